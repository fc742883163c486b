// 复制带出处 of an article that is no norm by 条: a standard answer with its words, any other text by its source alone.

import { useMutation } from '@tanstack/react-query';
import type { ArticleDetail } from '../../../shared/contract/desk-articles.ts';
import { useNow } from '../../link/now.ts';
import { answerText, answerTypes } from '../../records/norms/answer-text.ts';
import { answerSource } from '../../text/answer-words.ts';
import { titleWords } from '../../text/citation-words.ts';
import { todayYmd } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { KeyButton } from '../../ui/KeyButton.tsx';
import { Note } from '../../ui/Note.tsx';

type CopyAnswerProps = { readonly article: ArticleDetail; readonly onSay: (words: string) => void };

export function CopyAnswer({ article, onSay }: CopyAnswerProps) {
  const t = useText();
  const words = t.articles.copy;
  const today = todayYmd(useNow());
  const isAnswer = answerTypes.includes(article.data.articleType);
  const copy = useMutation({
    mutationFn: () => navigator.clipboard.writeText(textOf(article, today, isAnswer)),
    onSuccess: () => onSay(words.copied(titleWords(article.data.title))),
  });
  return (
    <div data-print-hide>
      <KeyButton kind="quiet" keys="Ctrl Shift C" busy={copy.isPending} onPress={() => copy.mutate()}>
        {isAnswer ? words.answer : words.source}
      </KeyButton>
      {copy.isSuccess && words.copied(titleWords(article.data.title))}
      {copy.isError && <Note kind="alert">{t.norms.reader.copyFailed}</Note>}
    </div>
  );
}

/** The clipboard takes all of it. */
function textOf(article: ArticleDetail, today: string, isAnswer: boolean): string {
  const got = isAnswer ? answerText(article, Number.POSITIVE_INFINITY, today) : undefined;
  return typeof got === 'object' ? got.words : answerSource(article, { today, isPart: false });
}

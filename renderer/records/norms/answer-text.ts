// A standard answer (标准口径, 常见问答, 办事指南 …) as it goes into an opinion: its words as plain text, and behind them
// its source in one line, never without it. Always Chinese, as the opinion is. Pure.

import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { parseQuestion, wordsOf } from '../../../shared/domain/question.ts';
import type { ArticleType, Ymd } from '../../../shared/domain/terms.ts';
import { type Answer, answerSource } from '../../text/answer-words.ts';
import { type Block, blocksOf, type Inline } from '../../ui/blocks.ts';

/** What is written to be said to a person. Rules are cited by their provisions; the rest is to be read only. */
export const answerTypes: readonly ArticleType[] = [
  '标准口径',
  '常见问答',
  '办事指南',
  '业务规范',
  '典型案例',
];

export const isAnswer = ({ kind, stated }: SearchHit): boolean =>
  kind === 'article' && stated !== undefined && answerTypes.includes(stated.articleType);

/** Whoever types what an answer is called means the answer; whoever names a 条 or a document means the provision. */
export function answersComeFirst(asked: string, answers: readonly SearchHit[]): boolean {
  if (/第.{1,9}条|[《》〔〕]/u.test(asked)) return false;
  const words = wordsOf(parseQuestion(asked)).map(({ text }) => text);
  return words.length > 0 && words.every((word) => answers[0]?.title.text.includes(word));
}

type AnswerText = {
  readonly words: string;
  /** The whole did not fit. */
  readonly isPart: boolean;
};

/** In no more than `room` characters; a part of an answer says that it is one. */
export function answerText(answer: Answer, room: number, today: Ymd): AnswerText | 'empty' | 'too-long' {
  const blocks = blocksOf(answer.data.body).filter(({ kind }) => kind !== 'rule');
  const firstWords = blocks.findIndex(({ kind }) => kind !== 'heading');
  if (firstWords < 0) return 'empty';
  const whole = `${plain(blocks)}\n${answerSource(answer, { today, isPart: false })}`;
  if (whole.length <= room) return { words: whole, isPart: false };
  const part = `${plain(blocks.slice(0, firstWords + 1))}\n${answerSource(answer, { today, isPart: true })}`;
  return part.length <= room ? { words: part, isPart: true } : 'too-long';
}

const plain = (blocks: readonly Block[]): string => blocks.map(plainBlock).join('\n');
const plainWords = (words: readonly Inline[]): string => words.map(({ text }) => text).join('');

function plainBlock(block: Block): string {
  if (block.kind === 'rule') return '';
  if (block.kind !== 'list') return plainWords(block.words);
  return block.items
    .map((item, at) => `${block.ordered ? `${at + 1}. ` : '· '}${plainWords(item)}`)
    .join('\n');
}

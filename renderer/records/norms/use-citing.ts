// What is found for the words typed into 引用, and the text that is put in for what was chosen: as it is now, not as it was
// when it was found.

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import type { Ymd } from '../../../shared/domain/terms.ts';
import { desk, deskClient } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { citationText, placeWords, titleWords } from '../../text/citation-words.ts';
import { todayYmd } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { answerText } from './answer-text.ts';
import { citableGroups, mostProvisions } from './citable-groups.ts';
import { citableQuestion } from './citable-question.ts';

export type Insertion = {
  readonly words: string;
  /** What is told of it once it stands there. */
  readonly said: string;
  /** Not the whole of an answer: that is to be read too, and not only heard. */
  readonly isPart?: true;
};

export type Citing = {
  /** How much the field still takes. */
  readonly room: number;
  /** Why it could not be put in; nothing when it was. */
  readonly onInsert: (got: Insertion) => string | undefined;
};

/** Of each kind. */
const most = mostProvisions;

/** Asked with each key; what is shown stays until the next is here. */
export function useCitable(asked: string) {
  const answer = useQuery({
    ...desk.search.ask.queryOptions({ input: { text: citableQuestion(asked), limitPerKind: most } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 10_000,
  });
  const groups = asked === '' ? [] : citableGroups(asked, answer.data?.groups ?? []);
  return { answer, groups, hits: groups.flatMap((group) => group.hits) };
}

export function useInserting({ room, onInsert }: Citing) {
  const t = useText();
  const now = useNow();
  const [refused, setRefused] = useState<string>();
  const insert = useMutation({
    mutationFn: async ({ hit, quote }: { readonly hit: SearchHit; readonly quote: boolean }) =>
      hit.kind === 'article'
        ? await answerOf(t, hit, { room, today: todayYmd(now) })
        : await citationOf(t, hit, quote),
    onSuccess: (got) => setRefused('refused' in got ? got.refused : onInsert(got)),
  });
  return { insert, refused, forget: () => setRefused(undefined) };
}

type Got = Insertion | { readonly refused: string };

async function citationOf(t: Text, { open }: SearchHit, quote: boolean): Promise<Got> {
  const citation = await deskClient.norms.cite({ id: open.id, place: { anchor: open.anchor ?? '' } });
  const place = `${titleWords(citation.title)}${placeWords(citation.label, citation.place)}`;
  return { words: citationText(citation, { quote }), said: t.norms.cite.inserted(place) };
}

type AnswerPlace = { readonly room: number; readonly today: Ymd };

async function answerOf(t: Text, { open }: SearchHit, { room, today }: AnswerPlace): Promise<Got> {
  const article = await deskClient.articles.read({ id: open.id });
  const words = t.norms.cite;
  const got = answerText(article, room, today);
  if (got === 'empty') return { refused: words.answerEmpty };
  if (got === 'too-long') return { refused: words.answerTooLong };
  const title = titleWords(article.data.title);
  return got.isPart
    ? { words: got.words, said: words.insertedPart(title), isPart: true }
    : { words: got.words, said: words.inserted(title) };
}

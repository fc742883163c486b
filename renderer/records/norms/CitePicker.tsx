// 引用: type words, choose a provision, and its citation stands where the caret was; or a standard answer, and its words
// with their source. What is found comes with each key; what is shown stays until the next is here.

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import type { Ymd } from '../../../shared/domain/terms.ts';
import { desk, deskClient } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { todayYmd } from '../../text/dates.ts';
import { citationText, placeWords, titleWords } from '../../text/citation-words.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Live } from '../../ui/Live.tsx';
import { Note } from '../../ui/Note.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Failed } from '../Failed.tsx';
import { AnswerOption } from './AnswerOption.tsx';
import { answerText } from './answer-text.ts';
import { citableGroups, mostProvisions } from './citable-groups.ts';
import styles from './CitePicker.module.css';
import { citableQuestion } from './citable-question.ts';
import { ProvisionOption } from './ProvisionOption.tsx';

export type Insertion = {
  readonly words: string;
  /** What is told of it once it stands there. */
  readonly said: string;
  /** Not the whole of an answer: that is to be read too, and not only heard. */
  readonly isPart?: true;
};

type CitePickerProps = {
  readonly onClose: () => void;
  /** How much the field still takes. */
  readonly room: number;
  /** Why it could not be put in; nothing when it was. */
  readonly onInsert: (got: Insertion) => string | undefined;
};

/** Of each kind. */
const most = mostProvisions;

export function CitePicker({ room, onClose, onInsert }: CitePickerProps) {
  const t = useText();
  const words = t.norms.cite;
  const id = useId();
  const now = useNow();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [refused, setRefused] = useState<string>();
  const asked = text.trim();
  const answer = useQuery({
    ...desk.search.ask.queryOptions({ input: { text: citableQuestion(asked), limitPerKind: most } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 10_000,
  });
  const groups = asked === '' ? [] : citableGroups(asked, answer.data?.groups ?? []);
  const hits = groups.flatMap((group) => group.hits);
  const insert = useMutation({
    mutationFn: async ({ hit, quote }: { readonly hit: SearchHit; readonly quote: boolean }) =>
      hit.kind === 'article'
        ? await answerOf(t, hit, { room, today: todayYmd(now) })
        : await citationOf(t, hit, quote),
    onSuccess: (got) => setRefused('refused' in got ? got.refused : onInsert(got)),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setActive((at) => (at + step + hits.length) % hits.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const hit = hits[active];
      // What is shown belongs to other words until the answer to these is here.
      if (hit !== undefined && !answer.isPlaceholderData && !insert.isPending)
        insert.mutate({ hit, quote: event.shiftKey });
    }
  };
  return (
    <Dialog title={words.title} closeLabel={t.close} onClose={onClose} width={760}>
      <div data-first-within>
        <SearchField
          label={words.box}
          clear={words.clear}
          value={text}
          onChange={(next) => {
            setText(next);
            setActive(0);
            setRefused(undefined);
          }}
          onKeyDown={onKeyDown}
          list={{ id, open: hits.length > 0, active: hits.length > 0 ? `${id}-${active}` : undefined }}
        />
      </div>
      <Trouble asked={answer.error} inserted={insert.error} refused={refused} />
      <div id={id} className={styles.list} role="listbox" aria-label={words.results}>
        {groups.map(({ kind, hits: ofKind, from }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div key={kind} role="group" aria-label={words[kind]}>
            <div className={styles.head} aria-hidden="true">
              {words[kind]}
            </div>
            {ofKind.map((hit, at) => {
              const Line = kind === 'answers' ? AnswerOption : ProvisionOption;
              return (
                <Line
                  key={hit.id}
                  id={`${id}-${from + at}`}
                  hit={hit}
                  active={from + at === active}
                  onTake={() => insert.mutate({ hit, quote: false })}
                />
              );
            })}
          </div>
        ))}
      </div>
      {asked === '' && <p className={styles.quiet}>{words.hint}</p>}
      {asked !== '' && answer.data !== undefined && hits.length === 0 && (
        <p className={styles.none}>{words.none(asked)}</p>
      )}
      {(answer.data?.indexBehind ?? 0) > 0 && <p className={styles.quiet}>{words.behind}</p>}
      <p className={styles.quiet}>{words.keys}</p>
      <Live>{asked !== '' && answer.data !== undefined ? words.found(hits.length) : ''}</Live>
    </Dialog>
  );
}

type Got = Insertion | { readonly refused: string };

async function citationOf(t: Text, { open }: SearchHit, quote: boolean): Promise<Got> {
  const citation = await deskClient.norms.cite({ id: open.id, place: { anchor: open.anchor ?? '' } });
  const place = `${titleWords(citation.title)}${placeWords(citation.label, citation.place)}`;
  return { words: citationText(citation, { quote }), said: t.norms.cite.inserted(place) };
}

type AnswerPlace = { readonly room: number; readonly today: Ymd };

/** As it is now, not as it was when it was found. */
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

type TroubleProps = {
  readonly asked: unknown;
  readonly inserted: unknown;
  readonly refused: string | undefined;
};

function Trouble({ asked, inserted, refused }: TroubleProps) {
  const t = useText();
  const words = t.norms.cite;
  if (refused !== undefined) return <Note kind="alert">{refused}</Note>;
  return <Failed error={inserted ?? asked} before={inserted ? words.insertFailed : words.failed} />;
}

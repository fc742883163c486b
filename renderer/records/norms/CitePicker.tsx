// 引用条款: type words, choose a provision, and its citation stands where the caret was. Answers come with each key; the
// one that is shown stays until the next is here.

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { desk, deskClient } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { citationText, placeWords, titleWords } from '../../text/citation-words.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Live } from '../../ui/Live.tsx';
import { Note } from '../../ui/Note.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import styles from './CitePicker.module.css';
import { provisionQuestion } from './provision-question.ts';
import { ProvisionOption } from './ProvisionOption.tsx';

type CitePickerProps = {
  readonly onClose: () => void;
  /** Why it could not be put in; nothing when it was. `place`: what is said to have been inserted. */
  readonly onInsert: (words: string, place: string) => string | undefined;
};

const most = 30;

export function CitePicker({ onClose, onInsert }: CitePickerProps) {
  const t = useText();
  const words = t.norms.cite;
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [refused, setRefused] = useState<string>();
  const asked = text.trim();
  const answer = useQuery({
    ...desk.search.ask.queryOptions({ input: { text: provisionQuestion(asked), limitPerKind: most } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 10_000,
  });
  const hits = asked === '' ? [] : provisionHits(answer.data?.groups ?? []);
  const insert = useMutation({
    mutationFn: ({ hit }: { readonly hit: SearchHit; readonly quote: boolean }) =>
      deskClient.norms.cite({ id: hit.open.id, place: { anchor: hit.open.anchor ?? '' } }),
    onSuccess: (citation, { quote }) => {
      const place = `${titleWords(citation.title)}${placeWords(citation.label, citation.place)}`;
      setRefused(onInsert(citationText(citation, { quote }), place));
    },
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
        {hits.map((hit, at) => (
          <ProvisionOption
            key={hit.id}
            id={`${id}-${at}`}
            hit={hit}
            active={at === active}
            onTake={() => insert.mutate({ hit, quote: false })}
          />
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

const provisionHits = (
  groups: readonly { readonly kind: string; readonly hits: readonly SearchHit[] }[],
): readonly SearchHit[] => groups.find(({ kind }) => kind === 'provision')?.hits ?? [];

type TroubleProps = {
  readonly asked: unknown;
  readonly inserted: unknown;
  readonly refused: string | undefined;
};

function Trouble({ asked, inserted, refused }: TroubleProps) {
  const t = useText();
  const words = t.norms.cite;
  if (refused !== undefined) return <Note kind="alert">{refused}</Note>;
  if (!asked && !inserted) return null;
  return (
    <Note kind="alert">
      {inserted ? words.insertFailed : words.failed}
      {troubleText(t, troubleOf(inserted ?? asked))}
    </Note>
  );
}

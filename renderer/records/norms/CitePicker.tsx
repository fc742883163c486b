// 引用: type words, choose a provision, and its citation stands where the caret was; or a standard answer, and its words
// with their source.

import { type KeyboardEvent, useId, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { useText } from '../../text/words.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Live } from '../../ui/Live.tsx';
import { Note } from '../../ui/Note.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Failed } from '../Failed.tsx';
import { AnswerOption } from './AnswerOption.tsx';
import styles from './CitePicker.module.css';
import { ProvisionOption } from './ProvisionOption.tsx';
import { type Citing, useCitable, useInserting } from './use-citing.ts';

type CitePickerProps = Citing & { readonly onClose: () => void };

export function CitePicker({ room, onClose, onInsert }: CitePickerProps) {
  const t = useText();
  const words = t.norms.cite;
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const asked = text.trim();
  const { answer, groups, hits } = useCitable(asked);
  const { insert, refused, forget } = useInserting({ room, onInsert });
  const type = (next: string) => {
    setText(next);
    setActive(0);
    forget();
  };
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
          onChange={type}
          onKeyDown={onKeyDown}
          list={{ id, open: hits.length > 0, active: hits.length > 0 ? `${id}-${active}` : undefined }}
        />
      </div>
      <Trouble asked={answer.error} inserted={insert.error} refused={refused} />
      <Results {...{ id, groups, active }} onTake={(hit) => insert.mutate({ hit, quote: false })} />
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

type ResultsProps = {
  readonly id: string;
  readonly groups: ReturnType<typeof useCitable>['groups'];
  readonly active: number;
  readonly onTake: (hit: SearchHit) => void;
};

function Results({ id, groups, active, onTake }: ResultsProps) {
  const words = useText().norms.cite;
  return (
    <div id={id} className={styles.list} role="listbox" aria-label={words.results}>
      {groups.map(({ kind, hits, from }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
        <div key={kind} role="group" aria-label={words[kind]}>
          <div className={styles.head} aria-hidden="true">
            {words[kind]}
          </div>
          {hits.map((hit, at) => {
            const Line = kind === 'answers' ? AnswerOption : ProvisionOption;
            return (
              <Line
                key={hit.id}
                id={`${id}-${from + at}`}
                hit={hit}
                active={from + at === active}
                onTake={() => onTake(hit)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
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

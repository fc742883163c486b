// Above the text of a norm: to a 条 by its number, the citation of the chosen place, the texts over time, and the text as
// it was on a day.

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { NormView } from '../../../shared/contract/desk-norms.ts';
import { deskClient } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { citationText, shortCitation } from '../../text/citation-words.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useKey } from '../../ui/use-key.ts';
import { DayField } from './DayField.tsx';
import styles from './NormBar.module.css';
import { provisionAt } from './places.ts';
import type { NormReading } from './use-norm.ts';

type NormBarProps = {
  readonly norm: NormView;
  readonly reading: NormReading;
  readonly versions: number;
  readonly versionsOpen: boolean;
  readonly versionsId: string;
  readonly onVersions: () => void;
  readonly whole: boolean;
  readonly onWhole: (whole: boolean) => void;
  /** Reading goes on in the text. */
  readonly onText: () => void;
  readonly onSay: (words: string) => void;
};

export function NormBar(props: NormBarProps) {
  const { norm, reading, versions, whole } = props;
  const t = useText();
  return (
    <>
      <div className={styles.days} data-print-hide>
        <DayField reading={reading} />
        <Button kind="quiet" onPress={() => props.onWhole(!whole)}>
          {whole ? t.norms.reader.byProvision : t.norms.reader.asWhole}
        </Button>
      </div>
      <div className={styles.bar} data-print-hide>
        {!whole && <Jump {...props} />}
        {!whole && <Cite norm={norm} reading={reading} onSay={props.onSay} />}
        {versions > 1 ? (
          <Button expands={{ id: props.versionsId, open: props.versionsOpen }} onPress={props.onVersions}>
            {t.norms.versions.title(versions)}
          </Button>
        ) : (
          <span className={styles.quiet}>{t.norms.versions.one}</span>
        )}
        {!whole && <span className={styles.keys}>{t.norms.reader.keys}</span>}
      </div>
    </>
  );
}

function Jump({ norm, reading, onText, onSay }: NormBarProps) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [missed, setMissed] = useState('');
  const go = () => {
    const provision = provisionAt(norm.provisions, typed);
    if (typed.trim() === '') return;
    setMissed(provision === undefined ? typed.trim() : '');
    if (provision === undefined) return;
    setTyped('');
    reading.goTo({ anchor: provision.anchor });
    onSay(t.norms.reader.place(provision.label));
    onText();
  };
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{t.norms.reader.jump}</label>
      <input
        id={id}
        className={styles.typed}
        value={typed}
        placeholder={t.norms.reader.jumpHint}
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
        aria-invalid={missed !== '' || undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => {
          setTyped(event.target.value);
          setMissed('');
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          go();
        }}
      />
      <span id={`${id}-note`} className={styles.problem} role="status">
        {missed !== '' && t.norms.reader.jumpNone(missed)}
      </span>
    </span>
  );
}

function Cite({ norm, reading, onSay }: Pick<NormBarProps, 'norm' | 'reading' | 'onSay'>) {
  const t = useText();
  const words = t.norms.reader;
  const { place } = reading;
  const copy = useMutation({
    mutationFn: async () => {
      if (place === undefined) return undefined;
      const citation = await deskClient.norms.cite({ id: norm.id, place: { ...place } });
      await navigator.clipboard.writeText(citationText(citation, { quote: true }));
      return citation;
    },
    onSuccess: (citation) =>
      onSay(citation === undefined ? words.citeNone : words.copied(shortCitation(citation))),
    onError: (error) => onSay(failed(error)),
  });
  const failed = (error: unknown): string =>
    error instanceof DOMException
      ? words.copyFailed
      : `${words.citeFailed}${troubleText(t, troubleOf(error))}`;
  const button = useKey<HTMLSpanElement>('KeyC', () => copy.mutate(), 'ctrl-shift');
  const done = copy.data === undefined ? undefined : words.copied(shortCitation(copy.data));
  return (
    <>
      <span ref={button}>
        <Button
          keys="Ctrl Shift C"
          busy={copy.isPending}
          unavailable={place === undefined && words.citeNone}
          onPress={() => copy.mutate()}
        >
          {words.cite}
        </Button>
      </span>
      {copy.isError && <Note kind="alert">{failed(copy.error)}</Note>}
      {copy.isSuccess && <span className={styles.done}>{done ?? words.citeNone}</span>}
    </>
  );
}

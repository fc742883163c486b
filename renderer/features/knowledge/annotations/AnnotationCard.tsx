// What this person put beside one place of a text: the field of their own note, and notes of older texts to be read.

import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import type { Annotation } from '../../../../shared/contract/desk-annotations.ts';
import { placeLabel } from '../../../../shared/domain/provision.ts';
import { useAutosave } from '../../../link/autosave.ts';
import { deskClient } from '../../../link/doors.ts';
import { useNow } from '../../../link/now.ts';
import { troubleOf } from '../../../link/trouble.ts';
import { dayWords, ymdWords } from '../../../text/dates.ts';
import { troubleText } from '../../../text/fault-words.ts';
import { useText } from '../../../text/words.tsx';
import type { Text } from '../../../text/zh.ts';
import { Button } from '../../../ui/Button.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { WritingBox } from '../../../ui/WritingBox.tsx';
import { paneOf } from '../use-pane-keys.ts';
import styles from './Annotations.module.css';
import { type Annotating, ownOf, type Removal } from './use-annotations.ts';

type CardProps = {
  readonly annotating: Annotating;
  readonly removal: Removal;
  /** Absent: of the text as a whole. */
  readonly anchor?: string | undefined;
  readonly onOpenText: (id: string) => void;
};

/** Nothing where nothing is. */
export function AnnotationCard({ annotating, removal, anchor, onOpenText }: CardProps) {
  const t = useText();
  const frame = useRef<HTMLElement>(null);
  const here = annotating.at(anchor);
  const lost = anchor === undefined ? annotating.all.filter((each) => each.lost) : [];
  const own = ownOf(here);
  const writing = annotating.writing;
  const isWriting = writing !== undefined && writing.anchor === anchor;
  if (here.length + lost.length === 0 && !isWriting) return null;
  const label = anchor === undefined ? t.annotations.whole : placeLabel({ anchor });
  const remove = (id: string) => {
    paneOf(frame.current)?.focus({ preventScroll: true });
    annotating.leave();
    removal.remove(id);
  };
  return (
    <>
      <section ref={frame} className={styles.card} aria-label={t.annotations.field(label)} data-print-hide>
        {(own || isWriting) && (
          <OwnNote
            id={annotating.id}
            anchor={anchor}
            label={label}
            own={own}
            wanted={isWriting ? writing.times : 0}
            onEntered={() => annotating.entered(anchor)}
            onRemove={remove}
          />
        )}
        {[...here.filter((each) => each !== own), ...lost].map((each) => (
          <OtherNote key={each.id} annotation={each} onOpenText={onOpenText} onRemove={remove} />
        ))}
      </section>
      {annotating.isPrinted && <PrintedNotes notes={[...here, ...lost]} />}
    </>
  );
}

/** On paper alone, and only when it is wished: what the person wrote is their own. */
function PrintedNotes({ notes }: { readonly notes: readonly Annotation[] }) {
  const t = useText();
  const now = useNow();
  return notes
    .filter(({ words }) => words !== '')
    .map((note) => (
      <p key={note.id} className={styles.printed} data-print-note>
        {t.annotations.printed(note.words)}
        {noteFrom(t, note, now)}
      </p>
    ));
}

const noteFrom = (t: Text, note: Annotation, now: number): string => {
  const from = fromWords(t, note, now);
  return from === undefined ? '' : t.annotations.printedFrom(from);
};

type OwnNoteProps = {
  readonly id: string;
  readonly anchor: string | undefined;
  readonly label: string;
  readonly own: Annotation | undefined;
  /** Above 0: the field is to have the focus, anew with each other number. */
  readonly wanted: number;
  readonly onEntered: () => void;
  readonly onRemove: (id: string) => void;
};

/** What the contract takes. */
const longest = 4000;

function OwnNote({ id, anchor, label, own, wanted, onEntered, onRemove }: OwnNoteProps) {
  const t = useText();
  const words = t.annotations;
  const box = useRef<HTMLTextAreaElement>(null);
  const says = useId();
  const place = { id, ...(anchor !== undefined && { anchor }) };
  const draft = useAutosave(
    own?.words ?? '',
    useMutation({
      mutationFn: (text: string) => deskClient.annotations.save({ ...place, words: text }),
    }),
  );
  useEffect(() => {
    if (wanted > 0) box.current?.focus();
  }, [wanted]);
  const states = { none: words.hint, saving: words.saving, saved: words.saved };
  return (
    <div className={styles.one}>
      <WritingBox
        ref={box}
        aria-label={words.field(label)}
        aria-describedby={says}
        placeholder={words.field(label)}
        value={draft.text}
        maxLength={longest}
        rows={2}
        onFocus={onEntered}
        onChange={(event) => draft.write(event.target.value)}
        onBlur={() => void draft.save()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          event.stopPropagation();
          paneOf(box.current)?.focus({ preventScroll: true });
        }}
      />
      <div className={styles.line}>
        {own?.marked && <Tag tone="brand">{words.markedTag}</Tag>}
        <FromWords annotation={own} />
        <span id={says} className={styles.state} role={draft.error ? 'alert' : 'status'}>
          {draft.error ? words.saveFailed + troubleText(t, troubleOf(draft.error)) : states[draft.state]}
        </span>
        {own && (
          <Button kind="quiet" onPress={() => onRemove(own.id)}>
            {words.remove}
          </Button>
        )}
      </div>
    </div>
  );
}

type OtherNoteProps = {
  readonly annotation: Annotation;
  readonly onOpenText: (id: string) => void;
  readonly onRemove: (id: string) => void;
};

function OtherNote({ annotation, onOpenText, onRemove }: OtherNoteProps) {
  const { annotations: words } = useText();
  const { id, from } = annotation;
  return (
    <div className={styles.one}>
      <p className={styles.words}>{annotation.words === '' ? words.bare : annotation.words}</p>
      <div className={styles.line}>
        {annotation.marked && <Tag tone="brand">{words.markedTag}</Tag>}
        <FromWords annotation={annotation} />
        <span className={styles.state} />
        {from?.kind === 'older' ? (
          <Button kind="quiet" onPress={() => onOpenText(from.id)}>
            {words.openOlder}
          </Button>
        ) : (
          <Button kind="quiet" onPress={() => onRemove(id)}>
            {words.remove}
          </Button>
        )}
      </div>
    </div>
  );
}

/** On which words it was written, when not on these. */
function FromWords({ annotation }: { readonly annotation: Annotation | undefined }) {
  const t = useText();
  const now = useNow();
  const told = annotation && fromWords(t, annotation, now);
  return told === undefined ? null : <span>{told}</span>;
}

function fromWords(t: Text, { from, lost, changedAt }: Annotation, now: number): string | undefined {
  if (lost !== undefined) return t.annotations.lost(lost);
  if (from === undefined) return undefined;
  if (from.kind === 'before-change') return t.annotations.beforeChange(dayWords(t, changedAt, now));
  const { docNo, publishedOn, title } = from;
  return t.annotations.older(docNo ?? (publishedOn === undefined ? title : ymdWords(t, publishedOn)));
}

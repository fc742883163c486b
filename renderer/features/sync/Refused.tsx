// Something the department did not take, or may no longer be sent: its reason in its own words, what is kept here,
// and the ways on.

import type { OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { useNow } from '../../link/now.ts';
import { momentWords } from '../../text/dates.ts';
import { fieldName, valueWords } from '../../text/field-words.ts';
import { newValueWords } from '../../records/new-words.ts';
import { sizeWords } from '../../text/size-words.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import { Elements } from '../../ui/Elements.tsx';
import styles from './BothVersions.module.css';
import { Decision } from './CameBack.tsx';
import { RecordHead } from './RecordHead.tsx';
import { whatWords } from './waiting.ts';

type RefusedProps = {
  readonly row: OutboxRow;
  readonly source: SourceStatus | undefined;
  readonly onAgain: () => void;
  readonly onGiveUp: () => void;
  readonly givingUp: boolean;
};

export function Refused({ row, source, onAgain, onGiveUp, givingUp }: RefusedProps) {
  const t = useText();
  const now = useNow();
  const field = row.reason?.kind === 'refused' ? row.reason.field : undefined;
  // A report of the desk itself is not written anew: it can only be let go.
  const isReport = row.type === 'action' && row.body.action === 'note-use';
  const mayGoOn = !isReport && row.reason?.kind !== 'withdrawn' && row.reason?.kind !== 'unknown-record';
  return (
    <>
      <RecordHead
        happened={titleOf(t, row)}
        title={row.title === '' ? whatWords(t, row) : row.title}
        source={source}
      />
      <p className={styles.about}>
        {field && t.todos.refusedField(fieldOf(t, row, field))}
        {aboutOf(t, row)}
      </p>
      {row.type === 'action' ? (
        <Decision body={row.body} decidedAt={momentWords(t, row.decidedAt, now)} />
      ) : (
        <Elements elements={sentElements(t, row, now)} />
      )}
      <div className={styles.foot}>
        {mayGoOn && (
          <Button kind="primary" keys="1" onPress={onAgain}>
            {row.type === 'action'
              ? t.sync.againAct
              : row.type === 'edit' || row.type === 'create'
                ? t.sync.againEdit
                : t.sync.retryNow}
          </Button>
        )}
        <Button keys="2" busy={givingUp} onPress={onGiveUp}>
          {t.sync.giveUp}
        </Button>
      </div>
    </>
  );
}

function titleOf(t: Text, { reason }: OutboxRow): string {
  if (reason?.kind === 'refused') return t.sync.refused(reason.reason);
  if (reason?.kind === 'unknown-record') return t.creates.unknownRecord;
  return reason?.kind === 'withdrawn' ? t.sync.withdrawn : t.sync.refusedPlain;
}

function aboutOf(t: Text, { type, reason }: OutboxRow): string {
  if (reason?.kind === 'unknown-record') return t.creates.unknownRecordAbout;
  if (type === 'create') return t.creates.refusedAbout;
  if (type === 'action') return t.sync.refusedAbout;
  return type === 'edit' ? t.sync.refusedEditAbout : t.sync.refusedUploadAbout;
}

/** A department may name the field by our name or in its own words. */
function fieldOf(t: Text, { kind }: OutboxRow, field: string): string {
  const known = fieldName(t, kind, field);
  return known === t.fields.other ? field : known;
}

export function sentElements(t: Text, row: Exclude<OutboxRow, { readonly type: 'action' }>, now: number) {
  const when = { term: t.sync.decidedAt, value: momentWords(t, row.decidedAt, now), wide: true };
  if (row.type === 'upload') {
    const value = `${row.file.name}${t.dot}${sizeWords(t, row.file.size)}`;
    return [{ term: t.sync.yourFile, value, wide: true }, when];
  }
  const changes = Object.entries(row.fields).map(([field, value]) => ({
    term: fieldName(t, row.kind, field),
    value:
      (row.type === 'create' ? newValueWords(t, field, value, now) : valueWords(t, value, now, field)) ||
      t.fields.none,
    wide: true,
  }));
  return [...changes, when];
}

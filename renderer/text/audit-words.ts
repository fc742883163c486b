// A line of 本机记录 in words, and how the chain of lines stands. Pure.

import type { AuditLine, ChainStandingView } from '../../shared/contract/desk-audit.ts';
import { momentInFull } from './dates.ts';
import { fieldName } from './field-words.ts';
import type { Text } from './zh.ts';

/** What happened, in one line: 同意：送出. */
export function lineWords(t: Text, line: AuditLine): string {
  const { event, attempt = 1 } = line;
  const said = event === 'action-sent' && attempt > 1 ? t.audit.attempt(attempt) : t.audit.events[event];
  const more = moreWords(t, line);
  const whole = more === '' ? said : t.audit.said(said, more);
  const what = aboutWords(t, line);
  return what === '' ? whole.charAt(0).toUpperCase() + whole.slice(1) : t.audit.joined(what, whole);
}

/** What it was that was decided. */
function aboutWords(t: Text, { act, type }: AuditLine): string {
  if (act !== undefined) return t.terms.action[act];
  return type === undefined ? '' : t.history.type[type];
}

function moreWords(t: Text, { event, how, count, level, pages }: AuditLine): string {
  const isUnderWay = event === 'record-changed' || event === 'record-gone';
  const parts = [
    how === undefined ? '' : t.audit.hows[how],
    count === undefined ? '' : isUnderWay ? t.audit.unfinished(count) : t.audit.counted(count),
    level === undefined ? '' : t.terms.secretLevel[level],
    pages === undefined ? '' : t.audit.pages(pages.from, pages.to),
  ];
  return parts.filter((part) => part !== '').join(t.comma);
}

/** The record by its title while it is here, else by what it is. */
export function recordWords(t: Text, { record, file }: AuditLine): string {
  if (record === undefined) return file ?? '';
  return record.here?.title ?? t.audit.notHere(t.terms.kind[record.kind]);
}

export function sourceWords(
  t: Text,
  { sourceId, sourceGone }: AuditLine,
  sources: readonly { readonly id: string; readonly name: string }[],
): string {
  if (sourceId === undefined) return sourceGone ? t.unknownSource : '';
  return sources.find(({ id }) => id === sourceId)?.name ?? t.unknownSource;
}

export function fieldsWords(t: Text, { record, fields = [] }: AuditLine): string {
  const kind = record?.kind;
  return kind === undefined ? '' : fields.map((field) => fieldName(t, kind, field)).join(t.comma);
}

export function chosenWords(t: Text, { record, chosen = [] }: AuditLine): string {
  const kind = record?.kind;
  if (kind === undefined) return '';
  return chosen
    .map(({ field, choice }) => t.audit.joined(fieldName(t, kind, field), t.audit.chosen[choice]))
    .join(t.comma);
}

export function chainWords(t: Text, { outcome }: ChainStandingView): string {
  if (outcome === undefined) return t.audit.unchecked;
  if (outcome.kind === 'broken') return t.audit.broken[outcome.how](outcome.line);
  const { lines, first, last, clockBack } = outcome;
  if (first === undefined || last === undefined) return t.audit.wholeNone;
  const whole = t.audit.whole(lines, momentInFull(t, first), momentInFull(t, last));
  return clockBack === 0 ? whole : whole + t.audit.clockBack(clockBack);
}

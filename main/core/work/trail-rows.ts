// A line of the audit trail as it goes out. Of what it holds only what is named here, each by its type; titles and names of
// files come from what is here now, so that what was withdrawn or is above the ceiling stays unnamed (S13).
import type { AuditLine } from '../../../shared/contract/desk-audit.ts';
import { outboxTypes } from '../../../shared/domain/action.ts';
import {
  type AuditEvent,
  auditEvents,
  auditFacts,
  auditHows,
  chosenAs,
} from '../../../shared/domain/audit.ts';
import { actKinds, type Id, recordKinds, secretLevels } from '../../../shared/domain/terms.ts';
import type { TrailLine } from '../store/audit-lines.ts';
import { isoOf, type Row } from '../store/columns.ts';
import { fileNamed } from '../store/files.ts';
import { readHit } from '../store/hits.ts';
import { recordId } from '../store/ids.ts';
import { ownMark } from '../store/outbox.ts';
import { findRecord } from '../store/records.ts';
import { listSources, sourceKey } from '../store/sources.ts';
import type { Store } from '../store/store.ts';

/** A line names its source by the integer of its rows or by its id. */
type Sources = ReadonlyMap<string, { readonly id: Id; readonly key: number }>;

export function sourcesByName(store: Store): Sources {
  const names = new Map<string, { readonly id: Id; readonly key: number }>();
  for (const { id } of listSources(store)) {
    const key = sourceKey(store, id);
    if (key === undefined) continue;
    names.set(String(key), { id, key });
    names.set(id, { id, key });
  }
  return names;
}

export function lineOf(
  store: Store,
  sources: Sources,
  { seq, at, event: stored, detail, hash }: TrailLine,
): AuditLine {
  const event = auditEvents.find((known) => known === stored);
  const named = detail['source'];
  const source = named === undefined ? undefined : sources.get(String(named));
  return {
    seq,
    at: isoOf(at),
    event: event ?? 'unknown',
    by: event === undefined ? 'desk' : auditFacts[event].by,
    hash,
    sourceGone: named !== undefined && source === undefined,
    ...optional('sourceId', source?.id),
    ...optional('record', recordOf(store, detail, source?.key)),
    ...optional('file', fileOf(store, detail)),
    ...(event === undefined ? {} : more(event, detail)),
  };
}

/** `{ [name]: value }`, or nothing to spread. */
function optional<N extends string, T>(name: N, value: T | undefined): { readonly [K in N]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [K in N]?: T });
}

function recordOf(store: Store, detail: Row, source: number | undefined): AuditLine['record'] {
  const kind = oneOf(recordKinds, detail['kind']);
  const remoteId = string(detail['remoteId']);
  if (kind === undefined || remoteId === undefined) return undefined;
  const key = source === undefined ? undefined : findRecord(store, kind, source, remoteId)?.key;
  const title = key === undefined ? undefined : readHit(store, { kind, key })?.title;
  return {
    kind,
    ...(key === undefined || title === undefined ? {} : { here: { id: recordId(kind, key), title } }),
    ...(remoteId.startsWith(ownMark) ? {} : { remoteId }),
  };
}

function fileOf(store: Store, detail: Row): string | undefined {
  const hash = string(detail['hash']);
  return hash === undefined ? undefined : fileNamed(store, hash)?.name;
}

type More = Pick<
  AuditLine,
  'type' | 'act' | 'attempt' | 'fields' | 'chosen' | 'count' | 'left' | 'level' | 'how' | 'pages'
>;

function more(event: AuditEvent, detail: Row): More {
  const from = int(detail['from']);
  const to = int(detail['to']);
  return {
    ...optional('type', typeOf(event, detail)),
    ...optional('act', oneOf(actKinds, detail['act'] ?? detail['decision'])),
    ...optional('attempt', int(detail['attempt'])),
    ...optional('fields', strings(detail['fields'])),
    ...optional('chosen', strings(detail['choice'])?.flatMap(chosenOf)),
    ...optional('count', countOf(detail)),
    ...optional('left', int(detail['left'])),
    ...optional('level', oneOf(secretLevels, detail['level'])),
    ...optional('how', howOf(detail)),
    ...optional('pages', from === undefined || to === undefined ? undefined : { from, to }),
  };
}

const decided: { readonly [E in AuditEvent]?: AuditLine['type'] } = {
  'action-decided': 'action',
  'edit-decided': 'edit',
  'upload-decided': 'upload',
  'create-decided': 'create',
};

const typeOf = (event: AuditEvent, detail: Row): AuditLine['type'] =>
  decided[event] ?? oneOf(outboxTypes, detail['type']);

/** Written as `title: mine`. */
function chosenOf(written: string): NonNullable<AuditLine['chosen']> {
  const at = written.lastIndexOf(': ');
  const choice = oneOf(chosenAs, written.slice(at + 2));
  return at < 0 || choice === undefined ? [] : [{ field: written.slice(0, at), choice }];
}

/** What was counted, or is listed there: records, lines, texts, what was unfinished. */
function countOf(detail: Row): number | undefined {
  const counted = [detail['records'], detail['lines'], detail['imported']]
    .map(int)
    .find((n) => n !== undefined);
  return counted ?? strings(detail['unfinished'] ?? detail['texts'] ?? detail['items'])?.length;
}

function howOf(detail: Row): AuditLine['how'] {
  const { believe } = detail;
  if (typeof believe === 'boolean') return believe ? 'believed' : 'refused';
  return oneOf(auditHows, detail['how'] ?? detail['said'] ?? detail['why'] ?? detail['as']);
}

const oneOf = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  list.find((item) => item === value);
const string = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const int = (value: unknown): number | undefined => (Number.isInteger(value) ? Number(value) : undefined);
const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;

// Top-level fields of a record that this desk does not know: of a newer department, or of its own making. They are kept
// beside the record and shown to nobody; within bounds, and only of records that may be held here at all.
import type { Change } from '../../../../shared/contract/department.ts';
import { archiveDataSchema } from '../../../../shared/domain/archive.ts';
import { articleDataSchema } from '../../../../shared/domain/article.ts';
import { defaultCeiling, mayStore } from '../../../../shared/domain/classification.ts';
import { contactDataSchema } from '../../../../shared/domain/contact.ts';
import type { RecordKind } from '../../../../shared/domain/terms.ts';
import { todoDataSchema } from '../../../../shared/domain/todo.ts';
import { isWellFormed, isWellFormedThroughout } from '../well-formed.ts';

type Extra = { readonly [name: string]: unknown };
type KnownRecord = Extract<Change, { readonly change: 'upsert' }>['record'];

const mostFields = 64;
/** Of JSON, in UTF-8. */
const mostBytes = 64 * 1024;

const namesOf = (schema: { readonly shape: object }): ReadonlySet<string> =>
  new Set(Object.keys(schema.shape));
const known: { readonly [K in RecordKind]: ReadonlySet<string> } = {
  todo: namesOf(todoDataSchema),
  archive: namesOf(archiveDataSchema),
  article: namesOf(articleDataSchema),
  contact: namesOf(contactDataSchema),
};

/** `raw`: the same record as it came. What does not fit is left out, in the order of the record. */
export function extraOf(record: KnownRecord, raw: unknown): Extra | undefined {
  const names = known[record.kind];
  const given: Extra = Object(raw);
  let unknown: string[] | undefined;
  // Every record of every page passes here: nothing is allocated for one without unknown fields.
  for (const name in given) {
    if (names.has(name)) continue;
    unknown ??= [];
    unknown.push(name);
  }
  return unknown === undefined || isAboveCeiling(record) ? undefined : bounded(given, unknown);
}

function isAboveCeiling({ data }: KnownRecord): boolean {
  return 'secretLevel' in data && !mayStore(data.secretLevel, defaultCeiling);
}

function bounded(raw: Extra, names: readonly string[]): Extra | undefined {
  const kept: (readonly [string, unknown])[] = [];
  let bytes = 2;
  for (const name of names) {
    if (kept.length === mostFields) break;
    const value = raw[name];
    if (!isWellFormed(name) || !isWellFormedThroughout(value)) continue;
    const size = Buffer.byteLength(JSON.stringify([name, value])) + 1;
    if (bytes + size > mostBytes) continue;
    bytes += size;
    kept.push([name, value]);
  }
  // Not by assignment: a field may be named `__proto__`.
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

// What a system really holds and really did, for tests to compare a desk with.
import { implement } from '@orpc/server';
import { fieldClasses } from '../../../shared/domain/edit.ts';
import { openTodoStates, type RecordKind } from '../../../shared/domain/terms.ts';
import type { Base } from './base.ts';
import { controlContract, type Planted } from './control-contract.ts';
import { readItem, revisionText } from './items.ts';
import type { Running } from './running.ts';

const on = implement(controlContract).truth;
const isOpen = `presence = 'listed' AND kind = 'todo' AND state IN (${openTodoStates.map((state) => `'${state}'`).join(', ')})`;
const emptyPlanted: Planted = {
  aboveCeiling: [],
  badField: [],
  markup: [],
  rareNames: [],
  estimated: [],
  paused: [],
};

export function truth({ base, seen }: Running) {
  return {
    ...contents(base),
    values: on.values.handler(({ input: { kind, id } }) => valuesOf(base, kind, id)),
    effects: on.effects.handler(({ input }) => effects(base, input)),
    uses: on.uses.handler(({ input: { id } }) => uses(base, id)),
    ledger: on.ledger.handler(() => ledger(base)),
    planted: on.planted.handler(
      (): Planted => ({ ...emptyPlanted, ...JSON.parse(base.remembered('planted') ?? '{}') }),
    ),
    uploads: on.uploads.handler(() =>
      base
        .sql('SELECT sha256, count(*) AS begun, sum(done) AS finished FROM upload GROUP BY sha256')
        .all()
        .map(({ sha256, begun, finished }) => ({
          sha256: String(sha256),
          begun: Number(begun),
          finished: Number(finished),
        })),
    ),
    requests: on.requests.handler(() => ({
      byPlace: Object.fromEntries(seen.byPlace),
      refusedSignIns: seen.refusedSignIns,
    })),
  };
}

function contents(base: Base) {
  const count = (where: string) => Number(base.sql(`SELECT count(*) AS n FROM item WHERE ${where}`).get()?.n);
  const tally = (column: 'kind' | 'state', where: string) => {
    const rows = base
      .sql(`SELECT ${column} AS name, count(*) AS n FROM item WHERE ${where} GROUP BY ${column}`)
      .all();
    return Object.fromEntries(rows.map((row) => [String(row.name), Number(row.n)]));
  };
  const ids = (where: string, ...values: readonly string[]) =>
    base
      .sql(`SELECT id FROM item WHERE ${where} ORDER BY seq`)
      .all(...values)
      .map((row) => String(row.id));
  return {
    counts: on.counts.handler(() => ({
      byKind: tally('kind', `presence = 'listed'`),
      byState: tally('state', `presence = 'listed' AND kind = 'todo'`),
      openTodos: count(isOpen),
      tombstones: count(`presence = 'tombstone'`),
      withdrawn: count(`presence = 'withdrawn'`),
    })),
    openTodos: on.openTodos.handler(() => ids(isOpen)),
    ids: on.ids.handler(({ input }) => ids(`presence = 'listed' AND kind = ?`, input.kind)),
    item: on.item.handler(({ input }) => {
      const item = readItem(base, input.kind, input.id);
      return item === undefined
        ? null
        : { revision: revisionText(item.revision), presence: item.presence, data: item.data };
    }),
  };
}

function effects(
  base: Base,
  { key, id }: { readonly key?: string | undefined; readonly id?: string | undefined },
) {
  const rows = base
    .sql(
      `SELECT key, kind, item, action, opinion, at, fields FROM effect
       WHERE ($key IS NULL OR key = $key) AND ($id IS NULL OR item = $id) ORDER BY n`,
    )
    .all({ key: key ?? null, id: id ?? null });
  return rows.map((row) => ({
    key: String(row.key),
    kind: String(row.kind),
    id: String(row.item),
    action: String(row.action),
    opinion: String(row.opinion),
    at: String(row.at),
    ...(row.fields === null ? {} : { fields: JSON.parse(String(row.fields)) }),
  }));
}

function valuesOf(base: Base, kind: RecordKind, id: string): Record<string, unknown[]> {
  const rows = base
    .sql('SELECT field, value FROM value_seen WHERE kind = ? AND item = ? ORDER BY n')
    .all(kind, id);
  const present = readItem(base, kind, id)?.data ?? {};
  const values: Record<string, unknown[]> = {};
  for (const field of Object.keys(fieldClasses[kind])) {
    const seen = rows.filter((row) => row.field === field).map(({ value }) => JSON.parse(String(value)));
    const all = seen.length > 0 ? seen : [present[field] ?? null];
    values[field] = all;
  }
  return values;
}

function uses(base: Base, id: string) {
  const rows = base.sql('SELECT loan, hash, what, at, pages FROM loan_use WHERE item = ? ORDER BY n').all(id);
  return rows.map((row) => ({
    loan: String(row.loan),
    hash: String(row.hash),
    what: String(row.what),
    at: String(row.at),
    ...(row.pages === null ? {} : { pages: String(row.pages) }),
  }));
}

function ledger(base: Base) {
  const rows = base.sql('SELECT key, kind, item, answer, repeats, at FROM ledger ORDER BY at, key').all();
  return rows.map((row) => ({
    key: String(row.key),
    kind: String(row.kind),
    id: String(row.item),
    answer: JSON.parse(String(row.answer)),
    repeats: Number(row.repeats),
    at: String(row.at),
  }));
}

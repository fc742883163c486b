// What a person decided, an action or a change of fields, exactly once for its key: ledger row, effect, opinion and new
// revision are ONE transaction, and the answer leaves only after its COMMIT. The rules are those of the other samples.
import type {
  DepartmentAction,
  DepartmentCreate,
  DepartmentEdit,
} from '../../../shared/contract/department.ts';
import { type Answer, answerSchema, type NoteUse } from '../../../shared/domain/action.ts';
import { type Acted, bodyHash, outcomeOf, passedOn, unknownItem } from '../system/act.ts';
import { createHashOf, type Files, made } from '../system/create.ts';
import { edited, editHash, editRefusal, newFiles } from '../system/edit.ts';
import type { Presence } from '../system/items.ts';
import type { SystemPlan } from '../system/plan.ts';
import type { Database, Transaction } from './database.ts';

export type Person = {
  readonly account: string;
  readonly viewer: string;
  readonly name: string;
  readonly org: string;
};

type Decided = Pick<DepartmentAction, 'key' | 'kind' | 'id' | 'basedOn'>;
type Row = {
  readonly revision: string;
  readonly presence: Presence;
  readonly data: Record<string, unknown>;
};
/** What becomes of the item, and what is noted about it. */
type Effect = {
  readonly data: object;
  readonly action: string;
  readonly opinion: string;
  readonly fields?: object;
};
type Decide = (item: Row, tx: Transaction) => Promise<Answer | Effect>;

export function act(sql: Database, person: Person, action: DepartmentAction, at: string): Promise<Acted> {
  return once(sql, person, { ...action, hash: bodyHash(action), at }, async (item, tx) => {
    const { action: kind, opinion } = action;
    // 查借阅申请 are granted in the answer: there is nobody here to look at them.
    const after = outcomeOf(item, action, { ...person, at, lends: { afterMs: 0 } });
    if ('outcome' in after) return after;
    if (action.action === 'note-use') await keepUses(tx, person, action);
    if (after.data === undefined) return { outcome: 'accepted', revision: `r${item.revision}` };
    return { data: after.data, action: kind, opinion };
  });
}

/** The lines of the register, in the transaction of the receipt. */
async function keepUses(
  tx: Transaction,
  { account }: Person,
  { id, loan, uses }: NoteUse & { readonly id: string },
): Promise<void> {
  const lines = uses.map(({ hash, what, at, from, to }) => ({
    ...{ account, item: id, loan, hash, what, at },
    pages: from === undefined ? null : `${from}-${to ?? from}`,
  }));
  await tx`INSERT INTO ds_loan_use ${tx(lines)}`;
}

export function change(
  sql: Database,
  person: Person,
  offered: SystemPlan['edits'],
  edit: DepartmentEdit & { readonly at: string },
): Promise<Acted> {
  return once(sql, person, { ...edit, hash: editHash(edit) }, async (item, tx) => {
    const hashes = newFiles(item, edit).map(({ hash }) => hash);
    const held = await tx<{ hash: string; size: string }[]>`
      SELECT hash, size FROM ds_file JOIN ds_file_viewer USING (hash)
      WHERE viewer = ${person.viewer} AND hash = ANY(${hashes})`;
    const sizes = new Map(held.map(({ hash, size }) => [hash, Number(size)]));
    const refused = editRefusal(offered, item, edit, sizes);
    return refused ?? { data: edited(item, edit), action: 'edit', opinion: '', fields: edit.fields };
  });
}

/**
 * A record made from a desk. Numbers within a series are given under a lock of their own, held until the commit: two
 * desks at once never get the same, and one that is rolled back leaves no gap.
 */
export function create(
  sql: Database,
  { account, viewer, name }: Person,
  { creates, feeds }: SystemPlan,
  wanted: DepartmentCreate & { readonly at: string },
): Promise<Acted> {
  const { key, kind, fields, at } = wanted;
  return recorded(sql, { key, account, kind, id: '', hash: createHashOf(wanted) }, async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(hashtext('ds_number')), set_config('ds.person', ${name}, true)`;
    const record = made(creates, wanted, await filesOf(tx, viewer, fields));
    if ('outcome' in record) return record;
    const feed = feeds.find(({ kinds }) => kinds.includes(kind))?.name ?? '';
    const [item] = await tx`
      INSERT INTO ds_item(viewer, kind, id, feed, data)
      VALUES (${viewer}, ${kind}, 'XJ' || lpad(nextval('ds_made')::text, 7, '0'), ${feed}, ${JSON.stringify(record.data)}::text::json)
      RETURNING id, revision`;
    const id = String(item?.id);
    await tx`
      INSERT INTO ds_effect(key, kind, item, action, opinion, fields, at)
      VALUES (${key}, ${kind}, ${id}, 'create', '', ${JSON.stringify(fields)}::text::json, ${at})`;
    await tx`UPDATE ds_action SET item = ${id} WHERE key = ${key}`;
    return { outcome: 'accepted', id, revision: `r${item?.revision}` };
  });
}

/** Of the 全宗 and the series that this record is for. */
async function filesOf(tx: Transaction, viewer: string, fields: DepartmentCreate['fields']): Promise<Files> {
  const { fonds = '', category = '', year = '', retention = '', orgOrTopic = null, itemNo = null } = fields;
  const inSeries = tx`
    data->>'category' = ${String(category)} AND data->>'year' = ${String(year)} AND data->>'retention' = ${String(retention)}
    AND data->>'orgOrTopic' IS NOT DISTINCT FROM ${orgOrTopic === null ? null : String(orgOrTopic)}`;
  const [found] = await tx`
    SELECT max(data->>'fondsName') AS name,
      coalesce(max((data->>'itemNo')::int) FILTER (WHERE ${inSeries}), 0) AS last,
      count(*) FILTER (WHERE ${inSeries} AND (data->>'itemNo')::int = ${Number(itemNo ?? 0)})::int AS same
    FROM ds_item WHERE viewer = ${viewer} AND kind = 'archive' AND data->>'fonds' = ${String(fonds)}`;
  const name: unknown = found?.name ?? undefined;
  return {
    fondsName: () => (name === undefined ? undefined : String(name)),
    nextItem: () => Number(found?.last) + 1,
    hasItem: () => Number(found?.same) > 0,
  };
}

type Stamped = Decided & { readonly hash: string; readonly at: string; readonly action?: string };

function once(sql: Database, person: Person, decided: Stamped, decide: Decide): Promise<Acted> {
  const { account } = person;
  return recorded(sql, { ...decided, account }, (tx) => answerTo(tx, person, decided, decide));
}

type Recorded = Pick<Stamped, 'key' | 'kind' | 'id' | 'hash'> & { readonly account: string };

function recorded(
  sql: Database,
  { key, kind, id, hash, account }: Recorded,
  answered: (tx: Transaction) => Promise<Answer>,
): Promise<Acted> {
  return sql.begin(async (tx): Promise<Acted> => {
    // A second request with this key waits here until the first has ended, and then finds its answer.
    const { count } = await tx`
      INSERT INTO ds_action(key, account, body_sha, kind, item)
      VALUES (${key}, ${account}, ${hash}, ${kind}, ${id}) ON CONFLICT DO NOTHING`;
    if (count === 0) return repeated(tx, { account, key, hash });
    const answer = await answered(tx);
    await tx`UPDATE ds_action SET answer = ${JSON.stringify(answer)}::text::json WHERE key = ${key}`;
    return { kind: 'answered', answer };
  });
}

async function repeated(
  tx: Transaction,
  { account, key, hash }: Pick<Recorded, 'account' | 'key' | 'hash'>,
): Promise<Acted> {
  const [known] = await tx`
    UPDATE ds_action SET repeats = repeats + 1
    WHERE key = ${key} AND account = ${account} AND body_sha = ${hash} RETURNING answer`;
  return known === undefined
    ? { kind: 'key-reused' }
    : { kind: 'answered', answer: answerSchema.parse(known.answer) };
}

export async function receiptOf(sql: Database, person: Person, key: string): Promise<Answer | undefined> {
  const [known] = await sql`SELECT answer FROM ds_action WHERE key = ${key} AND account = ${person.account}`;
  return known === undefined ? undefined : answerSchema.parse(known.answer);
}

async function answerTo(
  tx: Transaction,
  { viewer, name }: Person,
  { key, kind, id, basedOn, at, action: act }: Stamped,
  decide: Decide,
): Promise<Answer> {
  const [item] = await tx<Row[]>`
    SELECT revision, presence, data, set_config('ds.person', ${name}, true) FROM ds_item
    WHERE viewer = ${viewer} AND kind = ${kind} AND id = ${id} FOR UPDATE`;
  if (item === undefined) return unknownItem;
  const present = `r${item.revision}`;
  const isReport = act === 'note-use';
  const seen = isReport || act === 'give-back' ? present : basedOn;
  const decision = passedOn(isReport ? 'listed' : item.presence, present, seen) ?? (await decide(item, tx));
  if ('outcome' in decision) return decision;
  const { data, action, opinion, fields } = decision;
  const [changed] = await tx`
    UPDATE ds_item SET data = ${JSON.stringify(data)}::text::json
    WHERE viewer = ${viewer} AND kind = ${kind} AND id = ${id} RETURNING revision`;
  await tx`
    INSERT INTO ds_effect(key, kind, item, action, opinion, fields, at)
    VALUES (${key}, ${kind}, ${id}, ${action}, ${opinion}, ${fields === undefined ? null : JSON.stringify(fields)}::text::json, ${at})`;
  return { outcome: 'accepted', revision: `r${changed?.revision}` };
}

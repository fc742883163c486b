// What a person decided, an action or a change of fields, exactly once for its key: ledger row, effect, opinion and new
// revision are ONE transaction, and the answer leaves only after its COMMIT. The rules are those of the other samples.
import type { DepartmentAction, DepartmentEdit } from '../../../shared/contract/department.ts';
import { type Answer, answerSchema } from '../../../shared/domain/action.ts';
import { type Acted, acted, bodyHash, passedOn, refusal, unknownItem } from '../system/act.ts';
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
  return once(sql, person, { ...action, hash: bodyHash(action), at }, async (item) => {
    const { action: kind, opinion } = action;
    return refusal(item, action) ?? { data: acted(item, action, person, at), action: kind, opinion };
  });
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

type Stamped = Decided & { readonly hash: string; readonly at: string };

function once(sql: Database, person: Person, decided: Stamped, decide: Decide): Promise<Acted> {
  const { key, kind, id, hash } = decided;
  return sql.begin(async (tx): Promise<Acted> => {
    // A second request with this key waits here until the first has ended, and then finds its answer.
    const { count } = await tx`
      INSERT INTO ds_action(key, account, body_sha, kind, item)
      VALUES (${key}, ${person.account}, ${hash}, ${kind}, ${id}) ON CONFLICT DO NOTHING`;
    if (count === 0) return repeated(tx, person, key, hash);
    const answer = await answerTo(tx, person, decided, decide);
    await tx`UPDATE ds_action SET answer = ${JSON.stringify(answer)}::text::json WHERE key = ${key}`;
    return { kind: 'answered', answer };
  });
}

async function repeated(tx: Transaction, person: Person, key: string, hash: string): Promise<Acted> {
  const [known] = await tx`
    UPDATE ds_action SET repeats = repeats + 1
    WHERE key = ${key} AND account = ${person.account} AND body_sha = ${hash} RETURNING answer`;
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
  { key, kind, id, basedOn, at }: Stamped,
  decide: Decide,
): Promise<Answer> {
  const [item] = await tx<Row[]>`
    SELECT revision, presence, data, set_config('ds.person', ${name}, true) FROM ds_item
    WHERE viewer = ${viewer} AND kind = ${kind} AND id = ${id} FOR UPDATE`;
  if (item === undefined) return unknownItem;
  const decision = passedOn(item.presence, `r${item.revision}`, basedOn) ?? (await decide(item, tx));
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

// One action of a person, exactly once for its key: ledger row, effect, opinion and new revision are ONE transaction,
// and the answer leaves only after its COMMIT. The business rules are those of the other samples.
import type { DepartmentAction } from '../../../shared/contract/department.ts';
import { type Answer, answerSchema } from '../../../shared/domain/action.ts';
import { type Acted, acted, bodyHash, refusal } from '../system/act.ts';
import type { Presence } from '../system/items.ts';
import type { Database, Transaction } from './database.ts';

export type Person = {
  readonly account: string;
  readonly viewer: string;
  readonly name: string;
  readonly org: string;
};

export function act(sql: Database, person: Person, action: DepartmentAction, at: string): Promise<Acted> {
  const { key, kind, id } = action;
  const hash = bodyHash(action);
  return sql.begin(async (tx): Promise<Acted> => {
    // A second request with this key waits here until the first has ended, and then finds its answer.
    const { count } = await tx`
      INSERT INTO ds_action(key, account, body_sha, kind, item)
      VALUES (${key}, ${person.account}, ${hash}, ${kind}, ${id}) ON CONFLICT DO NOTHING`;
    if (count === 0) return repeated(tx, person, key, hash);
    const answer = await decide(tx, person, action, at);
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

type Row = {
  readonly revision: string;
  readonly presence: Presence;
  readonly data: Record<string, unknown>;
};

async function decide(
  tx: Transaction,
  person: Person,
  action: DepartmentAction,
  at: string,
): Promise<Answer> {
  const { key, kind, id, opinion } = action;
  const [item] = await tx<Row[]>`
    SELECT revision, presence, data FROM ds_item
    WHERE viewer = ${person.viewer} AND kind = ${kind} AND id = ${id} FOR UPDATE`;
  if (item === undefined) return { outcome: 'refused', reason: '本系统没有这一事项。' };
  if (item.presence === 'withdrawn') return { outcome: 'refused', reason: '该事项已不由您办理。' };
  if (`r${item.revision}` !== action.basedOn) return { outcome: 'conflict', revision: `r${item.revision}` };
  const refused = refusal(item, action);
  if (refused !== undefined) return refused;
  const data = JSON.stringify(acted(item, action, person, at));
  const [changed] = await tx`
    UPDATE ds_item SET data = ${data}::text::json
    WHERE viewer = ${person.viewer} AND kind = ${kind} AND id = ${id} RETURNING revision`;
  await tx`
    INSERT INTO ds_effect(key, kind, item, action, opinion, at)
    VALUES (${key}, ${kind}, ${id}, ${action.action}, ${opinion}, ${at})`;
  return { outcome: 'accepted', revision: `r${changed?.revision}` };
}

// The control side of this department (../system/control-contract.ts): how it misbehaves, what is true, what changes.
import { randomBytes } from 'node:crypto';
import { implement, ORPCError } from '@orpc/server';
import { openTodoStates } from '../../../shared/domain/terms.ts';
import { extraTodo } from '../content/extra.ts';
import { controlContract, plantedSchema } from '../system/control-contract.ts';
import { addedValue } from '../system/control-routes.ts';
import { withFields } from '../system/edit.ts';
import { answered } from '../system/reports.ts';
import type { Database } from './database.ts';
import { backUp, restore, unseen, valuesOf } from './past.ts';
import { tokenSha } from './pages.ts';
import { plan } from './profile.ts';
import { putAll } from './seed.ts';
import type { Serving } from './serve.ts';

const on = implement(controlContract);
const done = {};

export function controlRouter(serving: Serving) {
  const { faults, skewClock, sql } = serving;
  return on.router({
    faults: {
      set: on.faults.set.handler(({ input }) => {
        faults.set(input);
        return done;
      }),
      list: on.faults.list.handler(() => [...faults.list()]),
      clear: on.faults.clear.handler(() => {
        faults.clear();
        return done;
      }),
    },
    skewClock: on.skewClock.handler(({ input }) => {
      skewClock(input.ms);
      return done;
    }),
    ...memory(sql),
    truth: { ...contents(sql), ...deeds(serving) },
    change: changes(serving),
  });
}

function memory(sql: Database) {
  return {
    backUp: on.backUp.handler(async () => {
      await backUp(sql);
      return done;
    }),
    restore: on.restore.handler(async ({ input: { newEpoch } }) => {
      await restore(sql);
      if (newEpoch) await sql`SELECT ds_restored()`;
      return done;
    }),
    raiseSchema: on.raiseSchema.handler(async ({ input: { schema, field, value = addedValue } }) => {
      const added = JSON.stringify({ [field]: value });
      await sql.begin(async (tx) => {
        await tx`UPDATE ds_state SET schema = ${schema}`;
        await tx`UPDATE ds_item SET data = (data::jsonb || ${added}::text::jsonb)::json WHERE presence = 'listed'`;
      });
      return done;
    }),
    // As after a purge of the tombstones of every transaction so far; those still open are not among them.
    forgetCursors: on.forgetCursors.handler(async () => {
      await sql`UPDATE ds_state SET forgotten = pg_snapshot_xmin(pg_current_snapshot())`;
      return done;
    }),
    newEpoch: on.newEpoch.handler(async () => {
      const [row] = await sql`SELECT ds_restored() AS epoch`;
      return { epoch: String(row?.epoch) };
    }),
    // A bearer token opens no session.
    expireSessions: on.expireSessions.handler(() => done),
    sessionLifetime: on.sessionLifetime.handler(() => done),
    changeSecret: on.changeSecret.handler(async ({ input }) => {
      const secret = input.secret ?? randomBytes(24).toString('base64url');
      await sql`UPDATE ds_person SET token_sha = ${tokenSha(secret)} WHERE account = ${plan.account}`;
      await sql`UPDATE sample_memory SET value = ${secret} WHERE name = 'secret'`;
      return { secret };
    }),
  };
}

type Tally = { readonly name: string; readonly n: string };
const tallied = (rows: readonly Tally[]) => Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)]));

function contents(sql: Database) {
  const { truth } = on;
  const listed = sql`FROM ds_item WHERE viewer = ${plan.account} AND presence = 'listed'`;
  const open = sql`${listed} AND kind = 'todo' AND data->>'state' = ANY(${[...openTodoStates]})`;
  const count = async (rest: typeof listed) => Number((await sql`SELECT count(*) AS n ${rest}`)[0]?.n);
  const ended = (presence: string) => count(sql`FROM ds_item WHERE presence = ${presence}`);
  return {
    counts: truth.counts.handler(async () => ({
      byKind: tallied(await sql<Tally[]>`SELECT kind AS name, count(*) AS n ${listed} GROUP BY 1`),
      byState: tallied(
        await sql<
          Tally[]
        >`SELECT data->>'state' AS name, count(*) AS n ${listed} AND kind = 'todo' GROUP BY 1`,
      ),
      openTodos: await count(open),
      tombstones: await ended('tombstone'),
      withdrawn: await ended('withdrawn'),
    })),
    openTodos: truth.openTodos.handler(async () =>
      (await sql`SELECT id ${open} ORDER BY xid, seq`).map(({ id }) => String(id)),
    ),
    ids: truth.ids.handler(async ({ input }) =>
      (await sql`SELECT id ${listed} AND kind = ${input.kind} ORDER BY xid, seq`).map(({ id }) => String(id)),
    ),
    item: truth.item.handler(async ({ input: { kind, id } }) => {
      const [row] = await sql`
        SELECT revision, presence, data FROM ds_item
        WHERE viewer = ${plan.account} AND kind = ${kind} AND id = ${id}`;
      return row === undefined
        ? null
        : { revision: `r${row.revision}`, presence: row.presence, data: row.data };
    }),
  };
}

function deeds({ sql, seen }: Serving) {
  const { truth } = on;
  return {
    values: truth.values.handler(({ input: { kind, id } }) => valuesOf(sql, kind, id)),
    effects: truth.effects.handler(async ({ input: { key = null, id = null } }) => {
      const rows = await sql`
        SELECT key, kind, item AS id, action, opinion, fields, at FROM ds_effect
        WHERE (${key}::text IS NULL OR key::text = ${key}) AND (${id}::text IS NULL OR item = ${id}) ORDER BY n`;
      return rows.map((row) => ({
        key: String(row.key),
        kind: String(row.kind),
        id: String(row.id),
        action: String(row.action),
        opinion: String(row.opinion),
        at: row.at.toISOString(),
        ...(row.fields === null ? {} : { fields: row.fields }),
      }));
    }),
    uses: truth.uses.handler(async ({ input: { id } }) => {
      const rows =
        await sql`SELECT loan, hash, what, at, pages FROM ds_loan_use WHERE item = ${id} ORDER BY n`;
      return rows.map((row) => ({
        loan: row.loan.toISOString(),
        hash: String(row.hash),
        what: String(row.what),
        at: row.at.toISOString(),
        ...(row.pages === null ? {} : { pages: String(row.pages) }),
      }));
    }),
    ledger: truth.ledger.handler(async () => {
      const rows =
        await sql`SELECT key, kind, item AS id, answer, repeats, at FROM ds_action ORDER BY at, key`;
      return rows.map((row) => ({
        key: String(row.key),
        kind: String(row.kind),
        id: String(row.id),
        answer: row.answer,
        repeats: Number(row.repeats),
        at: row.at.toISOString(),
      }));
    }),
    planted: truth.planted.handler(async () => {
      const [row] = await sql`SELECT value FROM sample_memory WHERE name = 'planted'`;
      return plantedSchema.parse(JSON.parse(String(row?.value)));
    }),
    uploads: truth.uploads.handler(async () => {
      const rows = await sql`
        SELECT sha256, count(*) AS begun, count(*) FILTER (WHERE done) AS finished FROM ds_upload GROUP BY sha256`;
      return rows.map(({ sha256, begun, finished }) => ({
        sha256: String(sha256),
        begun: Number(begun),
        finished: Number(finished),
      }));
    }),
    requests: truth.requests.handler(() => ({
      byPlace: Object.fromEntries(seen.byPlace),
      refusedSignIns: seen.refusedSignIns,
    })),
  };
}

function changes({ sql, now }: Serving) {
  const { change } = on;
  const of = (kind: string, id: string) => sql`viewer = ${plan.account} AND kind = ${kind} AND id = ${id}`;
  const revised = async (rows: PromiseLike<readonly Record<string, unknown>[]>) => {
    const [row] = await rows;
    if (row === undefined) throw new ORPCError('NOT_FOUND');
    return { revision: `r${row.revision}` };
  };
  const edit = (kind: string, id: string, fields: Readonly<Record<string, unknown>>, by: string) =>
    sql.begin(async (tx) => {
      const [item] = await tx`
        SELECT data, set_config('ds.person', ${by}, true) FROM ds_item WHERE ${of(kind, id)} FOR UPDATE`;
      if (item === undefined) throw new ORPCError('NOT_FOUND');
      const data = JSON.stringify(withFields(item.data, fields));
      return revised(tx`
        UPDATE ds_item SET data = ${data}::text::json WHERE ${of(kind, id)} RETURNING revision`);
    });
  const end = (kind: string, id: string, presence: string) =>
    revised(sql`UPDATE ds_item SET presence = ${presence} WHERE ${of(kind, id)} RETURNING revision`);
  return {
    addTodo: change.addTodo.handler(async ({ input }) => {
      const [row] = await sql`
        INSERT INTO sample_memory(name, value) VALUES ('added', '1')
        ON CONFLICT (name) DO UPDATE SET value = (sample_memory.value::int + 1)::text
        RETURNING value, (SELECT value FROM sample_memory WHERE name = 'address') AS address`;
      const record = extraTodo('oa', Number(row?.value), now(), String(row?.address));
      await putAll(sql, plan.account, [{ ...record, data: { ...record.data, ...input.data } }]);
      return { id: record.id, revision: 'r1' };
    }),
    edit: change.edit.handler(({ input: { kind, id, data, by } }) => edit(kind, id, data, by)),
    close: change.close.handler(({ input: { id } }) =>
      edit('todo', id, { state: '办结', actions: [], forwardTo: [] }, '崔文斌'),
    ),
    answerReport: change.answerReport.handler(({ input: { id, data, ...said } }) =>
      sql.begin(async (tx) => {
        const [item] = await tx`
          SELECT data, set_config('ds.person', '崔文斌', true) FROM ds_item WHERE ${of('article', id)} FOR UPDATE`;
        const after = item === undefined ? undefined : answered(withFields(item.data, data ?? {}), said);
        if (after === undefined) throw new ORPCError('NOT_FOUND');
        return revised(tx`
          UPDATE ds_item SET data = ${JSON.stringify(after)}::text::json
          WHERE ${of('article', id)} RETURNING revision`);
      }),
    ),
    withdraw: change.withdraw.handler(({ input: { kind, id } }) => end(kind, id, 'withdrawn')),
    remove: change.remove.handler(({ input: { kind, id } }) => end(kind, id, 'tombstone')),
    removeMany: change.removeMany.handler(async ({ input: { kind, count, vanish } }) => {
      const rows = await sql`
        SELECT id FROM ds_item WHERE viewer = ${plan.account} AND kind = ${kind} AND presence = 'listed'
        ORDER BY xid, seq LIMIT ${count}`;
      const ids = rows.map(({ id }) => String(id));
      const these = sql`viewer = ${plan.account} AND kind = ${kind} AND id = ANY(${ids})`;
      if (vanish) await unseen(sql, (tx) => tx`DELETE FROM ds_item WHERE ${these}`);
      else await sql`DELETE FROM ds_item WHERE ${these}`;
      return { ids };
    }),
    vanish: change.vanish.handler(async ({ input: { kind, id } }) => {
      await unseen(sql, (tx) => tx`DELETE FROM ds_item WHERE ${of(kind, id)}`);
      return done;
    }),
    listing: change.listing.handler(() => {
      throw new ORPCError('NOT_FOUND');
    }),
  };
}

// First contents of the department, from the generator of the other samples, once for a database; in slices, because
// one long transaction would hold back the feed of everybody.
import { randomBytes } from 'node:crypto';
import { dayOfYmd, ymdOf } from '../../../shared/domain/calendar.ts';
import { type Content, contentOf } from '../content/content.ts';
import { oaContent, planTodos } from '../content/oa.ts';
import type { Size } from '../content/size.ts';
import type { NewRecord } from '../system/items.ts';
import type { Database } from './database.ts';
import { plan, tokenSha } from './profile.ts';

export type SeedWish = {
  readonly size: Size;
  /** So many short open to-dos instead of the contents of a size. */
  readonly records?: number | undefined;
  readonly today?: string | undefined;
  readonly address: string;
};

/** The port of the first start: records name their pages by it. */
export async function rememberedPort(sql: Database): Promise<number | undefined> {
  const [there] = await sql`SELECT to_regclass('sample_memory') IS NOT NULL AS known`;
  if (there?.known !== true) return undefined;
  const [row] = await sql`SELECT value FROM sample_memory WHERE name = 'address'`;
  return row === undefined ? undefined : Number(new URL(String(row.value)).port);
}

/** Remembered by the tests' side of the database only; the profile itself keeps no token in the clear. */
export async function seed(sql: Database, wish: SeedWish): Promise<{ readonly secret: string }> {
  await sql`CREATE TABLE IF NOT EXISTS sample_memory(name text PRIMARY KEY, value text NOT NULL)`;
  const [known] = await sql`SELECT value FROM sample_memory WHERE name = 'secret'`;
  if (known !== undefined) return { secret: String(known.value) };
  const secret = randomBytes(24).toString('base64url');
  const { records, files, planted } = contentFor(wish);
  await putAll(sql, plan.account, records);
  for (const { hash, mime, bytes } of files) {
    await sql`INSERT INTO ds_file(hash, mime, bytes) VALUES (${hash}, ${mime}, ${bytes}) ON CONFLICT DO NOTHING`;
    await sql`INSERT INTO ds_file_viewer(hash, viewer) VALUES (${hash}, ${plan.account}) ON CONFLICT DO NOTHING`;
  }
  const { name, org } = plan.person;
  await sql`
    INSERT INTO ds_person(account, viewer, name, org, token_sha)
    VALUES (${plan.account}, ${plan.account}, ${name}, ${org}, ${tokenSha(secret)})`;
  await sql`
    INSERT INTO sample_memory(name, value)
    VALUES ('secret', ${secret}), ('planted', ${JSON.stringify(planted)}), ('address', ${wish.address})`;
  return { secret };
}

function contentFor({ size, records, today = ymdOf(Date.now()), address }: SeedWish): Content {
  if (records === undefined) return contentOf('oa', { size, today, address });
  const planned = planTodos({ from: 0, open: records, closed: 0 }, dayOfYmd(today), 'linxi');
  const { todos, files } = oaContent(planned, { address, brief: true });
  return { ...contentOf('oa', { size: 'demo', today, address }), records: todos, files };
}

/** A thousand rows a transaction. */
export async function putAll(sql: Database, viewer: string, records: Iterable<NewRecord>): Promise<void> {
  let slice: NewRecord[] = [];
  const put = async (): Promise<void> => {
    const column = (of: (record: NewRecord) => string) => slice.map(of);
    await sql`
      INSERT INTO ds_item(viewer, kind, id, feed, data)
      SELECT ${viewer}, kind, id, feed, data::json FROM unnest(
        ${column(({ kind }) => kind)}::text[], ${column(({ id }) => id)}::text[],
        ${column(({ feed }) => feed)}::text[], ${column(({ data }) => JSON.stringify(data))}::text[]
      ) AS row(kind, id, feed, data)`;
    slice = [];
  };
  for (const record of records) if (slice.push(record) === 1000) await put();
  if (slice.length > 0) await put();
}

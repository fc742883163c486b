// First contents of the department, from the generator of the other samples, once for a database; in slices, because
// one long transaction would hold back the feed of everybody.
import { randomBytes } from 'node:crypto';
import { dayOfYmd, ymdOf } from '../../../shared/domain/calendar.ts';
import type { FileRecord } from '../content/attachments.ts';
import { type Content, contentOf } from '../content/content.ts';
import { oaContent, planTodos } from '../content/oa.ts';
import { scannedPdf } from '../content/scanned.ts';
import type { Size } from '../content/size.ts';
import type { NewRecord } from '../system/items.ts';
import type { Database } from './database.ts';
import { tokenSha } from './pages.ts';
import { plan } from './profile.ts';

type SeedWish = {
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
  await sql.unsafe(valuesSeen);
  const [known] = await sql`SELECT value FROM sample_memory WHERE name = 'secret'`;
  if (known !== undefined) return { secret: String(known.value) };
  const secret = randomBytes(24).toString('base64url');
  const contents = contentsFor(wish);
  for (const { records, files } of contents) {
    await putAll(sql, plan.account, records);
    for (const file of files) await putFile(sql, file);
  }
  await sql`
    UPDATE ds_file_viewer v SET item = i.id FROM ds_item i, json_array_elements_text(i.data->'loanOnly') AS lent
    WHERE i.viewer = v.viewer AND i.kind = 'archive' AND lent = v.hash`;
  const { name, org } = plan.person;
  await sql`
    INSERT INTO ds_person(account, viewer, name, org, token_sha)
    VALUES (${plan.account}, ${plan.account}, ${name}, ${org}, ${tokenSha(secret)})`;
  await sql`
    INSERT INTO sample_memory(name, value)
    VALUES ('secret', ${secret}), ('planted', ${JSON.stringify(contents[0]?.planted)}), ('address', ${wish.address})`;
  return { secret };
}

function contentsFor({ size, records, today = ymdOf(Date.now()), address }: SeedWish): readonly Content[] {
  const oa = contentOf('oa', { size: records === undefined ? size : 'demo', today, address });
  if (records === undefined) {
    const archives = contentOf('archives', { size, today, address });
    const knowledge = contentOf('knowledge', { size, today, address });
    return [
      oa,
      { ...archives, records: only(['archive'], archives.records) },
      { ...knowledge, records: only(['contact', 'article'], knowledge.records) },
    ];
  }
  const planned = planTodos({ from: 0, open: records, closed: 0 }, dayOfYmd(today), 'linxi');
  const { todos, files } = oaContent(planned, { address, brief: true });
  return [{ ...oa, records: todos, files }];
}

function* only(kinds: readonly NewRecord['kind'][], records: Iterable<NewRecord>): Generator<NewRecord> {
  for (const record of records) if (kinds.includes(record.kind)) yield record;
}

async function putFile(sql: Database, file: FileRecord): Promise<void> {
  const { hash, mime, size } = file;
  const bytes = 'bytes' in file ? file.bytes : scannedPdf(file.recipe);
  await sql`INSERT INTO ds_part(content, at, bytes) VALUES (${hash}, 0, ${bytes}) ON CONFLICT DO NOTHING`;
  await sql`
    INSERT INTO ds_file(hash, mime, size, content) VALUES (${hash}, ${mime}, ${size}, ${hash})
    ON CONFLICT DO NOTHING`;
  await sql`INSERT INTO ds_file_viewer(hash, viewer) VALUES (${hash}, ${plan.account}) ON CONFLICT DO NOTHING`;
}

/** Every value a field of an archive record ever had: the tests' memory, which no restore takes back. */
const valuesSeen = `
CREATE TABLE IF NOT EXISTS sample_value(
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text, item text, field text, value jsonb);
CREATE OR REPLACE FUNCTION sample_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE was jsonb := OLD.data::jsonb; now_is jsonb := NEW.data::jsonb; name text;
BEGIN
  FOR name IN SELECT jsonb_object_keys(was || now_is) LOOP
    CONTINUE WHEN was->name IS NOT DISTINCT FROM now_is->name;
    IF NOT EXISTS (SELECT FROM sample_value WHERE kind = NEW.kind AND item = NEW.id AND field = name) THEN
      INSERT INTO sample_value(kind, item, field, value) VALUES (NEW.kind, NEW.id, name, was->name);
    END IF;
    INSERT INTO sample_value(kind, item, field, value) VALUES (NEW.kind, NEW.id, name, now_is->name);
  END LOOP;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER sample_note AFTER UPDATE OF data ON ds_item
  FOR EACH ROW WHEN (NEW.kind = 'archive' AND NEW.presence = 'listed') EXECUTE FUNCTION sample_note();
`;

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

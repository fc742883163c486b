// Where the bytes of files are kept: uploads on their way (the protocol is ../system/tus.ts), and files handed out.
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { rangedReply } from '../system/file-reply.ts';
import { isLent, loansOf } from '../system/loans.ts';
import { errorReply, type Reply } from '../system/reply.ts';
import type { Upload, UploadStore } from '../system/tus.ts';
import type { Person } from './act.ts';
import type { Database } from './database.ts';

/** Uploads of one viewer: nobody goes on with, or learns of, another's. */
export function uploadStore(sql: Database, { viewer }: Person): UploadStore {
  return {
    holds: async (hash) => {
      const [row] = await sql`SELECT FROM ds_file_viewer WHERE hash = ${hash} AND viewer = ${viewer}`;
      return row !== undefined;
    },
    create: async ({ id, sha256, mime, size, expires }) => {
      await sql`
        INSERT INTO ds_upload(id, viewer, sha256, mime, size, expires)
        VALUES (${id}, ${viewer}, ${sha256}, ${mime}, ${size}, ${new Date(expires)})`;
    },
    find: async (id) => {
      const [row] = await sql<UploadRow[]>`SELECT * FROM ds_upload WHERE id = ${id} AND viewer = ${viewer}`;
      if (row === undefined) return undefined;
      const { expires, received, size, ...rest } = row;
      return { ...rest, size: Number(size), received: Number(received), expires: expires.getTime() };
    },
    append: (id, offset, bytes) =>
      sql.begin(async (tx) => {
        // The row is locked from here on: of two that come at once, the second finds the end elsewhere.
        const { count } = await tx`
          UPDATE ds_upload SET received = received + ${bytes.length}
          WHERE id = ${id} AND received = ${offset} AND NOT done`;
        if (count === 0) return false;
        if (bytes.length > 0)
          await tx`INSERT INTO ds_part(content, at, bytes) VALUES (${id}, ${offset}, ${bytes})`;
        return true;
      }),
    // Outside any transaction: an open one would hold back the feed of everybody.
    hashOf: async (id) => {
      const hash = createHash('sha256');
      const places = await sql`SELECT at FROM ds_part WHERE content = ${id} ORDER BY at`;
      for (const { at } of places) {
        const [part] = await sql`SELECT bytes FROM ds_part WHERE content = ${id} AND at = ${at}`;
        hash.update(part?.bytes);
      }
      return hash.digest('hex');
    },
    keep: async ({ id, sha256, mime, size }) => {
      await sql.begin(async (tx) => {
        await tx`UPDATE ds_upload SET done = true WHERE id = ${id}`;
        const { count } = await tx`
          INSERT INTO ds_file(hash, mime, size, content) VALUES (${sha256}, ${mime}, ${size}, ${id})
          ON CONFLICT DO NOTHING`;
        if (count === 0)
          await tx`DELETE FROM ds_part WHERE content = ${id}
            AND NOT EXISTS (SELECT FROM ds_file WHERE content = ${id})`;
        await tx`INSERT INTO ds_file_viewer(hash, viewer) VALUES (${sha256}, ${viewer}) ON CONFLICT DO NOTHING`;
      });
    },
    drop: async (id) => {
      await sql`WITH gone AS (DELETE FROM ds_upload WHERE id = ${id}) DELETE FROM ds_part WHERE content = ${id}`;
    },
    expired: async (now) => {
      const rows = await sql`
        SELECT id FROM ds_upload WHERE viewer = ${viewer} AND NOT done AND expires <= ${new Date(now)}`;
      return rows.map(({ id }) => String(id));
    },
  };
}

type UploadRow = Omit<Upload, 'size' | 'received' | 'expires'> & {
  readonly size: string;
  readonly received: string;
  readonly expires: Date;
};

/** Only the wanted bytes leave the database. */
export async function fileReply(
  sql: Database,
  { viewer }: Person,
  hash: string,
  { headers: asked, now }: { readonly headers: IncomingHttpHeaders; readonly now: number },
): Promise<Reply> {
  const [file] = await sql`
    SELECT mime, size, content, item, (SELECT data FROM ds_item i WHERE i.viewer = v.viewer AND kind = 'archive' AND id = item) AS record
    FROM ds_file JOIN ds_file_viewer v USING (hash) WHERE hash = ${hash} AND viewer = ${viewer}`;
  const isGivenOut = file?.item === null || isLent(loansOf(Object(file?.record)), now);
  if (file === undefined || !isGivenOut) return errorReply('NOT_FOUND', 404, true);
  const bytes = (from: number, to: number) => bytesOf(sql, String(file.content), from, to - 1);
  return rangedReply(hash, { mime: String(file.mime), size: Number(file.size), bytes }, asked);
}

/** From the part the first byte lies in to the one of the last; of both only what is wanted. */
async function bytesOf(sql: Database, content: string, from: number, to: number): Promise<Buffer> {
  const parts = await sql<{ bytes: Buffer }[]>`
    SELECT substring(bytes
      FROM greatest(${from}::bigint - at, 0)::int + 1
      FOR greatest(${to}::bigint - greatest(at, ${from}::bigint) + 1, 0)::int) AS bytes
    FROM ds_part WHERE content = ${content} AND at <= ${to}
      AND at >= coalesce((SELECT max(at) FROM ds_part WHERE content = ${content} AND at <= ${from}), 0)
    ORDER BY at`;
  return Buffer.concat(parts.map(({ bytes }) => bytes));
}

// The files of one system: bytes in parts, or made by a recipe; and uploads on their way to becoming files.
import { createHash } from 'node:crypto';
import type { FileRecord } from '../content/attachments.ts';
import { recipeSchema, scannedPdf } from '../content/scanned.ts';
import type { Base } from './base.ts';
import type { HeldFile } from './file-reply.ts';
import type { Upload, UploadStore } from './tus.ts';

export function putFile(base: Base, { hash, mime, size, ...made }: FileRecord): void {
  const recipe = 'recipe' in made ? JSON.stringify(made.recipe) : null;
  base
    .sql('INSERT OR IGNORE INTO held_file(hash, mime, size, content, made) VALUES (?, ?, ?, ?, ?)')
    .run(hash, mime, size, recipe === null ? hash : null, recipe);
  if ('bytes' in made)
    base.sql('INSERT OR IGNORE INTO part(content, at, bytes) VALUES (?, 0, ?)').run(hash, made.bytes);
}

export function heldFile(base: Base, hash: string): HeldFile | undefined {
  const row = base.sql('SELECT mime, size, content, made FROM held_file WHERE hash = ?').get(hash);
  if (row === undefined) return undefined;
  const bytes =
    row.made === null
      ? (from: number, to: number) => partsOf(base, String(row.content), from, to)
      : (from: number, to: number) =>
          scannedPdf(recipeSchema.parse(JSON.parse(String(row.made)))).subarray(from, to);
  return { mime: String(row.mime), size: Number(row.size), bytes };
}

function partsOf(base: Base, content: string, from: number, to: number): Buffer {
  const parts = base
    .sql(
      `SELECT at, bytes FROM part
       WHERE content = ? AND at >= coalesce((SELECT max(at) FROM part WHERE content = ? AND at <= ?), 0) AND at < ?
       ORDER BY at`,
    )
    .all(content, content, from, to);
  const wanted = parts.map(({ at, bytes }) =>
    (bytes as Buffer).subarray(Math.max(0, from - Number(at)), Math.max(0, to - Number(at))),
  );
  return Buffer.concat(wanted);
}

export function uploadStore(base: Base): UploadStore {
  return {
    holds: async (hash) => base.sql('SELECT 1 FROM held_file WHERE hash = ?').get(hash) !== undefined,
    create: async ({ id, sha256, mime, size, expires }) => {
      base
        .sql('INSERT INTO upload(id, sha256, mime, size, expires) VALUES (?, ?, ?, ?, ?)')
        .run(id, sha256, mime, size, expires);
    },
    find: async (id) => uploadOf(base.sql('SELECT * FROM upload WHERE id = ?').get(id)),
    append: async (id, offset, bytes) =>
      base.transaction(() => {
        const { changes } = base
          .sql('UPDATE upload SET received = received + ? WHERE id = ? AND received = ? AND done = 0')
          .run(bytes.length, id, offset);
        if (changes === 0) return false;
        if (bytes.length > 0)
          base.sql('INSERT INTO part(content, at, bytes) VALUES (?, ?, ?)').run(id, offset, bytes);
        return true;
      }),
    hashOf: async (id) => {
      const hash = createHash('sha256');
      // One at a time: the whole may not fit into memory.
      const places = base.sql('SELECT at FROM part WHERE content = ? ORDER BY at').all(id);
      for (const { at } of places) {
        const part = base.sql('SELECT bytes FROM part WHERE content = ? AND at = ?').get(id, at);
        hash.update(part?.bytes as Buffer);
      }
      return hash.digest('hex');
    },
    keep: async ({ id, sha256, mime, size }) =>
      base.transaction(() => {
        base.sql('UPDATE upload SET done = 1 WHERE id = ?').run(id);
        const { changes } = base
          .sql('INSERT OR IGNORE INTO held_file(hash, mime, size, content) VALUES (?, ?, ?, ?)')
          .run(sha256, mime, size, id);
        // Somebody else brought it meanwhile.
        if (changes === 0) base.sql('DELETE FROM part WHERE content = ?').run(id);
      }),
    drop: async (id) =>
      base.transaction(() => {
        base.sql('DELETE FROM part WHERE content = ?').run(id);
        base.sql('DELETE FROM upload WHERE id = ?').run(id);
      }),
    expired: async (now) =>
      base
        .sql('SELECT id FROM upload WHERE expires <= ? AND done = 0')
        .all(now)
        .map(({ id }) => String(id)),
  };
}

function uploadOf(row: Readonly<Record<string, unknown>> | undefined): Upload | undefined {
  if (row === undefined) return undefined;
  const { id, sha256, mime, size, received, done, expires } = row;
  return {
    id: String(id),
    sha256: String(sha256),
    mime: String(mime),
    size: Number(size),
    received: Number(received),
    done: done === 1,
    expires: Number(expires),
  };
}

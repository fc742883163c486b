// Pages made ahead by the department on PostgreSQL: handed out once, and only while the database would still make the same.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../shared/domain/must.ts';
import { connect, type Database } from '../departments/postgres/database.ts';
import { type PostgresDepartment, startPostgresDepartment } from '../departments/postgres/harness.ts';
import { createPages, type PageAsked, tokenSha } from '../departments/postgres/pages.ts';

describe('a page made ahead', () => {
  let dir: string;
  let department: PostgresDepartment;
  let sql: Database;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'postgres-'));
    department = await startPostgresDepartment({ dir, records: 0 });
    sql = connect(department.databaseUrl, 4);
    await sql`INSERT INTO ds_person(account, viewer, name, org, token_sha)
      SELECT 'other', 'other', name, org, '\\x00' FROM ds_person WHERE account = ${department.account}`;
  });
  afterAll(async () => {
    await sql?.end({ timeout: 1 });
    await department?.close();
    await rm(dir, { recursive: true, force: true });
  });

  const put = (viewer: string, id: string, title: string) => sql`
    INSERT INTO ds_item(viewer, kind, id, feed, data)
      VALUES (${viewer}, 'todo', ${id}, 'todos', ${sql.json({ title })})
      ON CONFLICT (viewer, kind, id) DO UPDATE SET data = excluded.data, presence = 'listed'`;
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  let asked: PageAsked;
  beforeEach(async () => {
    for (const id of ids) await put(department.account, id, `函 ${id} ${Math.random()}`);
    asked = { token: department.secret, feed: 'todos', xid: '0', seq: '0', first: '0', limit: 2 };
    const first = must(await createPages(sql).read(asked), 'the first page');
    asked = { ...asked, ...must(first.reached, 'its last change') };
  });

  /** While the database cannot make pages, only one made ahead can be handed out. */
  const withoutPages = async <T>(work: () => Promise<T>): Promise<T> => {
    await sql`ALTER FUNCTION ds_page RENAME TO ds_page_away`;
    try {
      return await work();
    } finally {
      await sql`ALTER FUNCTION ds_page_away RENAME TO ds_page`;
    }
  };
  const aheadOf = async (place: PageAsked) => {
    const pages = createPages(sql);
    await pages.makeAhead(place);
    return pages;
  };

  it('is the one the desk is given, once', async () => {
    const now = await createPages(sql).read(asked);
    const pages = await aheadOf(asked);
    await withoutPages(async () => {
      expect(await pages.read(asked)).toEqual(now);
      await expect(pages.read(asked)).rejects.toThrow('ds_page');
    });
    expect(must(now, 'the page').changes.toString()).toContain('函 c');
  });

  it('is still good when only somebody else got something', async () => {
    const pages = await aheadOf(asked);
    await put('other', 'z', '函');
    await withoutPages(async () => expect(await pages.read(asked)).toBeDefined());
  });

  it('is for this person, place and length only', async () => {
    const pages = await aheadOf(asked);
    await withoutPages(async () => {
      for (const other of [{ token: 'x' }, { feed: 'archives' }, { seq: '0' }, { first: '1' }, { limit: 3 }])
        await expect(pages.read({ ...asked, ...other })).rejects.toThrow('ds_page');
    });
  });

  it('that could not be made is made when the desk asks', async () => {
    const pages = createPages(sql);
    await withoutPages(() => pages.makeAhead(asked));
    expect(await pages.read(asked)).toBeDefined();
  });

  it('is never other than the one the database would make now, whatever happened in between', async () => {
    const changes = {
      write: (id: string) => put(department.account, id, String(Math.random())),
      withhold: (id: string) => sql`UPDATE ds_item SET presence = 'withdrawn' WHERE id = ${id}`,
      remove: (id: string) => sql`DELETE FROM ds_item WHERE id = ${id}`,
      'write to another': (id: string) => put('other', id, '函'),
      'sign out': () => sql`UPDATE ds_person SET token_sha = '\\x01' WHERE account = ${department.account}`,
      'another post': () => sql`UPDATE ds_person SET viewer = 'other' WHERE account = ${department.account}`,
      restore: () => sql`SELECT ds_restored()`,
      purge: () => sql`UPDATE ds_state SET forgotten = pg_snapshot_xmin(pg_current_snapshot())`,
    } satisfies Record<string, (id: string) => PromiseLike<unknown>>;
    const names = Object.keys(changes) as readonly (keyof typeof changes)[];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...ids)), { maxLength: 3 }),
        async (happened) => {
          const pages = await aheadOf(asked);
          for (const [name, id] of happened) await changes[name](id);
          const [given, now] = [await pages.read(asked), await createPages(sql).read(asked)];
          expect(given && { ...given, horizon: '' }).toEqual(now && { ...now, horizon: '' });
          await sql`UPDATE ds_person SET token_sha = ${tokenSha(department.secret)}, viewer = ${department.account}
            WHERE account = ${department.account}`;
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not show what a transaction wrote that was still open when it was made', async () => {
    const pages = createPages(sql);
    await sql.begin(async (open) => {
      await open`UPDATE ds_item SET data = '{"title":"改过"}' WHERE id = 'c' AND viewer = ${department.account}`;
      await pages.makeAhead(asked);
    });
    const page = must(await pages.read(asked), 'the page').changes.toString();
    expect(page).toBe(must(await createPages(sql).read(asked), 'the page now').changes.toString());
    expect(page).not.toContain('函 c');
  });
});

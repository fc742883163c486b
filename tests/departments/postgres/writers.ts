// Writers as a department has them: many at once, each thinking inside its transaction. For tests and for load.
import { connect, type Database } from './database.ts';

type WritersWish = {
  readonly databaseUrl: string;
  readonly viewer: string;
  readonly count: number;
  /** The longest a writer thinks between its write and its commit. */
  readonly thinkMs: number;
  readonly forMs: number;
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Ends when all have committed; the ids they wrote. Every third transaction edits an earlier row instead. */
export async function write(wish: WritersWish): Promise<readonly string[]> {
  const sql = connect(wish.databaseUrl, wish.count);
  const until = Date.now() + wish.forMs;
  try {
    const each = await Promise.all(
      Array.from({ length: wish.count }, (_, writer) => writeAlone(sql, wish, `W${writer}`, until)),
    );
    return each.flat();
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function writeAlone(
  sql: Database,
  { viewer, thinkMs }: WritersWish,
  name: string,
  until: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let turn = 0; Date.now() < until; turn++) {
    const earlier = turn % 3 === 2 ? ids[turn % ids.length] : undefined;
    const id = earlier ?? `${name}-${turn}`;
    const data = JSON.stringify({
      title: `关于第${turn}件事项的请示`,
      arrivedAt: '2026-11-23T09:00:00+08:00',
      turn,
    });
    await sql.begin(async (tx) => {
      await tx`
        INSERT INTO ds_item(viewer, kind, id, feed, data) VALUES (${viewer}, 'todo', ${id}, 'todos', ${data}::text::json)
        ON CONFLICT (viewer, kind, id) DO UPDATE SET data = excluded.data`;
      await pause(Math.random() * thinkMs);
    });
    if (earlier === undefined) ids.push(id);
  }
  return ids;
}

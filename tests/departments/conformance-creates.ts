// Whether a department makes a record exactly once for its key, numbers it itself and then shows it in the feed.
import { randomUUID } from 'node:crypto';
import { type About, changesPageSchema } from '../../shared/contract/department.ts';
import { answerSchema } from '../../shared/domain/action.ts';
import type { EditFields } from '../../shared/domain/edit.ts';
import type { Wish } from './conformance.ts';

/** What does not hold, in the words of the report. `fonds`: where the archive record that is made belongs. */
export async function makesOnce(
  { address, headers }: Wish,
  about: About,
  fonds: string,
): Promise<string | undefined> {
  const [offered] = about.creates;
  if (offered === undefined) return '自述没有声明 creates';
  const { kind } = offered;
  const decidedAt = new Date().toISOString();
  const all: EditFields = { ...sample[kind], ...(kind === 'archive' ? { fonds } : {}) };
  const fields = Object.fromEntries(Object.entries(all).filter(([field]) => offered.fields.includes(field)));
  const body = JSON.stringify({ key: randomUUID(), kind, fields, decidedAt });
  const answers = await Promise.all([1, 2, 3].map(() => post({ address, headers }, body)));
  const [first] = answers;
  if (first?.outcome !== 'accepted') return `答了 ${JSON.stringify(first)}`;
  const { id } = first;
  if (id === undefined) return 'accepted 没有带 id';
  if (answers.some((answer) => JSON.stringify(answer) !== JSON.stringify(first))) return '三次答复不同';
  const feed = about.feeds.find(({ kinds }) => kinds.includes(kind))?.name ?? '';
  const came = await countOf({ address, headers }, feed, id);
  return came === 1 ? undefined : `变更流里出现 ${came} 次`;
}

const sample = {
  archive: {
    category: 'WS',
    year: 2026,
    retention: 'D10',
    title: '接口自测（可删除）',
    date: '2026-01-05',
    secretLevel: '内部',
  },
  article: { articleType: '参考资料', title: '接口自测（可删除）', body: '接口自测。' },
} as const;

async function post({ address, headers }: Wish, body: string) {
  const reply = await fetch(`${address}/creates`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  if (reply.status !== 200) throw new Error(`答了 ${reply.status}`);
  return answerSchema.parse(await reply.json());
}

async function countOf({ address, headers }: Wish, feed: string, id: string): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  for (let more = true; more; ) {
    const query = new URLSearchParams({ limit: '500', ...(cursor === undefined ? {} : { cursor }) });
    const reply = await fetch(`${address}/feeds/${feed}/changes?${query}`, { headers });
    const page = changesPageSchema.parse(await reply.json());
    count += page.changes.filter((change) => change.id === id).length;
    ({ cursor, more } = page);
  }
  return count;
}

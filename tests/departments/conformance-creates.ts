// Whether a department makes a record exactly once for its key, numbers it itself or as was proposed, and then shows it in the feed.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
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

/** What does not hold of a 件号 that a desk proposes; undefined also where none may be proposed. */
export async function numbersAsProposed(
  wish: Wish,
  about: About,
  fonds: string,
): Promise<string | undefined> {
  const offered = about.creates.find(({ kind }) => kind === 'archive');
  if (offered === undefined || !offered.fields.includes('itemNo')) return undefined;
  const feed = about.feeds.find(({ kinds }) => kinds.includes('archive'))?.name ?? '';
  const ask = (title: string, itemNo: string | undefined) => {
    const all: EditFields = { ...sample.archive, title, fonds, ...(itemNo === undefined ? {} : { itemNo }) };
    const fields = Object.fromEntries(
      Object.entries(all).filter(([field]) => offered.fields.includes(field)),
    );
    const decidedAt = new Date().toISOString();
    return post(wish, JSON.stringify({ key: randomUUID(), kind: 'archive', fields, decidedAt }));
  };
  const first = await ask('接口自测：由部门编号（可删除）', undefined);
  if (first.outcome !== 'accepted') return `没有件号时答了 ${JSON.stringify(first)}`;
  const given = Number(await itemNoOf(wish, feed, first.id ?? ''));
  const free = String(given + 1).padStart(4, '0');
  const taken = await ask('接口自测：拟编件号（可删除）', free);
  if (taken.outcome !== 'accepted') return `空着的件号 ${free} 答了 ${JSON.stringify(taken)}`;
  const became = await itemNoOf(wish, feed, taken.id ?? '');
  if (Number(became) !== given + 1) return `拟编 ${free}，变更流里是 ${became}`;
  const again = await ask('接口自测：件号已被占用（可删除）', free);
  if (again.outcome !== 'refused') return `已被占用的件号 ${free} 答了 ${JSON.stringify(again)}`;
  return again.field === 'itemNo' ? undefined : `件号被占用时 field 是 ${again.field ?? '空'}`;
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

async function countOf(wish: Wish, feed: string, id: string): Promise<number> {
  return (await comesOf(wish, feed, id)).length;
}

async function itemNoOf(wish: Wish, feed: string, id: string): Promise<string> {
  const [change] = await comesOf(wish, feed, id);
  const record = change?.change === 'upsert' ? change.record : undefined;
  return record?.kind === 'archive' ? record.data.itemNo : '';
}

type Change = z.infer<typeof changesPageSchema>['changes'][number];

async function comesOf({ address, headers }: Wish, feed: string, id: string): Promise<readonly Change[]> {
  const found: Change[] = [];
  let cursor: string | undefined;
  for (let more = true; more; ) {
    const query = new URLSearchParams({ limit: '500', ...(cursor === undefined ? {} : { cursor }) });
    const reply = await fetch(`${address}/feeds/${feed}/changes?${query}`, { headers });
    const page = changesPageSchema.parse(await reply.json());
    found.push(...page.changes.filter((change) => change.id === id));
    ({ cursor, more } = page);
  }
  return found;
}

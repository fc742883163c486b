// A question asked while the index is behind: its answer on screen is asked for again by itself until the row is reached,
// through the real port, the real notices and the real marking of stale answers.
import { RPCHandler } from '@orpc/server/message-port';
import { QueryObserver } from '@tanstack/react-query';
import { afterAll, expect, it } from 'vitest';
import { idleBehind } from '../../main/core/idle-work.ts';
import { createDeskRouter } from '../../main/core/serve.ts';
import { desk as calls, deskDoor } from '../../renderer/link/doors.ts';
import { followNotices } from '../../renderer/link/notices.ts';
import { createQueryClient } from '../../renderer/link/query-client.ts';
import { until } from '../fakes/until.ts';
import { putNorm } from '../unit/norms/a-norm.ts';
import { anArchive, apply } from '../unit/store/builders.ts';
import { aDesk } from '../unit/work/a-desk.ts';

const desk = aDesk();
const waking = idleBehind({
  store: desk.store,
  search: desk.search,
  publish: desk.changes.publish,
  // As at the first sync, when the index goes slowly and records come before provisions.
  isSyncing: () => true,
  log: () => undefined,
});
const router = createDeskRouter({
  ...desk,
  shell: { ...desk.shell, damageFound: () => undefined },
  random: () => 0.5,
  log: () => undefined,
});
const { port1, port2 } = new MessageChannel();
const queries = createQueryClient();

afterAll(() => {
  waking.stop();
  for (const port of [port1, port2]) port.close();
  queries.clear();
  desk.store.close();
});

it('an answer that is shown is asked for again until the index has reached the row, and then it is there', async () => {
  new RPCHandler(router).upgrade(port1);
  port1.start();
  followNotices(queries);
  deskDoor.replace(port2);
  await desk.search.ready;
  apply(desk.store, {
    upserts: Array.from({ length: 3_000 }, (_, at) => ({
      kind: 'archive' as const,
      remoteId: `r${at}`,
      revision: '1',
      data: anArchive({ title: `关于第${at}件的通知`, refCode: `Z109-WS·2011·Y·办公室-${at}` }),
    })),
  });
  putNorm(desk.store, { title: '户外广告办法', body: '第一条 甲。\n第二条 场地使用证明。\n第三条 乙。' });
  const input = { text: '类型:条款 场地使用证明', limitPerKind: 5 };
  // Never unmounted and never asked for by hand: as the box of 引用 stands open.
  const shown = new QueryObserver(queries, { ...calls.search.ask.queryOptions({ input }), staleTime: 0 });
  const seen: { readonly behind: number; readonly hits: number }[] = [];
  const leave = shown.subscribe(({ data }) => {
    if (data !== undefined) seen.push({ behind: data.indexBehind, hits: data.groups[0]?.total ?? 0 });
  });
  await until('the first answer is there', () => seen.length > 0);
  expect(seen[0]).toMatchObject({ hits: 0 });
  expect(seen[0]?.behind).toBeGreaterThan(0);
  waking.publish(['articles', 'index']);
  await until('the provision is found', () => seen.at(-1)?.hits === 1);
  // What somebody waits for came before the records that were queued with it.
  expect(seen.find(({ hits }) => hits === 1)?.behind).toBeGreaterThan(0);
  await until('nothing is behind any more', () => seen.at(-1)?.behind === 0, { limitMs: 30_000 });
  leave();
}, 60_000);

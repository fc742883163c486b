// Tries a department system, any department system, against the profile and prints what holds and what does not.
// For contractors: reads only, unless --act names a test to-do, which is then really acted upon once, --upload asks for a
// small file to be left there, --borrow or --report name a record to be acted upon, or --create for a record to be made.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  aboutSchema,
  changeSchema,
  changesPageSchema,
  digestSchema,
  mostRecent,
  namedAnswerSchema,
  receiptSchema,
  recentSchema,
} from '../../shared/contract/department.ts';
import { withheldOf } from '../../shared/domain/withheld.ts';
import { openTodoStates } from '../../shared/domain/terms.ts';
import { borrowed, notesUse, reported } from './conformance-acts.ts';
import { makesOnce, numbersAsProposed } from './conformance-creates.ts';
import { takesFiles } from './conformance-files.ts';
import { digestOf } from './system/digest.ts';

export type Wish = {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly act?: string;
  /** Also applies for the loan of this archive record, or reports this article as wrong. */
  readonly borrow?: string;
  readonly report?: string;
  /** Also leaves a small file there, which no record names. */
  readonly upload?: boolean;
  /** Also makes one record; of an archive, in this 全宗. */
  readonly create?: string;
};
type Finding = { readonly what: string; readonly problem?: string };
/** A page whose records may still be wrong: those are found one by one. */
const pageSchema = changesPageSchema.extend({
  changes: z.array(z.looseObject({ id: z.string().optional() })),
});
const recentPageSchema = recentSchema.extend({ changes: z.array(z.unknown()).max(mostRecent) });
type Page = z.infer<typeof pageSchema>;
const mostShown = 5;

const get = (wish: Wish, path: string, signedIn = true) =>
  fetch(wish.address + path, { redirect: 'manual', headers: signedIn ? wish.headers : {} });

export async function tryDepartment(wish: Wish): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const check = async (what: string, work: () => Promise<string | undefined>): Promise<void> => {
    const problem = await work().catch((error: unknown) => String(error));
    findings.push(problem === undefined ? { what } : { what, problem });
  };
  const about = aboutSchema.safeParse(await (await get(wish, '/.well-known/department-sync', false)).json());
  if (!about.success) return [{ what: '自述符合规约', problem: about.error.message }];
  findings.push({ what: '自述符合规约' });
  await check('键至少记 400 天', async () =>
    about.data.keyRetentionDays >= 400 ? undefined : `${about.data.keyRetentionDays} 天`,
  );
  for (const { name, kinds, recent } of about.data.feeds) {
    await check(`${name}：不登录答 401`, () => refusesStrangers(wish, name));
    await check(`${name}：逐页取完，每条一次，条数与 total 一致`, () =>
      pagesCoverAll(wish, name, about.data.limits.page),
    );
    await check(`${name}：每条记录符合规约`, () => recordsConform(wish, name, about.data.limits.page));
    if (recent === true)
      await check(`${name}：最新的先给，都未办结，可办的在前、新的在前`, () => tellsNewest(wish, name));
    if (kinds.includes('contact'))
      await check(`${name}：不给看的字段只有名称，没有值`, () =>
        withholdsValues(wish, name, about.data.limits.page),
      );
    await check(`${name}：同一游标问两次不少`, () => sameCursorTwice(wish, name));
    if (about.data.digest)
      await check(`${name}：摘要与逐页取到的一致`, () => digestAgrees(wish, name, about.data.limits.page));
    await check(`${name}：不认识的游标答 410 CURSOR_FORGOTTEN`, () => forgetsStrangeCursors(wish, name));
  }
  await check('没有收到过的键答 404', async () => {
    const { status } = await get(wish, `/actions/${randomUUID()}`);
    return status === 404 ? undefined : `答了 ${status}`;
  });
  const { act } = wish;
  if (act !== undefined) await check(`动作只生效一次（${act}）`, () => actsOnce(wish, act));
  const { borrow, report } = wish;
  if (borrow !== undefined)
    await check(`查借阅申请只生效一次（${borrow}）`, () => borrowed(wish, about.data, borrow));
  if (borrow !== undefined && about.data.loanUses)
    await check(`利用登记只登记一次（${borrow}）`, () => notesUse(wish, about.data, borrow));
  if (report !== undefined)
    await check(`纠错反馈只生效一次（${report}）`, () => reported(wish, about.data, report));
  if (wish.upload === true && about.data.uploads !== undefined)
    await check('文件可断点续传，哈希不符不收', () => takesFiles(wish));
  const { create } = wish;
  if (create !== undefined) {
    await check('新建只生效一次，编号由部门给出', () => makesOnce(wish, about.data, create));
    await check('拟编的件号空着就用，被占用就拒', () => numbersAsProposed(wish, about.data, create));
  }
  return findings;
}

async function digestAgrees(wish: Wish, feed: string, limit: number): Promise<string | undefined> {
  const ask = async () => digestSchema.parse(await (await get(wish, `/feeds/${feed}/digest`)).json());
  const before = await ask();
  if (before.feed !== feed) return '摘要里没有写明是哪个 feed 的';
  const records = new Map<string, string>();
  for await (const page of allPages(wish, feed, limit)) {
    for (const { change, id, revision, record } of page.changes)
      if (change === 'upsert') records.set(`${Reflect.get(Object(record), 'kind')} ${id}`, String(revision));
  }
  const after = await ask();
  // What is written meanwhile is in one and not in the other: only a quiet moment proves anything.
  if (!after.settled || JSON.stringify(before) !== JSON.stringify(after)) return '取的时候正有改动，请再试';
  const own = digestOf(records);
  const wrong = own.flatMap(({ n, h }, bucket) => {
    const theirs = after.buckets[bucket];
    return theirs?.n === n && theirs.h === h ? [] : [bucket];
  });
  return wrong.length === 0 ? undefined : `${wrong.length} 个桶不同，如第 ${wrong[0]} 个`;
}

async function tellsNewest(wish: Wish, feed: string): Promise<string | undefined> {
  const stranger = await get(wish, `/feeds/${feed}/recent`, false);
  if (stranger.status !== 401) return `不登录答了 ${stranger.status}`;
  const recent = recentPageSchema.parse(await (await get(wish, `/feeds/${feed}/recent`)).json());
  if (recent.feed !== feed) return '没有写明是哪个 feed 的';
  const ranks: (readonly [number, number])[] = [];
  for (const raw of recent.changes) {
    const { success, data: change } = changeSchema.safeParse(raw);
    // Named with its field where every record is looked at.
    if (!success) continue;
    const { id } = change;
    if (change.change !== 'upsert') return `${id} 是 ${change.change}`;
    const { record } = change;
    if (record.kind !== 'todo') return `${id} 不是待办`;
    const { state, actions, arrivedAt } = record.data;
    if (!openTodoStates.includes(state)) return `${id} 是${state}`;
    ranks.push([actions.length > 0 ? 1 : 0, Date.parse(arrivedAt)]);
  }
  const isBehind = ranks.findIndex(([rank, at], index) => {
    const [before, beforeAt] = ranks[index - 1] ?? [rank, at];
    return before < rank || (before === rank && beforeAt < at);
  });
  return isBehind === -1 ? undefined : `第 ${isBehind + 1} 条该在前一条之前`;
}

async function refusesStrangers(wish: Wish, feed: string): Promise<string | undefined> {
  const { status } = await get(wish, `/feeds/${feed}/changes`, false);
  return status === 401 ? undefined : `答了 ${status}`;
}

async function readPage(wish: Wish, feed: string, cursor: string | undefined, limit: number): Promise<Page> {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor === undefined ? {} : { cursor }) });
  const reply = await get(wish, `/feeds/${feed}/changes?${query}`);
  if (reply.status !== 200) throw new Error(`答了 ${reply.status}`);
  const page = pageSchema.parse(await reply.json());
  if (page.feed !== feed) throw new Error('变更页里没有写明是哪个 feed 的');
  return page;
}

/** Every record of the feed by its kind and id, page by page. */
async function* allPages(wish: Wish, feed: string, limit: number): AsyncGenerator<Page> {
  let page = await readPage(wish, feed, undefined, limit);
  yield page;
  while (page.more) {
    const next = await readPage(wish, feed, page.cursor, limit);
    if (next.cursor === page.cursor) throw new Error('还有更多，游标却没有前进');
    page = next;
    yield page;
  }
}

async function recordsConform(wish: Wish, feed: string, limit: number): Promise<string | undefined> {
  const wrong: string[] = [];
  for await (const page of allPages(wish, feed, limit)) {
    for (const change of page.changes) {
      const issue = changeSchema.safeParse(change).error?.issues[0];
      if (issue !== undefined) wrong.push(`${change.id ?? '没有 id'} 的 ${issue.path.join('.')}`);
    }
  }
  return wrong.length === 0 ? undefined : `${wrong.length} 条不合：${wrong.slice(0, mostShown).join('；')}`;
}

async function withholdsValues(wish: Wish, feed: string, limit: number): Promise<string | undefined> {
  const told: string[] = [];
  for await (const page of allPages(wish, feed, limit)) {
    for (const change of page.changes) {
      const parsed = changeSchema.safeParse(change);
      if (!parsed.success || parsed.data.change !== 'upsert' || parsed.data.record.kind !== 'contact')
        continue;
      const { data } = parsed.data.record;
      const given = withheldOf(data).find((field) => (data[field] ?? '') !== '');
      if (given !== undefined) told.push(`${parsed.data.id} 的 ${given}`);
    }
  }
  return told.length === 0 ? undefined : `${told.length} 处给了值：${told.slice(0, mostShown).join('；')}`;
}

async function pagesCoverAll(wish: Wish, feed: string, limit: number): Promise<string | undefined> {
  const seen = new Set<string>();
  let doubled = 0;
  let total: number | undefined;
  for await (const page of allPages(wish, feed, limit)) {
    total ??= page.total;
    if (page.changes.length > limit) return `一页 ${page.changes.length} 条，超过 ${limit}`;
    for (const change of page.changes) {
      const kind = Reflect.get(Object(change.record ?? change), 'kind');
      if (seen.has(`${kind}/${change.id}`)) doubled++;
      seen.add(`${kind}/${change.id}`);
    }
  }
  if (doubled > 0) return `${doubled} 条重复`;
  return total === undefined || total === seen.size ? undefined : `取到 ${seen.size} 条，total 是 ${total}`;
}

async function sameCursorTwice(wish: Wish, feed: string): Promise<string | undefined> {
  const first = await readPage(wish, feed, undefined, 2);
  const [one, two] = [
    await readPage(wish, feed, first.cursor, 50),
    await readPage(wish, feed, first.cursor, 50),
  ];
  const again = new Set(two.changes.map(({ id }) => id));
  const lost = one.changes.filter(({ id }) => !again.has(id));
  return lost.length === 0 ? undefined : `第二次少了 ${lost.length} 条`;
}

async function forgetsStrangeCursors(wish: Wish, feed: string): Promise<string | undefined> {
  const reply = await get(wish, `/feeds/${feed}/changes?cursor=c29tZXRoaW5nLWVsc2U`);
  const code: unknown = Reflect.get(Object(await reply.json()), 'code');
  return reply.status === 410 && code === 'CURSOR_FORGOTTEN'
    ? undefined
    : `答了 ${reply.status} ${String(code)}`;
}

async function actsOnce(wish: Wish, id: string): Promise<string | undefined> {
  const about = aboutSchema.parse(await (await get(wish, '/.well-known/department-sync', false)).json());
  const found = await findTodo(
    wish,
    id,
    about.feeds.map(({ name }) => name),
  );
  if (found === undefined) return '变更流里没有这件待办';
  const action = found.actions.includes('acknowledge') ? 'acknowledge' : 'approve';
  const body = {
    key: randomUUID(),
    kind: 'todo',
    id,
    basedOn: found.revision,
    action,
    opinion: '接口自测。',
    decidedAt: new Date().toISOString(),
  };
  const post = (value: object) =>
    fetch(`${wish.address}/actions`, {
      method: 'POST',
      headers: { ...wish.headers, 'content-type': 'application/json' },
      body: JSON.stringify(value),
    });
  const stale = namedAnswerSchema.parse(
    await (await post({ ...body, key: randomUUID(), basedOn: `${found.revision}-old` })).json(),
  );
  if (stale.outcome !== 'conflict') return `旧版本办理答了 ${stale.outcome}`;
  const first = namedAnswerSchema.parse(await (await post(body)).json());
  if (first.outcome !== 'accepted') return `答了 ${JSON.stringify(first)}`;
  const { key, ...given } = first;
  if (key !== body.key) return '答复里没有写明是对哪个 key 的';
  const second = namedAnswerSchema.parse(await (await post(body)).json());
  if (JSON.stringify(first) !== JSON.stringify(second)) return `再送一次答复不同：${JSON.stringify(second)}`;
  const changed = await post({ ...body, opinion: '另一条意见。' });
  if (changed.status !== 422) return `同键不同内容答了 ${changed.status}`;
  const { answer } = receiptSchema.parse(await (await get(wish, `/actions/${body.key}`)).json());
  return JSON.stringify(answer) === JSON.stringify(given) ? undefined : '凭键查到的答复不同';
}

async function findTodo(
  wish: Wish,
  id: string,
  feeds: readonly string[],
): Promise<{ readonly revision: string; readonly actions: readonly string[] } | undefined> {
  for (const feed of feeds) {
    for await (const page of allPages(wish, feed, 500)) {
      const change = changeSchema.safeParse(page.changes.find((candidate) => candidate.id === id)).data;
      if (change?.change === 'upsert' && change.record.kind === 'todo')
        return { revision: change.revision, actions: change.record.data.actions };
    }
  }
  return undefined;
}

/** The headers of a sign-in; the login form is posted once. */
export async function signedInHeaders(
  address: string,
  kind: string,
  account: string,
  secret: string,
): Promise<Record<string, string>> {
  if (kind === 'bearer') return { authorization: `Bearer ${secret}` };
  if (kind === 'basic')
    return { authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}` };
  if (kind === 'key') return { 'x-access-key': secret };
  const about = aboutSchema.parse(await (await fetch(`${address}/.well-known/department-sync`)).json());
  const reply = await fetch(address + (about.signIn.formPath ?? '/login'), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ account, password: secret }),
  });
  return {
    cookie: reply.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      address: { type: 'string' },
      'sign-in': { type: 'string', default: 'bearer' },
      account: { type: 'string', default: '' },
      secret: { type: 'string', default: '' },
      act: { type: 'string' },
      borrow: { type: 'string' },
      report: { type: 'string' },
      upload: { type: 'boolean', default: false },
      create: { type: 'string' },
    },
  });
  if (values.address === undefined) {
    console.error(
      'conformance.ts --address URL --sign-in bearer|basic|form|key [--account 账号] --secret 口令或令牌 [--act 待办id] [--borrow 档案id] [--report 条目id] [--upload] [--create 全宗号]',
    );
    process.exit(2);
  }
  const headers = await signedInHeaders(values.address, values['sign-in'], values.account, values.secret);
  const findings = await tryDepartment({
    address: values.address,
    headers,
    ...(values.act === undefined ? {} : { act: values.act }),
    ...(values.borrow === undefined ? {} : { borrow: values.borrow }),
    ...(values.report === undefined ? {} : { report: values.report }),
    upload: values.upload,
    ...(values.create === undefined ? {} : { create: values.create }),
  });
  for (const { what, problem } of findings)
    console.log(problem === undefined ? `通过    ${what}` : `不通过  ${what}：${problem}`);
  process.exit(findings.some(({ problem }) => problem !== undefined) ? 1 : 0);
}

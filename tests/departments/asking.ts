// For the tests of the sample systems: how a desk asks, in the plainest way (fetch and the contract's own schemas).
import { randomUUID } from 'node:crypto';
import { changesPageSchema, type ChangesPage } from '../../shared/contract/department.ts';
import { must } from '../../shared/domain/must.ts';
import type { Control, Department } from './harness.ts';

export type Headers = Readonly<Record<string, string>>;
export const today = '2026-11-23';

/** The headers of a signed-in request; the login form is posted anew. */
export async function signInTo(department: Department): Promise<Headers> {
  const { signIn, account, secret, address } = department;
  switch (signIn) {
    case 'none':
      return {};
    case 'bearer':
      return { authorization: `Bearer ${secret}` };
    case 'basic':
      return { authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}` };
    case 'key':
      return { 'x-access-key': secret };
    case 'form': {
      const reply = await fetch(`${address}/login`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ account, password: secret }),
      });
      return { cookie: reply.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    }
  }
}

/** The id of a record whose original may be borrowed. */
export async function lentOriginal(truth: Pick<Control['truth'], 'ids' | 'item'>): Promise<string> {
  const ids = await truth.ids({ kind: 'archive' });
  const items = await Promise.all(ids.map((id) => truth.item({ kind: 'archive', id })));
  const at = items.findIndex((item) => item !== null && 'loanOnly' in item.data);
  return must(ids[at], 'some originals are lent');
}

export function askPage(
  department: Department,
  feed: string,
  headers: Headers,
  query: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${department.address}/feeds/${feed}/changes?${new URLSearchParams(query)}`, { headers });
}

/** All pages of a feed as they come, unchecked (some records are wrong on purpose); the last cursor. */
export async function pullAll(
  department: Department,
  feed: string,
  headers: Headers,
  limit: number,
  from?: string,
): Promise<{ readonly pages: readonly ChangesPage[]; readonly cursor: string }> {
  const pages: ChangesPage[] = [];
  let cursor = from;
  for (;;) {
    const reply = await askPage(department, feed, headers, {
      limit: String(limit),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const page: ChangesPage = await reply.json();
    pages.push(page);
    cursor = page.cursor;
    if (!page.more) return { pages, cursor };
  }
}

export const idsOf = (pages: readonly ChangesPage[]): readonly string[] =>
  pages.flatMap(({ changes }) => changes.map(({ id }) => id));

/** Whether each record parses, apart from those said to be wrong on purpose. */
export function parseAll(pages: readonly ChangesPage[], except: readonly string[]): readonly string[] {
  return pages.flatMap((page) => {
    const parsed = changesPageSchema.safeParse({
      ...page,
      changes: page.changes.filter(({ id }) => !except.includes(id)),
    });
    return parsed.error?.issues.map(({ path }) => path.join('.')) ?? [];
  });
}

/** The answer to what was sent under this key, which it must name. */
export async function answerIn(
  reply: Response,
  key: string,
): Promise<{ readonly outcome: string; readonly revision: string }> {
  const { key: named, ...answer } = await reply.json();
  if (named !== key) throw new Error(`the answer to ${key} names ${named}`);
  return answer;
}

export type Body = {
  key: string;
  kind: string;
  id: string;
  basedOn: string;
  action: string;
  opinion: string;
  decidedAt: string;
  forwardTo?: object;
};

export function aBody(id: string, more: Partial<Body> = {}): Body {
  return {
    key: randomUUID(),
    kind: 'todo',
    id,
    basedOn: 'r1',
    action: 'approve',
    opinion: '同意，请按程序办理。',
    decidedAt: '2026-11-23T01:12:00.000Z',
    ...more,
  };
}

export function send(department: Department, headers: Headers, body: unknown): Promise<Response> {
  return fetch(`${department.address}/actions`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** An open to-do that allows this action, not one of those planted to be unusable. */
export async function openTodoFor(department: Department, action: string): Promise<string> {
  const { aboveCeiling, badField } = await department.control.truth.planted();
  for (const id of await department.control.truth.openTodos()) {
    if (aboveCeiling.includes(id) || badField.includes(id)) continue;
    const item = await department.control.truth.item({ kind: 'todo', id });
    const actions: unknown = item?.data.actions;
    if (item?.revision === 'r1' && Array.isArray(actions) && actions.includes(action)) return id;
  }
  throw new Error(`no open to-do allows ${action}`);
}

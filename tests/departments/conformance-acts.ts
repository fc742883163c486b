// Whether a department takes what is done to an archive record (查借阅申请) or an article (纠错反馈) once for its key, and
// shows it on the record.
import { randomUUID } from 'node:crypto';
import { type About, changeSchema, changesPageSchema } from '../../shared/contract/department.ts';
import { answerSchema, type RecordAct } from '../../shared/domain/action.ts';
import type { Wish } from './conformance.ts';

const said = '接口自测。';

export const borrowed = (wish: Wish, about: About, id: string) =>
  doneOnce(wish, about, { kind: 'archive', id, body: { action: 'borrow', opinion: said, days: 1 } });

export const reported = (wish: Wish, about: About, id: string) =>
  doneOnce(wish, about, { kind: 'article', id, body: { action: 'report', what: '其他', opinion: said } });

/**
 * 利用登记 of the loan just applied for: kept once for its key, on whatever revision, and shown on the loan. Another one with
 * that key is refused.
 */
export async function notesUse(wish: Wish, about: About, id: string): Promise<string | undefined> {
  const before = await recordOf(wish, about, 'archive', id);
  const loan = before?.loan;
  if (before === undefined || loan === undefined) return '记录上没有借阅';
  const at = new Date().toISOString();
  const uses = [{ hash: '0'.repeat(64), what: 'opened', at }];
  const of = { kind: 'archive', id, basedOn: `${before.revision}-old`, decidedAt: at };
  const sent = { key: randomUUID(), ...of, action: 'note-use', opinion: '', loan: loan.at, uses };
  const answers = [await post(wish, sent), await post(wish, sent), await post(wish, sent)];
  if (answers[0]?.outcome !== 'accepted') return `答了 ${JSON.stringify(answers[0])}`;
  if (new Set(answers.map((answer) => JSON.stringify(answer))).size > 1) return '三次答复不同';
  const more = ((await recordOf(wish, about, 'archive', id))?.loan?.uses ?? 0) - (loan.uses ?? 0);
  if (more !== 1) return `借阅上多了 ${more} 条登记`;
  const other = await ask(wish, { ...sent, uses: [...uses, ...uses] });
  return other.status === 422 ? undefined : `同键不同内容答了 ${other.status}`;
}

type Done = { readonly kind: 'archive' | 'article'; readonly id: string; readonly body: RecordAct };

/** What does not hold, in the words of the report. */
async function doneOnce(wish: Wish, about: About, { kind, id, body }: Done): Promise<string | undefined> {
  const before = await recordOf(wish, about, kind, id);
  if (before === undefined) return '变更流里没有这条记录';
  if (!before.actions.includes(body.action)) return `这条记录的 actions 里没有 ${body.action}`;
  const of = { kind, id, basedOn: before.revision, decidedAt: new Date().toISOString() };
  const sent = { key: randomUUID(), ...of, ...body };
  const stale = await post(wish, { ...sent, key: randomUUID(), basedOn: `${before.revision}-old` });
  if (stale.outcome !== 'conflict') return `旧版本答了 ${stale.outcome}`;
  const answers = [await post(wish, sent), await post(wish, sent), await post(wish, sent)];
  if (answers[0]?.outcome !== 'accepted') return `答了 ${JSON.stringify(answers[0])}`;
  if (new Set(answers.map((answer) => JSON.stringify(answer))).size > 1) return '三次答复不同';
  const after = await recordOf(wish, about, kind, id);
  const more = (after?.shown ?? 0) - before.shown;
  return more === 1 ? undefined : `记录上多了 ${more} 条`;
}

const ask = ({ address, headers }: Wish, value: object): Promise<Response> =>
  fetch(`${address}/actions`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });

async function post(wish: Wish, value: object) {
  const reply = await ask(wish, value);
  if (reply.status !== 200) throw new Error(`答了 ${reply.status}`);
  return answerSchema.parse(await reply.json());
}

async function recordOf({ address, headers }: Wish, about: About, kind: Done['kind'], id: string) {
  const feed = about.feeds.find(({ kinds }) => kinds.includes(kind))?.name ?? '';
  let cursor: string | undefined;
  for (let more = true; more; ) {
    const query = new URLSearchParams({ limit: '500', ...(cursor === undefined ? {} : { cursor }) });
    const page = changesPageSchema.parse(
      await (await fetch(`${address}/feeds/${feed}/changes?${query}`, { headers })).json(),
    );
    const change = changeSchema.safeParse(page.changes.find((one) => one.id === id)).data;
    if (change?.change === 'upsert' && change.record.kind === kind) {
      const { data } = change.record;
      const shown = ('loans' in data ? data.loans : 'feedback' in data ? data.feedback : undefined) ?? [];
      const actions: readonly string[] = data.actions ?? [];
      const loan = 'loans' in data ? data.loans?.at(-1) : undefined;
      return { revision: change.revision, actions, shown: shown.length, loan };
    }
    ({ cursor, more } = page);
  }
  return undefined;
}

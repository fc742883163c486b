// 我的纠错: everything this person reported, of whichever article, what is still on its way first, what was answered last.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { markSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { actOnRecord } from '../../../main/core/work/act-on-record.ts';
import { takeBack } from '../../../main/core/work/give-up-action.ts';
import { listReports } from '../../../main/core/work/list-reports.ts';
import { listArticles } from '../../../main/core/work/read-articles.ts';
import type { Feedback } from '../../../shared/domain/feedback.ts';
import { anArticle, apply, now } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = aDesk();
});
afterEach(() => desk.store.close());

const aReport = (day: string, differing: Partial<Feedback> = {}): Feedback => ({
  at: `2026-11-${day}T01:00:00.000Z`,
  what: '有误',
  words: '电话不对',
  state: '反馈',
  ...differing,
});
const put = (remoteId: string, feedback: Feedback[] = [], revision = 'r1') =>
  apply(desk.store, {
    upserts: [
      {
        kind: 'article',
        remoteId,
        revision,
        data: anArticle({ title: `文章${remoteId}`, ownerOrg: '县民政局', actions: ['report'], feedback }),
      },
    ],
  });
const idOf = (title: string) =>
  listArticles(desk, { offset: 0, limit: 9 }).rows.find((row) => row.title === title)?.id ?? '';
const report = (title: string) => {
  const body = { action: 'report', what: '过期', opinion: '已经废止' } as const;
  const pressed = actOnRecord(desk, { id: idOf(title), revision: 'r1', body });
  if (!pressed.ok) throw new Error('believed: the article may be reported');
  return pressed.value.action.id;
};
const told = () =>
  listReports(desk).map(({ title, report: one }) =>
    one.kind === 'there' ? `${title} ${one.feedback.state}` : `${title} ${one.action.state}`,
  );

it('what is on its way stands first, then what waits for its owner, then what was answered, newest first', () => {
  put('一', [aReport('01', { state: '更正', answer: '已更正' }), aReport('19')]);
  put('二', [aReport('20', { state: '受理' })]);
  put('三');
  report('文章三');
  expect(told()).toEqual(['文章三 waiting', '文章二 受理', '文章一 反馈', '文章一 更正']);
  expect(listReports(desk)[0]).toMatchObject({ articleId: idOf('文章三'), ownerOrg: '县民政局' });
});

it('a report that was refused or met another article stays until the person settles it', () => {
  put('一');
  const id = report('文章一');
  markSending(desk.store, id, now);
  settleAction(desk.store, id, { state: 'refused', reason: { kind: 'refused', reason: '不接受' } }, now);
  expect(told()).toEqual(['文章一 refused']);
});

it('a report that was taken back is none, and one that its department shows stands once', () => {
  put('一');
  const id = report('文章一');
  takeBack(desk, { id });
  expect(told()).toEqual([]);
  const again = report('文章一');
  markSending(desk.store, again, now);
  settleAction(desk.store, again, { state: 'accepted', revision: 'r2' }, now);
  expect(told()).toEqual(['文章一 accepted']);
  put('一', [aReport('21', { what: '过期' })], 'r2');
  expect(told()).toEqual(['文章一 反馈']);
});

it('nothing is left of what was reported when access to the article is withdrawn (S13)', () => {
  put('一', [aReport('21')]);
  apply(desk.store, { removals: [{ kind: 'article', remoteId: '一', why: 'withdrawn' }] });
  expect(told()).toEqual([]);
});

// What a person does to an archive record or an article: 查借阅申请, 归还, 纠错反馈, by the rules of decisions on to-dos.
import { beforeEach, describe, expect, it } from 'vitest';
import { readDraft } from '../../../main/core/store/drafts.ts';
import { markSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import { actOnRecord, actsOfRecord } from '../../../main/core/work/act-on-record.ts';
import { discardAction, takeBack } from '../../../main/core/work/give-up-action.ts';
import { listConflicts } from '../../../main/core/work/list-conflicts.ts';
import { listOutbox } from '../../../main/core/work/list-outbox.ts';
import { settleConflict } from '../../../main/core/work/settle-conflict.ts';
import { undoDiscard } from '../../../main/core/work/undo-discard.ts';
import type { RecordAct } from '../../../shared/domain/action.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { anArchive, anArticle, apply, now } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
let id: string;
let article: string;
const lent = anArchive({ openMark: '控制', actions: ['borrow'] });
const borrow: RecordAct = { action: 'borrow', opinion: '编史修志', days: 7 };
const report: RecordAct = { action: 'report', what: '过期', opinion: '窗口电话已经变更。' };

const pull = (revision: string, data: ArchiveData = lent) =>
  apply(desk.store, { upserts: [{ kind: 'archive', remoteId: 'a1', revision, data }] });
const keyOf = (kind: 'archive' | 'article', remoteId: string) =>
  findRecord(desk.store, kind, sourceKey(desk.store, 's1') ?? 0, remoteId)?.key ?? 0;

beforeEach(() => {
  desk = aDesk();
  pull('1');
  const data = anArticle({ actions: ['report'] });
  apply(desk.store, { upserts: [{ kind: 'article', remoteId: 'k1', revision: '1', data }] });
  id = `a${keyOf('archive', 'a1')}`;
  article = `k${keyOf('article', 'k1')}`;
});

const press = (body: RecordAct = borrow, revision = '1', of = id) =>
  actOnRecord(desk, { id: of, revision, body });
const acts = (of = id) => {
  const read = actsOfRecord(desk, { id: of });
  if (!read.ok) throw new Error('believed: the record is there');
  return read.value;
};
const refused = (field: string, reason: string) => ({
  ok: false,
  fault: { kind: 'bad-request', field, reason },
});
const first = (of = id) => acts(of)[0]?.id ?? '';
const settle = (settlement: Parameters<typeof settleAction>[2]) => {
  markSending(desk.store, first(), now);
  settleAction(desk.store, first(), settlement, now);
};

describe('what is done to a record', () => {
  it('is saved, listed as waiting, and wakes the source (S3)', () => {
    expect(press()).toMatchObject({ ok: true, value: { action: { state: 'waiting', body: borrow } } });
    expect(listOutbox(desk)).toMatchObject([
      { type: 'action', kind: 'archive', recordId: id, title: lent.title, body: borrow, mayTakeBack: true },
    ]);
    expect(desk.sync.told).toEqual(['wake s1']);
    expect(acts()).toMatchObject([{ state: 'waiting' }]);
  });

  it('of an article goes the same way', () => {
    expect(press(report, '1', article).ok).toBe(true);
    expect(listOutbox(desk)).toMatchObject([{ kind: 'article', body: report }]);
  });

  it.each<[string, RecordAct, string, string]>([
    ['what the record does not allow', { action: 'give-back', opinion: '' }, 'action', 'not-offered'],
    ['what is done to another kind', report, 'action', 'not-offered'],
    ['an application without a purpose', { ...borrow, opinion: '  ' }, 'opinion', 'required'],
  ])('%s is not taken', (_what, body, field, reason) => {
    expect(press(body)).toEqual(refused(field, reason));
    expect(listOutbox(desk)).toEqual([]);
  });

  it('is taken only at the revision on the screen, and one at a time (S11)', () => {
    pull('2');
    expect(press()).toEqual(refused('revision', 'moved'));
    expect(press(borrow, '2').ok).toBe(true);
    expect(press(borrow, '2')).toEqual(refused('action', 'under-way'));
  });

  it('taken back, keeps its words with itself: the draft of such a record is its form', () => {
    press();
    expect(takeBack(desk, { id: first() }).ok).toBe(true);
    expect(acts()).toMatchObject([{ state: 'taken-back', body: borrow }]);
    const of = { source: sourceKey(desk.store, 's1') ?? 0, kind: 'archive', remoteId: 'a1' } as const;
    expect(readDraft(desk.store, of)).toBe('');
    expect(press().ok).toBe(true);
  });

  it('refused, given up, and taken back from that, asks the person again', () => {
    press();
    settle({ state: 'refused', reason: { kind: 'refused', reason: '用途不明。' } });
    expect(discardAction(desk, { id: first() }).ok).toBe(true);
    expect(undoDiscard(desk, { id: first() }).ok).toBe(true);
    expect(acts()).toMatchObject([{ state: 'refused', reason: { reason: '用途不明。' } }]);
    expect(press({ ...borrow, opinion: '编写县志第三卷' }).ok).toBe(true);
    expect(acts().map(({ state }) => state)).toEqual(['waiting', 'discarded']);
  });

  it('on a record that moved on meanwhile, shows what changed and goes again only when the person says so', () => {
    press();
    settle({ state: 'conflict', revision: '2' });
    pull('2', { ...lent, title: '关于调整防汛指挥部成员的通知' });
    const [conflict] = listConflicts(desk, { settled: false });
    expect(conflict).toMatchObject({
      mine: { type: 'action', body: borrow },
      theirs: { revision: '2', gone: false },
      fields: [{ field: 'title', base: lent.title, theirs: '关于调整防汛指挥部成员的通知' }],
    });
    expect(settleConflict(desk, { id: conflict?.id ?? '', choices: { decision: 'mine' } }).ok).toBe(true);
    expect(acts().map(({ state }) => state)).toEqual(['waiting', 'discarded']);
  });

  it('accepted, is confirmed by the pull that shows it', () => {
    press();
    settle({ state: 'accepted', revision: '2' });
    expect(acts()).toMatchObject([{ state: 'accepted' }]);
    pull('2', { ...lent, actions: [] });
    expect(acts()).toMatchObject([{ state: 'confirmed' }]);
    expect(listOutbox(desk)).toEqual([]);
  });
});

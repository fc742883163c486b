// How sources, actions, rules and passphrases stand, in words.

import { describe, expect, it } from 'vitest';
import { keyOf, pathOf } from '../../../renderer/features/archives/branches.ts';
import { validityInFull, validityMark } from '../../../renderer/features/knowledge/validity.ts';
import { askedBy, missingIn } from '../../../renderer/features/sources/sign-in-kinds.ts';
import { judge } from '../../../renderer/features/start/passphrase-rule.ts';
import { healthWords, progressOf } from '../../../renderer/features/sync/health.ts';
import { waitWords } from '../../../renderer/features/sync/waiting.ts';
import { askedFor, chipsOf } from '../../../renderer/features/todos/filters.ts';
import { pendingWords } from '../../../renderer/text/pending-words.ts';
import { zh } from '../../../renderer/text/zh.ts';
import type { OutboxRow, PendingAction, SourceStatus } from '../../../shared/contract/desk-views.ts';
import { actionStates } from '../../../shared/domain/action.ts';
import { leastCharacters } from '../../../main/shell/passphrase.ts';
import { leastLength } from '../../../renderer/features/start/passphrase-rule.ts';

const now = Date.parse('2026-11-20T02:00:00.000Z');

const aSource = (some: Partial<SourceStatus> = {}): SourceStatus => ({
  id: 's1',
  name: '招投标',
  organ: '县公共资源交易中心',
  address: 'https://zt.example',
  connector: 'list',
  signIn: 'key',
  account: '',
  health: { kind: 'ok' },
  syncing: false,
  progress: [],
  lastOkAt: '2026-11-20T01:12:00.000Z',
  waiting: 0,
  unsettled: 0,
  setAside: 0,
  counts: { todo: 38, archive: 0, article: 0, contact: 0 },
  ...some,
});
const troubled = (fault: Extract<SourceStatus['health'], { readonly kind: 'trouble' }>['fault']) =>
  aSource({ health: { kind: 'trouble', fault, since: '2026-11-20T01:00:00.000Z' } });

describe('a source', () => {
  it('that needs a sign-in says what still works and offers the sign-in', () => {
    const words = healthWords(zh, troubled({ kind: 'sign-in-needed', reason: 'expired' }), now);
    expect(words.sentence).toBe('登录已过期，需要重新登录。其他来源不受影响。本机数据可继续使用（09:12）');
    expect([words.state, words.remedy]).toEqual(['待登录', 'sign-in']);
  });

  it('that is incomplete closes nothing and says so', () => {
    const words = healthWords(zh, aSource({ health: { kind: 'incomplete', fetched: 38, stated: 52 } }), now);
    expect(words.sentence).toBe('取回 38/共 52。未到的 14 条不会被当作已办结。');
    expect(words.sign).toBe('▲');
  });

  it('in its first sync says how far it is and that what is here can be used', () => {
    const { lastOkAt: _, ...fresh } = aSource({
      syncing: true,
      progress: [{ feed: 'a', done: 31_520, total: 50_000 }],
    });
    expect(healthWords(zh, fresh, now).sentence).toBe('首次同步 31,520 / 50,000 条 · 可先使用已到的部分');
  });

  it('whose feeds did not all tell a total has none', () => {
    const progress = [
      { feed: 'a', done: 3, total: 5 },
      { feed: 'b', done: 4 },
    ];
    expect(progressOf(aSource({ progress }))).toEqual({ done: 7, total: undefined });
    expect(progressOf(aSource())).toEqual({ done: 0, total: undefined });
  });
});

const action = (state: PendingAction['state'], some: Partial<PendingAction> = {}): PendingAction => ({
  id: 'a',
  state,
  body: { action: 'approve', opinion: '' },
  decidedAt: '2026-11-20T01:00:00.000Z',
  ...some,
});

describe('an action', () => {
  it('has words of its own in every state', () => {
    const words = actionStates.map((state) => pendingWords(zh, action(state)).words);
    expect(words.every((each) => each.startsWith('同意（'))).toBe(true);
    // A refusal without the department's reason reads like a conflict: both are the person's to decide.
    expect(new Set(words).size).toBe(words.length - 1);
  });

  it('refused says why in the department’s words', () => {
    const refused = action('refused', { reason: { kind: 'refused', reason: '材料缺“租赁合同”' } });
    expect(pendingWords(zh, refused)).toEqual({ words: '被退回：材料缺“租赁合同”', tone: 'amber' });
  });

  it('forwarded names to whom', () => {
    const body = { action: 'forward', opinion: '', forwardTo: { id: 'x', name: '县交通运输局' } } as const;
    expect(pendingWords(zh, action('waiting', { body })).words).toBe('转办 → 县交通运输局（待上传）');
  });

  const row = (some: Partial<OutboxRow>): OutboxRow => ({
    ...action('waiting'),
    sourceId: 's1',
    recordId: 'r',
    title: 'x',
    attempts: 0,
    mayTakeBack: true,
    ...some,
  });

  it.each([
    ['即将送出', row({}), aSource(), false],
    ['等待网络', row({}), troubled({ kind: 'offline', reason: 'refused' }), false],
    ['等待重新登录', row({}), troubled({ kind: 'sign-in-needed', reason: 'expired' }), false],
    ['离线工作中，联网后送出', row({}), aSource(), true],
    ['等前一步送达', row({ reason: { kind: 'behind-another' } }), aSource(), false],
    ['正在核对是否已送达', row({ state: 'unsure' }), aSource(), true],
    ['对方已收，等确认', row({ state: 'accepted' }), aSource(), false],
  ])('waits: %s', (words, waiting, source, offline) => {
    expect(waitWords(zh, waiting, source, offline)).toBe(words);
  });
});

describe('a rule', () => {
  const today = '2026-11-20';

  it('is never in force by our word alone', () => {
    expect(validityMark(zh, { validity: '现行有效' }, today)).toBeUndefined();
    expect(validityInFull(zh, { validity: '现行有效' }, today, '11月19日').words).toBe(
      '现行有效（对方标注，取回于 11月19日）',
    );
  });

  it('past its review counts as not verified', () => {
    const stated = { validity: '现行有效', reviewBy: '2026-01-01' } as const;
    expect(validityMark(zh, stated, today)?.words).toBe('有效性未核对');
    expect(validityInFull(zh, stated, today, '11月19日').words).toContain('已过复核期限');
  });

  it('repealed says so', () => {
    expect(validityMark(zh, { validity: '已废止' }, today)).toEqual({ words: '已废止', tone: 'ended' });
  });
});

describe('a passphrase', () => {
  it.each([
    ['短', 'short'],
    ['aaaaaaaaaaaaaaaa', 'simple'],
    ['123456789012345', 'simple'],
    ['青石板上一只猫在看雨下', 'short'],
    ['青石板上一只猫在看雨下着', 'good'],
    ['correct horse battery', 'good'],
  ])('%s is %s', (passphrase, judged) => {
    expect(judge(passphrase)).toBe(judged);
  });

  it('is as long as the shell demands', () => {
    expect(leastLength).toBe(leastCharacters);
  });
});

describe('signing in', () => {
  it('asks for what its way needs', () => {
    const none = { account: '', secret: '' };
    expect(missingIn(askedBy(zh, 'form'), none)).toEqual({ account: true, secret: true });
    expect(missingIn(askedBy(zh, 'bearer'), none)).toEqual({ account: false, secret: true });
    expect(missingIn(askedBy(zh, 'none'), none)).toEqual({ account: false, secret: false });
  });
});

describe('the list of to-dos', () => {
  const counts = { open: 55, overdue: 0, today: 4, pending: 0, bySource: { s1: 38 }, byUrgency: { 特急: 1 } };

  it('shows chips only where there is something, and a thin list with what is missing', () => {
    const incomplete = aSource({ health: { kind: 'incomplete', fetched: 38, stated: 52 } });
    const labels = chipsOf(zh, counts, [incomplete]).map(({ label }) => label);
    expect(labels).toEqual(['全部 55', '今日到期 4', '招投标 取回 38/共 52', '特急 1', '已办结']);
  });

  it('asks the core for what the chip says', () => {
    expect(askedFor({ kind: 'overdue' })).toEqual({ scope: 'open', due: 'overdue' });
    expect(askedFor({ kind: 'closed' })).toEqual({ scope: 'closed' });
  });
});

describe('a branch of the archive', () => {
  it.each([
    [{}],
    [{ fonds: 'A439' }],
    [{ fonds: 'A439', category: 'WS' }],
    [{ fonds: 'A439', category: 'WS', year: 2011 }],
    [{ fonds: 'A439', category: 'WS', year: 2011, retention: 'D30' }],
  ])('%j is found again by its key', (path) => {
    expect(pathOf(keyOf(path))).toEqual(path);
  });
});

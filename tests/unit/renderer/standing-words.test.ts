// How actions, rules and passphrases stand, in words; sources and what waits: sync-words.test.ts.

import { describe, expect, it } from 'vitest';
import { branchName, keyOf, pathOf, pathWords } from '../../../renderer/features/archives/branches.ts';
import { validityInFull, validityMark } from '../../../renderer/features/knowledge/validity.ts';
import { askedBy, missingIn } from '../../../renderer/features/sources/sign-in-kinds.ts';
import { judge } from '../../../renderer/features/start/passphrase-rule.ts';
import { askedFor, chipsOf } from '../../../renderer/features/todos/filters.ts';
import { pendingWords } from '../../../renderer/text/pending-words.ts';
import { aSource } from './a-source.ts';
import { zh } from '../../../renderer/text/zh.ts';
import type { PendingAction } from '../../../shared/contract/desk-outbox.ts';
import { actionStates } from '../../../shared/domain/action.ts';
import { leastCharacters } from '../../../main/shell/passphrase.ts';
import { leastLength } from '../../../renderer/features/start/passphrase-rule.ts';

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

  it('whose grounds disagree is in doubt in a row, with the whole reason behind the short word', () => {
    const standing = { asOf: today, validity: '已被修订', unconfirmed: true, grounds: [] } as const;
    expect(validityMark(zh, { standing: { ...standing, grounds: [] } }, today)).toMatchObject({
      short: '有效性存疑',
      words: '已被修订？依据不一致，未确认',
    });
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
    [{ fonds: 'A439', category: 'KJ', classNo: 'KJ·JJ·2011·Y' }],
    [{ fonds: 'A439', category: 'KJ', classNo: 'KJ·JJ·2011·Y', volumeNo: '003' }],
  ])('%j is found again by its key', (path) => {
    expect(pathOf(keyOf(path))).toEqual(path);
  });

  it('of volumes is named by its number and, where it is described, by its title', () => {
    const volume = { fonds: 'A439', category: 'KJ', classNo: 'KJ·JJ·2011·Y', volumeNo: '003' };
    expect(branchName(zh, volume, '003', '食堂新建工程')).toBe('案卷 003 食堂新建工程');
    expect(branchName(zh, { fonds: 'A439', category: 'KJ', classNo: volume.classNo }, '')).toBe(
      '类别 JJ·2011·Y',
    );
    expect(pathWords(zh, volume)).toBe('A439 · 科技 · 类别 KJ·JJ·2011·Y · 案卷 003');
  });
});

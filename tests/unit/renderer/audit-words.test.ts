// 本机记录 in words: a line says what it was that was decided and what became of it, a chain how it stands.
import { describe, expect, it } from 'vitest';
import type { AuditLine } from '../../../shared/contract/desk-audit.ts';
import { wholeTable } from '../../../renderer/features/audit/trail-table.ts';
import { withinDay } from '../../../renderer/features/audit/days.ts';
import { chainWords, lineWords, recordWords, sourceWords } from '../../../renderer/text/audit-words.ts';
import { en } from '../../../renderer/text/en.ts';
import { zh } from '../../../renderer/text/zh.ts';

const line = (differing: Partial<AuditLine> & Pick<AuditLine, 'event'>): AuditLine => ({
  seq: 7,
  at: '2026-11-20T01:30:00.000Z',
  by: 'person',
  hash: 'ab',
  sourceGone: false,
  ...differing,
});

describe('a line', () => {
  it.each<[string, Partial<AuditLine> & Pick<AuditLine, 'event'>]>([
    ['同意：作出决定，存在本机', { event: 'action-decided', type: 'action', act: 'approve' }],
    ['同意：送出', { event: 'action-sent', type: 'action', act: 'approve', attempt: 1 }],
    ['修改：第 3 次送出', { event: 'action-sent', type: 'edit', attempt: 3 }],
    ['同意：放弃（用对方的）', { event: 'action-discarded', type: 'action', act: 'approve', how: 'theirs' }],
    ['对方改动了这条记录，没有覆盖您的办理（当时有 2 项没办完）', { event: 'record-changed', count: 2 }],
    ['高于本机密级上限，已拦截，内容没有保存（秘密）', { event: 'record-blocked', level: '秘密' }],
    ['打印借阅件（打印到纸、第 2–4 页）', { event: 'loan-printed', how: 'paper', pages: { from: 2, to: 4 } }],
    ['成批编目（300 条）', { event: 'catalogue-made', count: 300 }],
  ])('says %s', (said, differing) => {
    expect(lineWords(zh, line(differing))).toBe(said);
  });

  it('begins with a capital where its language has them', () => {
    expect(lineWords(en, line({ event: 'source-removed' }))).toBe('Source removed');
  });

  it('names a record while it is here, else what it was', () => {
    const here = { id: 't1', title: '通知' };
    const event = 'file-opened' as const;
    expect(recordWords(zh, line({ event, record: { kind: 'todo', here } }))).toBe('通知');
    expect(recordWords(zh, line({ event, record: { kind: 'todo', remoteId: 'x' } }))).toBe('待办，不在本机');
    expect(recordWords(zh, line({ event, file: '批复.pdf' }))).toBe('批复.pdf');
  });

  it('names its source, also one that is no more', () => {
    const sources = [{ id: 's1', name: 'OA 公文' }];
    const event = 'source-paused' as const;
    expect(sourceWords(zh, line({ event, sourceId: 's1' }), sources)).toBe('OA 公文');
    expect(sourceWords(zh, line({ event, sourceGone: true }), sources)).toBe('已移除的来源');
    expect(sourceWords(zh, line({ event: 'trail-saved' }), sources)).toBe('');
  });

  it('is a row of a table, with its instant and its fingerprint as they stand there', () => {
    const [heads = [], row = []] = wholeTable(zh, [line({ event: 'trail-saved', count: 3 })], []);
    expect(row).toHaveLength(heads.length);
    expect(row.slice(0, 4)).toEqual(['7', '2026年11月20日 09:30', '本人', '本机记录另存（3 条）']);
    expect(row.slice(-2)).toEqual(['2026-11-20T01:30:00.000Z', 'ab']);
  });
});

describe('the chain', () => {
  const whole = {
    kind: 'whole',
    lines: 12,
    first: '2026-11-01T00:00:00.000Z',
    last: '2026-11-20T01:30:00.000Z',
  } as const;

  it('is whole from when to when, or not looked at yet, or broken at a line', () => {
    expect(chainWords(zh, { outcome: { ...whole, clockBack: 0 } })).toBe(
      '记录完整：12 条，从 2026年11月1日 08:00 到 2026年11月20日 09:30。',
    );
    expect(chainWords(zh, { outcome: { ...whole, clockBack: 2 } })).toContain('本机时钟曾被拨回');
    expect(chainWords(zh, {})).toBe(zh.audit.unchecked);
    expect(chainWords(zh, { outcome: { kind: 'broken', line: 5, how: 'apart' } })).toBe(
      '第 5 条与前一条接不上：可能被改动过。',
    );
  });
});

it('a day that is looked for is a day of Asia/Shanghai', () => {
  expect(withinDay('2026-11-20')).toEqual({
    from: '2026-11-19T16:00:00.000Z',
    to: '2026-11-20T16:00:00.000Z',
  });
});

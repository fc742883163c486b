// How sources fare, what waits, what happened and what was set aside, in words a person understands.

import { describe, expect, it } from 'vitest';
import { healthWords } from '../../../renderer/features/sync/health.ts';
import { logWords } from '../../../renderer/features/sync/log-words.ts';
import { amountWords, detailWords, phaseIsLong, progressOf } from '../../../renderer/features/sync/phase.ts';
import { reasonWords } from '../../../renderer/features/sync/SetAsideList.tsx';
import { mayRetry, waitWords, whatWords } from '../../../renderer/features/sync/waiting.ts';
import { causeWords } from '../../../renderer/text/cause-words.ts';
import { en } from '../../../renderer/text/en.ts';
import { fieldName, valueWords } from '../../../renderer/text/field-words.ts';
import { aSource } from './a-source.ts';
import { zh } from '../../../renderer/text/zh.ts';
import type { OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import type { SetAside, SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { archiveDataSchema } from '../../../shared/domain/archive.ts';
import { articleDataSchema } from '../../../shared/domain/article.ts';
import { contactDataSchema } from '../../../shared/domain/contact.ts';
import { fieldClasses } from '../../../shared/domain/edit.ts';
import { groupTrouble, troubleCauses } from '../../../shared/domain/source-trouble.ts';
import { sourceEvents, sourcePhases } from '../../../shared/domain/source.ts';
import { recordKinds } from '../../../shared/domain/terms.ts';
import { deadlineSchema, paperSchema, todoDataSchema } from '../../../shared/domain/todo.ts';

const now = Date.parse('2026-11-20T02:00:00.000Z');

const since = '2026-11-20T01:00:00.000Z';
type Fault = Extract<SourceStatus['health'], { readonly kind: 'trouble' }>['fault'];
const troubled = (fault: Fault, some: Partial<SourceStatus> = {}) =>
  aSource({ health: { kind: 'trouble', fault, since }, ...some });

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

  it('that says very much was deleted says that nothing was done here', () => {
    const health = { kind: 'brake', feed: 'records', removals: 280, of: 312, since } as const;
    const words = healthWords(zh, aSource({ health, syncing: true, phase: 'again' }), now);
    expect(words.sentence).toBe('对方说删除了 312 件中的 280 件，本机还没有照做。');
    expect([words.state, words.remedy]).toEqual(['待您确认', 'answer']);
  });

  it('with a newer form is read, and what was done waits', () => {
    const words = healthWords(zh, aSource({ health: { kind: 'read-only' } }), now);
    expect(words.sentence).toContain('您的操作已存在本机');
    expect(words.state).toBe('只看不送');
  });

  it('behind a line that is down does not repeat what is said above all', () => {
    const source = troubled({ kind: 'offline', reason: 'no-network' });
    expect(healthWords(zh, source, now, true).sentence).toBe('本机数据可继续使用（09:12）');
    expect(healthWords(zh, source, now).sentence).toContain('其他来源不受影响');
  });

  it('in its first sync says how far it is and that what is here can be used', () => {
    const { lastOkAt: _, ...fresh } = aSource({
      syncing: true,
      phase: 'first',
      progress: [{ feed: 'a', done: 31_520, total: 50_000 }],
      bytes: 26_214_400,
      remainingMs: 2200,
    });
    expect(healthWords(zh, fresh, now).sentence).toBe('首次同步 31,520 / 50,000 条 · 可先使用已到的部分');
    expect(detailWords(zh, fresh, now)).toMatch(/^已收 25(\.0)? MB · 约需 3 秒$/);
  });

  it('that is asked for everything anew says that what is here can be used', () => {
    const source = aSource({ syncing: true, phase: 'again', progress: [{ feed: 'a', done: 20 }] });
    expect(amountWords(zh, source)).toBe('重新核对，已到 20 条 · 本机数据照常使用');
  });

  it('speaks of short phases in the quiet line alone', () => {
    const source = aSource({ syncing: true, phase: 'check' });
    expect(phaseIsLong(source)).toBe(false);
    expect(healthWords(zh, source, now).state).toBe('正常');
    expect(detailWords(zh, source, now)).toBe('正在核对本机是否齐全');
  });

  it('says since when the oldest waits and when it is tried again', () => {
    const source = troubled(
      { kind: 'offline', reason: 'cut' },
      { oldestUnsentAt: '2026-11-19T09:02:00.000Z', nextTryAt: '2026-11-20T02:10:00.000Z' },
    );
    expect(detailWords(zh, source, now)).toBe('最早一件未送出的保存于 昨日 17:02 · 10:10 自动重试');
  });

  it('whose feeds did not all tell a total has none', () => {
    const progress = [
      { feed: 'a', done: 3, total: 5 },
      { feed: 'b', done: 4 },
    ];
    expect(progressOf(aSource({ progress }))).toEqual({ done: 7, total: undefined });
    expect(progressOf(aSource())).toEqual({ done: 0, total: undefined });
  });

  it('has a word for each phase and each event', () => {
    expect(Object.keys(zh.sync.phase).sort()).toEqual([...sourcePhases].sort());
    expect(Object.keys(zh.sync.log.event).sort()).toEqual([...sourceEvents].sort());
  });
});

describe('trouble', () => {
  const five = ['OA', '档案', '一窗', '知识', '招投标'].map((name, at) =>
    troubled({ kind: 'offline', reason: 'no-network' }, { id: `s${at}`, name }),
  );
  const nameOf = (id: string) => five.find((source) => source.id === id)?.name ?? id;

  it('of five sources behind one cable is one line', () => {
    const lines = groupTrouble(five).map((group) => causeWords(zh, group, nameOf));
    expect(lines).toEqual(['没有连上网络，5 个来源都在等']);
  });

  it('of several kinds has a line for each, with the names that can be read at a glance', () => {
    const mixed = five.map((source, at) =>
      at < 3
        ? { ...source, health: { kind: 'trouble', fault: { kind: 'busy' }, since } as const }
        : at === 3
          ? {
              ...source,
              health: {
                kind: 'trouble',
                fault: { kind: 'sign-in-needed', reason: 'expired' },
                since,
              } as const,
            }
          : { ...source, health: { kind: 'ok' } as const },
    );
    const lines = groupTrouble(mixed).map((group) => causeWords(zh, group, nameOf));
    expect(lines).toEqual(['知识：需要重新登录', 'OA、档案 等 3 个来源：对方正忙，稍后自动再试']);
  });

  it('has a line for each cause', () => {
    expect(Object.keys(zh.sync.cause).sort()).toEqual([...troubleCauses].sort());
  });
});

const base = {
  decidedAt: '2026-11-20T01:00:00.000Z',
  sourceId: 's1',
  recordId: 'r',
  title: 'x',
  attempts: 0,
  mayTakeBack: true,
  id: 'a',
  state: 'waiting',
} as const;
const anAction = (some: Partial<Extract<OutboxRow, { readonly type: 'action' }>> = {}): OutboxRow => ({
  ...base,
  type: 'action',
  kind: 'todo',
  body: { action: 'approve', opinion: '' },
  ...some,
});
const file = {
  hash: 'a'.repeat(64),
  name: '竣工图.pdf',
  mime: 'application/pdf',
  size: 9,
  role: '附件',
} as const;
const here = { workingOffline: false, heldByHours: false };

describe('what waits', () => {
  it.each([
    ['即将送出', anAction(), aSource(), here],
    ['等待网络', anAction(), troubled({ kind: 'offline', reason: 'refused' }), here],
    ['等待重新登录', anAction(), troubled({ kind: 'sign-in-needed', reason: 'expired' }), here],
    ['离线工作中，联网后送出', anAction(), aSource(), { ...here, workingOffline: true }],
    ['等到工作时间', anAction(), aSource(), { ...here, heldByHours: true }],
    ['来源已暂停', anAction(), aSource({ health: { kind: 'paused' } }), here],
    ['等前一步送达', anAction({ reason: { kind: 'behind-another' } }), aSource(), here],
    ['等前面的传完', anAction({ reason: { kind: 'needs-another' } }), aSource(), here],
    ['等更新本软件', anAction({ reason: { kind: 'newer-schema' } }), aSource(), here],
    ['等更新本软件', anAction(), aSource({ health: { kind: 'read-only' } }), here],
    ['正在核对是否已送达', anAction({ state: 'unsure' }), aSource(), { ...here, workingOffline: true }],
    ['对方已收，等确认', anAction({ state: 'accepted' }), aSource(), here],
  ])('waits: %s', (words, waiting, source, held) => {
    expect(waitWords(zh, waiting, source, held)).toBe(words);
  });

  it('is called by what it is', () => {
    const edit: OutboxRow = {
      ...base,
      type: 'edit',
      kind: 'archive',
      fields: { location: '二号库', files: [file] },
    };
    expect(whatWords(zh, anAction())).toBe('同意');
    expect(whatWords(zh, edit)).toBe('修改 存址、附件');
    expect(whatWords(zh, { ...base, type: 'upload', kind: 'archive', file, sent: 3 })).toBe(
      '上传附件 竣工图.pdf',
    );
  });

  it('is tried again by hand only where that could do anything', () => {
    expect(mayRetry(anAction())).toBe(true);
    expect(mayRetry(anAction({ reason: { kind: 'needs-another' } }))).toBe(false);
    expect(mayRetry(anAction({ state: 'sending' }))).toBe(false);
  });
});

describe('a line of the log', () => {
  it('says what happened in figures', () => {
    const line = { at: since, event: 'round-ended', records: 14, sent: 2, bytes: 18_432, ms: 410 } as const;
    expect(logWords(zh, line)).toMatch(
      /^同步了一次 · 更新 14 条 · 送出 2 件 · 收 18(\.0)? KB · 用时 不到 1 秒$/,
    );
    expect(logWords(zh, { at: since, event: 'round-ended', records: 0 })).toBe('同步了一次 · 无新变化');
  });

  it('says why nothing was synced', () => {
    const fault = { kind: 'offline', reason: 'cut' } as const;
    expect(logWords(zh, { at: since, event: 'trouble', fault })).toBe('没有同步成 · 线路在应答途中断开。');
  });
});

describe('a field', () => {
  const schemas = {
    todo: [todoDataSchema, paperSchema, deadlineSchema],
    archive: [archiveDataSchema],
    article: [articleDataSchema],
    contact: [contactDataSchema],
  };

  it.each(recordKinds)('of a %s has a name a person knows, in both languages', (kind) => {
    const fields = schemas[kind].flatMap((schema) => Object.keys(schema.shape));
    const nameless = [...fields, ...Object.keys(fieldClasses[kind])].filter(
      (field) =>
        fieldName(zh, kind, field) === zh.fields.other || fieldName(en, kind, field) === en.fields.other,
    );
    expect(nameless).toEqual([]);
  });

  it('inside another is called by the one a person knows', () => {
    expect(fieldName(zh, 'todo', 'paper.files.0.hash')).toBe('附件');
    expect(fieldName(zh, 'todo', 'due.at')).toBe('办理时限');
    expect(fieldName(zh, 'todo', 'paper')).toBe('公文内容');
    expect(fieldName(zh, 'archive', 'constructor')).toBe('其他内容');
  });

  it('has its value in words', () => {
    expect(valueWords(zh, '2026-11-20', now)).toBe('2026年11月20日');
    expect(valueWords(zh, '2026-11-19T09:02:00.000Z', now)).toBe('昨日 17:02');
    expect(valueWords(zh, ['甲', '乙'], now)).toBe('甲\n乙');
    expect(valueWords(zh, [file], now)).toBe('竣工图.pdf');
    expect(valueWords(zh, ['approve', 'return'], now, 'actions')).toBe('同意\n退回');
    expect([null, undefined, ''].map((none) => valueWords(zh, none, now))).toEqual(['', '', '']);
  });
});

describe('a record that was set aside', () => {
  const sources = [aSource()];
  const aside = (reason: SetAside['reason']): SetAside => ({
    id: 'x',
    sourceId: 's1',
    kind: 'todo',
    remoteId: 'ZB-91',
    reason,
    at: since,
  });

  it('names the field as people call it', () => {
    const words = reasonWords(
      zh,
      aside({ kind: 'field', field: 'arrivedAt', problem: 'invalid_format' }),
      sources,
    );
    expect(words).toBe('招投标 ZB-91：“到达时间”不合约定，未导入');
  });

  it('whose text cannot be read says so', () => {
    const words = reasonWords(zh, aside({ kind: 'field', field: '', problem: 'not-well-formed' }), sources);
    expect(words).toBe('招投标 ZB-91：内容有读不出的文字，未导入');
  });
});

import { describe, expect, it } from 'vitest';
import { decodeList, instantOf } from '../../../main/core/connectors/list/decode.ts';
import type { JsonReply } from '../../../main/core/connectors/json-reply.ts';

const reply = (value: unknown): JsonReply => ({ value, suspectText: false });
const row = (id: unknown, more: object = {}) => ({
  id,
  title: '招标文件备案审核',
  date: '2026-03-05 10:22:31',
  detailUrl: `http://b/todos/${id}`,
  systemCode: 'LXZB',
  ...more,
});
const listed = (list: readonly unknown[], count: unknown = list.length) => {
  const page = decodeList(reply({ count, list }));
  if (!page.ok) throw new Error(JSON.stringify(page.fault));
  return page.value;
};

describe('decodeList', () => {
  it('makes a to-do of a row, without any action', () => {
    const [change] = listed([row('88')]).changes;
    expect(change).toEqual({
      change: 'upsert',
      id: '88',
      revision: expect.stringMatching(/^[\w-]{43}$/),
      record: {
        kind: 'todo',
        data: expect.objectContaining({
          title: '招标文件备案审核',
          arrivedAt: '2026-03-05T02:22:31.000Z',
          fromOrg: 'LXZB',
          detailUrl: 'http://b/todos/88',
          actions: [],
          state: '待办',
        }),
      },
    });
  });

  it('equal rows have equal revisions, whatever the order of their fields; another title is another revision', () => {
    const revision = (one: object) => listed([one]).changes[0]?.revision;
    expect(revision(row('1'))).toBe(revision(Object.fromEntries(Object.entries(row('1')).reverse())));
    expect(revision(row('1'))).not.toBe(revision(row('1', { title: '更正' })));
  });

  it('is complete only when as many came as are counted and all of them can be used', () => {
    const completeness = (list: readonly unknown[], count?: unknown) => listed(list, count).listing;
    expect(completeness([row('1'), row('2')])).toEqual({ complete: true, fetched: 2, stated: 2 });
    expect(completeness([row('1')], 2)).toEqual({ complete: false, fetched: 1, stated: 2 });
    expect(completeness([row('1')], '1')).toEqual({ complete: true, fetched: 1, stated: 1 });
    expect(completeness([row('1'), row('')])).toEqual({ complete: false, fetched: 1, stated: 2 });
    expect(completeness([row('1'), row('1')])).toEqual({ complete: false, fetched: 1, stated: 2 });
    expect(completeness([])).toEqual({ complete: true, fetched: 0, stated: 0 });
  });

  it('sets aside what cannot be used, with its reason', () => {
    const { unusable } = listed([
      row(undefined),
      row('2', { date: '昨天' }),
      row('3', { title: '' }),
      row('4'),
      row('4'),
      'x',
      row('5', { title: '半\ud800' }),
    ]);
    expect(unusable.map(({ remoteId, reason }) => [remoteId, reason])).toEqual([
      [undefined, { kind: 'no-id' }],
      ['2', { kind: 'field', field: 'date', problem: 'invalid_format' }],
      ['3', { kind: 'field', field: 'title', problem: 'too_small' }],
      ['4', { kind: 'doubled-id' }],
      [undefined, { kind: 'no-id' }],
      ['5', { kind: 'field', field: 'title', problem: expect.any(String) }],
    ]);
  });

  it('takes ids that are numbers, and leaves out what is no web address', () => {
    const [change] = listed([row(880_013, { detailUrl: 'javascript:alert(1)', systemCode: null })]).changes;
    expect(change).toMatchObject({ id: '880013', record: { data: { fromOrg: '' } } });
    expect(JSON.stringify(change)).not.toContain('javascript');
  });

  it.each([[[]], [{ list: [] }], [{ count: 1 }], [{ count: -1, list: [] }], ['x'], [null]])(
    '%j is no list',
    (value) => {
      expect(decodeList(reply(value))).toMatchObject({
        ok: false,
        fault: { kind: 'bad-reply', reason: 'shape' },
      });
    },
  );
});

describe('instantOf', () => {
  it.each([
    ['2026-03-05 10:22:31', '2026-03-05T02:22:31.000Z'],
    ['2026-03-05', '2026-03-04T16:00:00.000Z'],
    ['2026/3/5 8:05', '2026-03-05T00:05:00.000Z'],
    ['2026年3月5日', '2026-03-04T16:00:00.000Z'],
    ['2026-03-05T10:22:31+08:00', '2026-03-05T02:22:31.000Z'],
    ['2026-03-05T02:22:31Z', '2026-03-05T02:22:31.000Z'],
    ['1772676151000', '2026-03-05T02:02:31.000Z'],
    ['1772676151', '2026-03-05T02:02:31.000Z'],
    ['2026-02-30', undefined],
    ['2026-13-01', undefined],
    ['2026-03-05 25:00:00', undefined],
    ['昨天下午', undefined],
    ['', undefined],
  ])('%s is %s', (text, expected) => {
    expect(instantOf(text)).toBe(expected);
  });
});

// The form of a new record: what it asks for, what may stand there, what travels; and how one that waits is told of.

import { describe, expect, it } from 'vitest';
import { keptNumber, markOf, standingOf } from '../../../renderer/records/made/new-records.ts';
import { newFields, newProblems, newToSend, typedCount } from '../../../renderer/records/new-fields.ts';
import { choicesOf, newProblemWords, newValueWords } from '../../../renderer/records/new-words.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { createdFields, wrongInNew } from '../../../shared/domain/create.ts';

const fields = newFields('archive', createdFields.archive);
const shown = { secretLevel: '内部', category: 'WS', year: 2026 };
const typed = { title: ' 关于防汛的通知 ', fonds: 'Z109', retention: 'D30', date: '2026-10-09' };
const lists = { fonds: [{ value: 'Z109', label: 'Z109 县政府办' }], ceiling: '内部' };
const shapeOf = (field: string) => fields.find((each) => each.field === field)?.shape ?? { kind: 'year' };

describe('the form of a new record', () => {
  it('asks for everything a desk may state, and for no number', () => {
    const asked = fields.map(({ field }) => field);
    // 件号 is proposed where many are described at once, and not here.
    expect([...asked].sort()).toEqual(createdFields.archive.filter((each) => each !== 'itemNo').sort());
    for (const own of ['refCode', 'itemNo', 'fondsName', 'openMark']) expect(asked).not.toContain(own);
    expect(newFields('archive', ['title', 'fonds', 'newField']).map(({ field }) => field)).toEqual([
      'title',
      'fonds',
    ]);
  });

  it('keeps the number a catalogue proposed while the record stays in its series and nobody said no to it', () => {
    const before = {
      fonds: 'Z109',
      category: 'WS',
      year: 2026,
      retention: 'D30',
      itemNo: '0012',
      title: '一',
    };
    const { itemNo: _, ...sent } = { ...before, title: '二' };
    expect(keptNumber({ fields: before }, sent)).toEqual({ itemNo: '0012' });
    expect(keptNumber({ fields: before }, { ...sent, year: 2025 })).toEqual({});
    const refused = { kind: 'refused', reason: '占用', field: 'itemNo' } as const;
    expect(keptNumber({ fields: before, reason: refused }, sent)).toEqual({});
    expect(keptNumber({ fields: before, reason: { ...refused, field: 'date' } }, sent)).toEqual({
      itemNo: '0012',
    });
  });

  it('sends what stands there, trimmed, years and pages as numbers, nothing empty; the core takes it', () => {
    const sent = newToSend(fields, { ...typed, pages: '4', docNo: '  ', responsible: [] }, shown);
    expect(sent).toEqual({
      title: '关于防汛的通知',
      fonds: 'Z109',
      category: 'WS',
      year: 2026,
      retention: 'D30',
      date: '2026-10-09',
      pages: 4,
      secretLevel: '内部',
    });
    expect(wrongInNew('archive', sent)).toBeUndefined();
  });

  it.each([
    [{ title: '' }, '请填写题名'],
    [{ fonds: '' }, '请填写全宗号'],
    [{ fonds: '109' }, '全宗号要写成 Z109 这样的一个字母和三位数字'],
    [{ year: '今年' }, '年度要写成 2026 这样的四位数字'],
    [{ date: '2026-02-30' }, '日期要写成 2026-11-20 这样的日期'],
    [{ pages: '四' }, '页数要填整数'],
  ])('says what is wrong with %j', (wrong, words) => {
    const [problem, ...others] = newProblems(fields, { ...typed, ...wrong }, shown);
    expect(others).toEqual([]);
    if (problem === undefined) throw new Error('no problem');
    const names: Readonly<Record<string, string>> = zh.fields.archive;
    expect(newProblemWords(zh, names[problem.field] ?? '', problem.problem)).toBe(words);
  });

  it('finds nothing wrong with what the core takes', () => {
    expect(newProblems(fields, typed, shown)).toEqual([]);
  });

  it('counts what was typed, not what stood there', () => {
    expect(typedCount(fields, {}, shown)).toBe(0);
    expect(typedCount(fields, { ...typed, category: 'WS' }, shown)).toBe(4);
  });

  it('offers the lists of the standard, and no level above what this desk may hold', () => {
    expect(choicesOf(zh, shapeOf('secretLevel'), lists)?.map(({ value }) => value)).toEqual(['公开', '内部']);
    expect(choicesOf(zh, shapeOf('retention'), lists)?.map(({ label }) => label)).toEqual([
      '永久',
      '30 年',
      '10 年',
    ]);
    expect(choicesOf(zh, shapeOf('fonds'), lists)).toEqual(lists.fonds);
    // Nothing synced yet: it is typed.
    expect(choicesOf(zh, shapeOf('fonds'), { ...lists, fonds: [] })).toBeUndefined();
    expect(choicesOf(zh, shapeOf('title'), lists)).toBeUndefined();
  });

  it('reads values by their names', () => {
    expect(
      ['category', 'retention', 'secretLevel'].map((of, n) =>
        newValueWords(zh, of, ['WS', 'Y', '内部'][n], 0),
      ),
    ).toEqual(['文书', '永久', '内部']);
    expect(newValueWords(zh, 'year', 2026, 0)).toBe('2026 年');
  });
});

describe('the form of a new article', () => {
  const asked = newFields('article', createdFields.article);
  const here = { articleType: '标准口径', audience: '全体', secretLevel: '内部' };
  const filled = {
    title: '食品经营许可口径',
    body: '## 结论\n可以。',
    reviewBy: '2027-05-01',
    asks: ['能不能用'],
  };

  it('asks for everything a desk may state, its text last, and not whether it holds', () => {
    expect(asked.map(({ field }) => field).sort()).toEqual([...createdFields.article].sort());
    expect([asked[0]?.field, asked[1]?.field, asked.at(-1)?.field]).toEqual(['title', 'articleType', 'body']);
    expect(asked.some(({ field }) => field === 'validity')).toBe(false);
  });

  it('sends what stands there, and the core takes it', () => {
    const sent = newToSend(asked, filled, here);
    expect(sent).toEqual({ ...filled, ...here });
    expect(wrongInNew('article', sent)).toBeUndefined();
    expect(newProblems(asked, {}, here).map(({ field }) => field)).toEqual(['title', 'body']);
  });

  it('offers the types and whom it may be for', () => {
    const choices = (field: string) => {
      const shape = asked.find((each) => each.field === field)?.shape;
      return shape && choicesOf(zh, shape, lists)?.map(({ value }) => value);
    };
    expect(choices('articleType')).toContain('办事指南');
    expect(choices('audience')).toEqual(['坐席', '窗口', '全体']);
    expect(newValueWords(zh, 'audience', '坐席', 0)).toBe('坐席');
  });
});

describe('a record that waits', () => {
  it.each([
    ['waiting', '待上传'],
    ['sending', '正在送出'],
    ['unsure', '正在核对是否已送达'],
    ['accepted', '对方已收，等编号'],
    ['refused', '未被接受'],
  ] as const)('%s is told as %s', (state, words) => {
    expect(markOf(zh, { state, fields: {} } as never).words).toBe(words);
  });

  it('of which nobody knows whether it arrived asks the person', () => {
    expect(standingOf({ state: 'unsure', reason: { kind: 'in-doubt' } })).toBe('asked');
  });
});

// 归档: what is carried over from a to-do to its archive record, and how long it is proposed to be kept.
import { describe, expect, it } from 'vitest';
import { createdFields } from '../../../shared/domain/create.ts';
import { isFinished, proposeFields, proposeRetention } from '../../../shared/domain/filing.ts';
import { todoStates } from '../../../shared/domain/terms.ts';
import { paperSchema } from '../../../shared/domain/todo.ts';
import { aTodo } from '../store/builders.ts';

const all = createdFields.archive;
const paper = (over: object) => paperSchema.parse(over);
const matter = aTodo({
  title: '关于解决洪涝灾害救济款的请示',
  state: '办结',
  fromOrg: '临溪县民政局',
  paper: paper({ genre: '请示', docNo: '临民〔2026〕18号', writtenOn: '2026-09-30' }),
});

describe('what is carried over', () => {
  it('is what the paper says, without being typed again', () => {
    expect(proposeFields(matter, { fonds: 'Z117', orgOrTopic: '办公室' }, all)).toEqual({
      fonds: 'Z117',
      category: 'WS',
      year: 2026,
      retention: 'D30',
      orgOrTopic: '办公室',
      title: '关于解决洪涝灾害救济款的请示',
      date: '2026-09-30',
      responsible: ['临溪县民政局'],
      docNo: '临民〔2026〕18号',
      secretLevel: '内部',
      carrier: '电子',
    });
  });

  it('without a 成文日期 is of the day it arrived, here', () => {
    const data = aTodo({ arrivedAt: '2025-12-31T17:00:00.000Z', fromOrg: '' });
    expect(proposeFields(data, {}, all)).toMatchObject({ date: '2026-01-01', year: 2026 });
    expect(proposeFields(data, {}, all)).not.toHaveProperty('responsible');
  });

  it('is only what the archive lets a desk state', () => {
    expect(Object.keys(proposeFields(matter, {}, ['title', 'year', 'docNo']))).toEqual([
      'year',
      'title',
      'docNo',
    ]);
  });
});

describe('how long it is kept', () => {
  it.each([
    ['批复', 'Y'],
    ['纪要', 'Y'],
    ['请示', 'D30'],
    ['通知', 'D10'],
  ] as const)('is proposed by its 文种: %s', (genre, retention) => {
    expect(proposeRetention(aTodo({ paper: paper({ genre }) }))).toEqual({
      retention,
      reason: { kind: 'genre', genre },
    });
    expect(proposeRetention(aTodo({ title: `关于某事的${genre}` }))).toMatchObject({ retention });
  });

  it('of what is only to be read is short: the unit it comes from keeps it', () => {
    expect(proposeRetention(aTodo({ todoKind: '待阅', paper: paper({ genre: '批复' }) }))).toEqual({
      retention: 'D10',
      reason: { kind: 'to-read' },
    });
  });

  it('of what nothing is known of says so', () => {
    expect(proposeRetention(aTodo({ title: '防汛值班表' })).reason).toEqual({ kind: 'unknown' });
  });
});

it('only what was brought to its end is archived', () => {
  expect(todoStates.filter(isFinished)).toEqual(['已办', '办结']);
});

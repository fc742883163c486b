// A card in words: what is withheld is said and not left empty, who answers instead of whom, from when to when a turn lasts.
import { describe, expect, it } from 'vitest';
import type { Called, Card } from '../../../shared/contract/desk-contacts.ts';
import { cardElements } from '../../../renderer/features/contacts/card-elements.ts';
import { spanWords } from '../../../renderer/features/contacts/duty-words.ts';
import { insteadWords } from '../../../renderer/text/called-words.ts';
import { en } from '../../../renderer/text/en.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { aContact } from '../store/builders.ts';

const now = Date.parse('2026-11-22T02:00:00.000Z');
const card = (differing: Partial<Card>): Card => ({
  ...aContact({ name: '陆志远' }),
  id: 'c1',
  sourceId: 's1',
  fetchedAt: '2026-11-22T01:00:00.000Z',
  ...differing,
});
const lines = (differing: Partial<Card>, unitCard?: Called) =>
  Object.fromEntries(
    cardElements(zh, { card: card(differing), ...(unitCard && { unitCard }) }, now).map(({ term, value }) => [
      term,
      value,
    ]),
  );
const called: Called = {
  id: 'c2',
  name: '李秀兰',
  org: '',
  unit: '',
  post: '科长',
  phone: '000-1',
  status: '在岗',
};

describe('a card', () => {
  it('says of each field that is withheld that it is, and the way around it for a number', () => {
    const seen = lines({ withheld: ['mobile', 'office', 'horoscope'], through: '综合科 000-2' });
    expect(seen).toMatchObject({ 手机: '按规定不显示，可经综合科 000-2转接', 办公室: '按规定不显示' });
    expect(lines({ withheld: ['mobile'], mobileMask: '138****2210' })).toMatchObject({
      手机: '138****2210（按规定只显示部分）',
    });
  });

  it('has no line for what was never stated', () => {
    expect(Object.keys(lines({ post: '', unit: '' }))).toEqual(['单位', '状态']);
  });

  it('of a unit has its matters and no state; of a person the number of the unit beside it', () => {
    const unit = lines({ card: '机构', items: ['甲', '乙'], hours: '8:30' });
    expect(unit).toMatchObject({ 办理事项: '甲、乙', 办公时间: '8:30' });
    expect(unit).not.toHaveProperty('状态');
    expect(lines({ unit: '综合科' }, called)).toMatchObject({ 科室: '综合科　000-1' });
  });

  it('lists the turns to come and not those gone by', () => {
    const shift = (day: number) => ({
      from: `2026-11-${day}T09:30:00.000Z`,
      to: `2026-11-${day + 1}T00:30:00.000Z`,
      post: '值班员',
    });
    expect(lines({ duty: [shift(20), shift(22)] })).toMatchObject({
      值班: '11月22日 17:30—次日 08:30 值班员',
    });
    expect(spanWords(zh, { from: '2026-11-22T00:30:00.000Z', to: '2026-11-22T09:30:00.000Z' })).toBe(
      '08:30—17:30',
    );
  });
});

describe('who answers', () => {
  const away = (status: Called['status']) => ({ name: '张伟', status });
  it('is B 岗 of one who is away, who took over from one who left, else the unit, else said to be unknown', () => {
    expect([
      insteadWords(zh, away('出差'), { standIn: called }),
      insteadWords(zh, away('调离'), { standIn: { ...called, status: '休假' } }),
      insteadWords(zh, away('休假'), { unitCard: { ...called, name: '综合科', post: '' } }),
      insteadWords(zh, away('调离'), {}),
    ]).toEqual([
      '张伟出差。B 岗：李秀兰　科长　000-1。',
      '张伟已调离。接手人：李秀兰（休假）　科长　000-1。',
      '张伟休假。可找综合科　000-1。',
      '张伟已调离。没有写明由谁接替。',
    ]);
    expect(insteadWords(en, away('出差'), {})).toBe('张伟: Travelling. Nobody is named who stands in.');
  });
});

import { expect, it } from 'vitest';
import { contactTree, listContacts } from '../../../main/core/work/list-contacts.ts';
import { aContact, apply } from '../store/builders.ts';
import { aDesk, followIndex } from './a-desk.ts';

const contact = (remoteId: string, differing: Parameters<typeof aContact>[0]) => ({
  kind: 'contact' as const,
  remoteId,
  revision: '1',
  data: aContact(differing),
});

it('contacts are found by name, sound, unit and duty, in all readings of a name', async () => {
  const desk = aDesk();
  apply(desk.store, {
    upserts: [
      contact('c1', { name: '单雄信', unit: '财务股' }),
      contact('c2', { name: '张伟', duties: '公租房审核' }),
    ],
  });
  await followIndex(desk);
  const names = (text: string) =>
    listContacts(desk, { text, offset: 0, limit: 10 }).rows.map(({ name }) => name);
  expect(names('').toSorted()).toEqual(['单雄信', '张伟']);
  expect(['单雄', 'sxx', 'dxx', 'danxiong', '财务', '公租房', 'zhangw'].map(names)).toEqual([
    ['单雄信'],
    ['单雄信'],
    ['单雄信'],
    ['单雄信'],
    ['单雄信'],
    ['张伟'],
    ['张伟'],
  ]);
});

it('the contacts are counted by organ and unit, and listed by either', () => {
  const desk = aDesk();
  apply(desk.store, {
    upserts: [
      contact('c1', { name: '单雄信', org: '临溪县教育局', unit: '财务股' }),
      contact('c2', { name: '张伟', org: '临溪县教育局', unit: '' }),
      contact('c3', { name: '曾国庆', org: '临溪县水利局', unit: '办公室' }),
    ],
  });
  expect(contactTree(desk)).toEqual([
    {
      org: '临溪县教育局',
      count: 2,
      units: [
        { unit: '', count: 1 },
        { unit: '财务股', count: 1 },
      ],
    },
    { org: '临溪县水利局', count: 1, units: [{ unit: '办公室', count: 1 }] },
  ]);
  const at = (place: { readonly org?: string; readonly unit?: string }) => {
    const { rows, total } = listContacts(desk, { text: '', ...place, offset: 0, limit: 10 });
    return [total, ...rows.map(({ name }) => name)];
  };
  expect(at({ org: '临溪县教育局' })).toEqual([2, '张伟', '单雄信']);
  expect(at({ org: '临溪县教育局', unit: '财务股' })).toEqual([1, '单雄信']);
  expect(at({})).toEqual([3, '张伟', '单雄信', '曾国庆']);
});

// Surname, as it is read in names and as the character is read elsewhere; both are typed.
const surnames: readonly (readonly [name: string, inNames: string, elsewhere: string])[] = [
  ['单雄信', 'shan', 'dan'],
  ['曾国庆', 'zeng', 'ceng'],
  ['仇英才', 'qiu', 'chou'],
  ['解学军', 'xie', 'jie'],
  ['查志强', 'zha', 'cha'],
  ['盖文博', 'ge', 'gai'],
  ['区建国', 'ou', 'qu'],
  ['任永红', 'ren', 'ren'],
  ['华明亮', 'hua', 'hua'],
  ['朴世杰', 'piao', 'pu'],
  ['覃德明', 'qin', 'tan'],
  ['尉迟长青', 'yuchi', 'weichi'],
  ['万俟银河', 'moqi', 'wansi'],
  ['长孙无忌', 'zhangsun', 'changsun'],
];

/** Of what follows the first character. */
const initialsOf: { readonly [name: string]: string } = {
  单雄信: 'xx',
  曾国庆: 'gq',
  仇英才: 'yc',
  解学军: 'xj',
  查志强: 'zq',
  盖文博: 'wb',
  区建国: 'jg',
  任永红: 'yh',
  华明亮: 'ml',
  朴世杰: 'sj',
  覃德明: 'dm',
  尉迟长青: 'ccq',
  万俟银河: 'qyh',
  长孙无忌: 'swj',
};

it('a surname of several readings is found by each of them, whole and by initials', async () => {
  const desk = aDesk();
  apply(desk.store, {
    upserts: surnames.map(([name], index) => ({
      kind: 'contact',
      remoteId: `c${index}`,
      revision: '1',
      data: aContact({ name }),
    })),
  });
  await followIndex(desk);
  const isFound = (name: string, text: string) =>
    listContacts(desk, { text, offset: 0, limit: 50 }).rows.some((row) => row.name === name);
  const missed = surnames.flatMap(([name, ...readings]) =>
    readings
      .flatMap((reading) => [reading, `${reading.slice(0, 1)}${initialsOf[name] ?? ''}`])
      .filter((text) => !isFound(name, text))
      .map((text) => `${name} by ${text}`),
  );
  expect(missed).toEqual([]);
});

// What the person chooses of a record that both sides changed, what that comes to, and by which keys.

import { describe, expect, it } from 'vitest';
import { sheet } from '../../../renderer/features/help/sheet.ts';
import {
  bothOf,
  choose,
  chooseForAll,
  chosenOf,
  clashesOf,
  isLong,
  keptOn,
  keptWords,
  openOf,
  settleKeyOf,
  toSettle,
  willWords,
} from '../../../renderer/features/sync/choices.ts';
import { placeOf, toDecide } from '../../../renderer/features/sync/to-decide.ts';
import { whoWords } from '../../../renderer/features/sync/who-words.ts';
import { longFields } from '../../../renderer/text/field-words.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { type KeyPress, pressOf } from '../../../renderer/ui/keys.ts';
import type { Conflict, OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import { choiceSchema, fieldClasses } from '../../../shared/domain/edit.ts';

const now = Date.parse('2026-11-20T02:00:00.000Z');

const aConflict = (some: Partial<Conflict> = {}): Conflict => ({
  id: 'c1',
  actionId: 'e1',
  sourceId: 's1',
  recordId: 'a7',
  kind: 'archive',
  title: '立项批复',
  at: '2026-11-20T01:00:00.000Z',
  mine: { type: 'edit', decidedAt: '2026-11-19T09:02:00.000Z' },
  theirs: { revision: '2', by: '周明远', at: '2026-11-20T00:40:00.000Z', gone: false },
  fields: [
    { field: 'location', base: '一号库', mine: '二号库', theirs: '三号库', clash: true },
    { field: 'abstract', base: '甲\n乙', mine: '甲\n乙一', theirs: '甲\n乙二', clash: true },
    {
      field: 'responsible',
      base: ['教育局'],
      mine: ['教育局', '发改局'],
      theirs: ['教育局', '财政局'],
      clash: false,
    },
    { field: 'pages', base: 4, theirs: 5, clash: false },
  ],
  ...some,
});
const conflict = aConflict();
const [location, abstract] = clashesOf(conflict);
if (location === undefined || abstract === undefined) throw new Error('believed: two fields clash');
const fields = [location, abstract];

describe('a record both sides changed', () => {
  it('asks only for what clashes and says what was kept of both by itself', () => {
    expect(fields.map(({ field }) => field)).toEqual(['location', 'abstract']);
    expect(keptWords(zh, conflict)).toBe('已自动保留双方修改：责任者。只有对方改的照收：页数。');
    expect(keptWords(zh, aConflict({ fields }))).toBe('');
  });

  it('is not settled while a field is open', () => {
    const some = choose({}, location, 'mine');
    expect(openOf(fields, some)).toEqual([abstract]);
    expect(toSettle(fields, some)).toBeUndefined();
  });

  it('is settled as chosen, field by field', () => {
    const all = choose(choose({}, location, 'theirs'), abstract, 'both');
    const settled = toSettle(fields, all);
    expect(settled).toEqual({ location: 'theirs', abstract: { value: '甲\n乙一\n乙二' } });
    for (const choice of Object.values(settled ?? {}))
      expect(choiceSchema.safeParse(choice).success).toBe(true);
    expect(willWords(zh, conflict, all)).toBe('保存后，存址用对方的；提要两段都留，联网时自动送给对方。');
  });

  it('sends nothing where everything is theirs, and says so', () => {
    const all = chooseForAll({}, fields, 'theirs');
    expect(toSettle(fields, all)).toEqual({ location: 'theirs', abstract: 'theirs' });
    expect(willWords(zh, conflict, all)).toBe('保存后，记录照对方的样子，不再送出；您的文字保留 30 天。');
  });

  it('lets own words begin with the person’s text and keeps them while another way is looked at', () => {
    const own = choose({}, abstract, 'own');
    expect(chosenOf(own, abstract)).toEqual({ pick: 'own', own: '甲\n乙一' });
    const written = { ...own, abstract: { pick: 'own' as const, own: '丙' } };
    expect(toSettle([abstract], choose(choose(written, abstract, 'mine'), abstract, 'own'))).toEqual({
      abstract: { value: '丙' },
    });
    expect(toSettle([abstract], { abstract: { pick: 'own', own: '' } })).toEqual({
      abstract: { value: null },
    });
  });

  it('drops the choices when the other side moves on, and keeps the words of the person', () => {
    const written = choose(choose({}, location, 'mine'), abstract, 'own');
    const kept = keptOn({ of: 'c1', choices: written, moved: false }, conflict);
    expect(kept.choices).toBe(written);
    const later = keptOn(kept, aConflict({ id: 'c2' }));
    expect([later.of, later.moved, openOf(fields, later.choices).length]).toEqual(['c2', true, 2]);
    expect(chosenOf(choose(later.choices, abstract, 'own'), abstract).own).toBe('甲\n乙一');
    expect(keptOn(undefined, conflict)).toEqual({ of: 'c1', choices: {}, moved: false });
  });

  it('offers both texts where there are paragraphs, and only there', () => {
    expect([isLong(location), isLong(abstract)]).toEqual([false, true]);
    expect(bothOf(abstract)).toBe('甲\n乙一\n乙二');
    const texts = Object.values(fieldClasses).flatMap((classes) =>
      Object.entries(classes).flatMap(([field, as]) => (as === 'text' ? [field] : [])),
    );
    expect([...new Set(texts)].sort()).toEqual([...longFields].sort());
  });

  it('says who changed it and when, as far as that is known', () => {
    expect(whoWords(zh, conflict, now)).toBe('周明远 08:40');
    expect(whoWords(zh, aConflict({ theirs: { revision: '2', gone: false } }), now)).toBe('');
  });
});

const press = (key: string, code: string, some: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrl: false,
  alt: false,
  shift: false,
  composing: false,
  ...some,
});

describe('the keys that settle', () => {
  it.each([
    ['1', press('1', 'Digit1'), { kind: 'pick', pick: 'mine' }],
    ['2 of the number pad', press('2', 'Numpad2'), { kind: 'pick', pick: 'theirs' }],
    ['3', press('3', 'Digit3'), { kind: 'pick', pick: 'both' }],
    ['4', press('4', 'Digit4'), { kind: 'pick', pick: 'own' }],
    ['Shift 1', press('!', 'Digit1', { shift: true }), { kind: 'pick-all', pick: 'mine' }],
    ['Shift 2', press('@', 'Digit2', { shift: true }), { kind: 'pick-all', pick: 'theirs' }],
    ['Shift 3', press('#', 'Digit3', { shift: true }), undefined],
    ['Enter', press('Enter', 'Enter'), { kind: 'settle' }],
    ['Ctrl 1', press('1', 'Digit1', { ctrl: true }), undefined],
    ['5', press('5', 'Digit5'), undefined],
    ['1 while an input method composes', press('1', 'Digit1', { composing: true }), undefined],
  ])('%s', (_, key, means) => {
    expect(settleKeyOf(key)).toEqual(means);
  });

  it('are the keys on the sheet', () => {
    const shown = sheet.find(({ group }) => group === 'settle')?.keys.map(({ press: keys }) => keys);
    expect(shown).toEqual([
      ['1'],
      ['2'],
      ['Shift 1', 'Shift 2'],
      ['3', '4'],
      ['Enter'],
      ['1', '2', '3'],
      ['Ctrl Z'],
    ]);
  });

  it('are told apart from the choosing of a character', () => {
    const event = {
      key: 'Process',
      code: 'Digit1',
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      isComposing: false,
      keyCode: 229,
    };
    expect(settleKeyOf(pressOf(event))).toBeUndefined();
  });
});

const aRow = (some: Partial<Extract<OutboxRow, { type: 'action' }>> = {}): OutboxRow => ({
  type: 'action',
  id: 'x1',
  state: 'waiting',
  body: { action: 'approve', opinion: '同意。' },
  decidedAt: '2026-11-20T01:00:00.000Z',
  sourceId: 's1',
  kind: 'todo',
  recordId: 't1',
  title: '请示',
  attempts: 0,
  mayTakeBack: false,
  ...some,
});

describe('what is to be decided', () => {
  const mine = { type: 'action', body: { action: 'approve', opinion: '' }, decidedAt: '' } as const;

  it('is what both sides changed, then what came back or was refused, each once', () => {
    const came = aConflict({ id: 'c2', actionId: 'x2', kind: 'todo', mine });
    const rows = [
      aRow(),
      aRow({ id: 'x2', state: 'conflict' }),
      aRow({ id: 'x3', state: 'refused' }),
      aRow({ id: 'x4', state: 'conflict' }),
    ];
    expect(toDecide([conflict, came], rows).map(({ id, kind }) => [id, kind])).toEqual([
      ['e1', 'both'],
      ['x2', 'came-back'],
      ['x3', 'refused'],
      ['x4', 'came-back'],
    ]);
  });

  it('goes on at the same place when one is settled', () => {
    const all = toDecide([], [aRow({ id: 'a', state: 'refused' }), aRow({ id: 'b', state: 'refused' })]);
    expect(placeOf(all, { id: 'b', place: 0 })).toBe(1);
    expect(placeOf(all, { id: 'gone', place: 1 })).toBe(1);
    expect(placeOf(all, { id: 'gone', place: 5 })).toBe(1);
    expect(placeOf([], { id: '', place: 3 })).toBe(0);
  });
});

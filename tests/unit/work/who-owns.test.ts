import { describe, expect, it } from 'vitest';
import { listContacts, readCard } from '../../../main/core/work/list-contacts.ts';
import { whoIsOnDuty } from '../../../main/core/work/who-is-on-duty.ts';
import { whoOwns } from '../../../main/core/work/who-owns.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import { aContact, apply } from '../store/builders.ts';
import { aDesk, followIndex, type TestDesk } from './a-desk.ts';

const card = (remoteId: string, differing: Parameters<typeof aContact>[0], revision = '1'): Upsert => ({
  kind: 'contact',
  remoteId,
  revision,
  data: aContact(differing),
});

async function aDeskWith(...upserts: readonly Upsert[]): Promise<TestDesk> {
  const desk = aDesk();
  apply(desk.store, { upserts });
  await followIndex(desk);
  return desk;
}

const place = { org: '临溪县城市管理局', unit: '市容管理股' };
const unit = card('u1', {
  ...place,
  card: '机构',
  name: '市容管理股',
  items: ['户外广告设置审批'],
  phone: '000-1',
});
const owner = { ...place, name: '单雄信', items: ['户外广告设置审批'], phone: '000-2', ab: 'p2' };
const a = card('p1', owner);
const b = card('p2', { ...place, name: '曾国庆', duties: '协助市容管理', phone: '000-3' });

describe('who owns a matter', () => {
  it.each([
    '户外广告',
    '户外广告归谁管',
    '谁负责户外广告？',
    '戶外廣告 審批',
    '户外广告这件事应该找哪个科室办',
  ])('is answered by unit and person for %s', async (text) => {
    const desk = await aDeskWith(unit, a, b);
    expect(
      whoOwns(desk, { text }).map(({ matter, person, unitCard, standIn }) => [
        matter,
        person?.name,
        unitCard?.phone,
        standIn,
      ]),
    ).toEqual([['户外广告设置审批', '单雄信', '000-1', undefined]]);
  });

  it('is not answered by who only helps, where the owner is stated in the same unit', async () => {
    const helper = card('p3', { ...place, name: '区建国', duties: '协办户外广告设置审批' });
    const desk = await aDeskWith(unit, a, helper);
    expect(whoOwns(desk, { text: '户外广告' }).map(({ person }) => person?.name)).toEqual(['单雄信']);
    const alone = await aDeskWith(unit, helper);
    expect(whoOwns(alone, { text: '户外广告' }).map(({ person }) => person?.name)).toEqual([
      undefined,
      '区建国',
    ]);
  });

  it('is answered by the unit alone where it names nobody', async () => {
    const desk = await aDeskWith(unit, b);
    expect(whoOwns(desk, { text: '户外广告' })).toMatchObject([{ unitCard: { name: '市容管理股' } }]);
    expect(whoOwns(desk, { text: '户外广告' })[0]?.person).toBeUndefined();
  });

  it('names B 岗 while A 岗 is away, and who took over after A 岗 left', async () => {
    for (const status of ['出差', '休假', '调离'] as const) {
      const desk = await aDeskWith(card('p1', { ...owner, status }), b);
      expect(whoOwns(desk, { text: '户外广告' })).toMatchObject([
        { person: { name: '单雄信', status }, standIn: { name: '曾国庆', phone: '000-3' } },
      ]);
    }
  });

  it('is not answered by a name, an organ or a sound', async () => {
    const desk = await aDeskWith(unit, a, b);
    expect(['单雄信', '城市管理局', 'hwgg', '？', ''].flatMap((text) => whoOwns(desk, { text }))).toEqual([]);
  });

  it('follows two who stand in for each other no further than that', async () => {
    const desk = await aDeskWith(
      card('p1', { ...place, name: '甲', items: ['道路挖掘'], status: '出差', ab: 'p2' }),
      card('p2', { ...place, name: '乙', status: '休假', ab: 'p1' }),
    );
    expect(whoOwns(desk, { text: '道路挖掘' })).toMatchObject([{ standIn: { name: '乙', status: '休假' } }]);
  });
});

describe('one who has left', () => {
  it('is not listed or counted, is found by name after all others, and says who took over', async () => {
    const desk = await aDeskWith(
      card('p1', { ...place, name: '单雄信', status: '调离', ab: 'p2' }),
      card('p2', { ...place, name: '单国庆' }),
      unit,
    );
    const names = (text: string) =>
      listContacts(desk, { text, offset: 0, limit: 9 }).rows.map(({ name }) => name);
    expect(names('')).toEqual(['市容管理股', '单国庆']);
    expect(names('单')).toEqual(['单国庆', '单雄信']);
    const gone = listContacts(desk, { text: '单雄信', offset: 0, limit: 9 }).rows[0]?.id ?? '';
    expect(readCard(desk, { id: gone })).toMatchObject({
      ok: true,
      value: { standIn: { name: '单国庆' }, unitCard: { phone: '000-1' } },
    });
  });
});

describe('the duty of today', () => {
  // The desk's now: 21 November 2026, 10:00 in Shanghai.
  const shift = (from: string, to: string) => ({ from, to, post: '值班员', phone: '000-9' });
  it('is who is on now, and who comes later today and tonight, in the order of time', async () => {
    const desk = await aDeskWith(
      card('p1', {
        name: '夜班',
        duty: [shift('2026-11-21T09:30:00.000Z', '2026-11-22T00:30:00.000Z')],
      }),
      card('p2', {
        name: '白班',
        duty: [
          shift('2026-11-20T00:30:00.000Z', '2026-11-20T09:30:00.000Z'),
          shift('2026-11-21T00:30:00.000Z', '2026-11-21T09:30:00.000Z'),
          shift('2026-11-22T00:30:00.000Z', '2026-11-22T09:30:00.000Z'),
        ],
      }),
      card('p3', { name: '无班' }),
    );
    expect(whoIsOnDuty(desk)).toMatchObject({
      turns: [
        { name: '白班', isNow: true, phone: '000-9' },
        { name: '夜班', isNow: false },
      ],
      until: '2026-11-22T09:30:00.000Z',
    });
  });

  it('goes by the time the source told, whatever the clock of this machine says', async () => {
    const night = card('p1', {
      name: '夜班',
      duty: [shift('2026-11-21T09:30:00.000Z', '2026-11-22T00:30:00.000Z')],
    });
    const desk = await aDeskWith(night);
    expect(whoIsOnDuty(desk).turns).toMatchObject([{ isNow: false }]);
    desk.loans.heard('s1', Date.parse('2026-11-21T12:00:00.000Z'));
    expect(whoIsOnDuty(desk).turns).toMatchObject([{ isNow: true }]);
    desk.loans.heard('s1', Date.parse('2026-11-22T01:00:00.000Z'));
    expect(whoIsOnDuty(desk).turns).toEqual([]);
  });

  it('says how far the roster went when it is over, and nothing when there is none', async () => {
    const over = card('p1', { duty: [shift('2026-11-19T00:30:00.000Z', '2026-11-19T09:30:00.000Z')] });
    expect(whoIsOnDuty(await aDeskWith(over))).toEqual({ turns: [], until: '2026-11-19T09:30:00.000Z' });
    expect(whoIsOnDuty(await aDeskWith(unit))).toEqual({ turns: [] });
  });
});

describe('a field that is withheld', () => {
  it('is named and its value held nowhere, though a department sent it', async () => {
    const desk = await aDeskWith(
      card('p1', { name: '单雄信', mobile: '13800001111', withheld: ['mobile'], through: '县政府办 000-0' }),
    );
    const { rows } = listContacts(desk, { text: '', offset: 0, limit: 9 });
    expect(rows[0]).toMatchObject({ withheld: ['mobile'], through: '县政府办 000-0' });
    expect(JSON.stringify(rows)).not.toContain('1380000');
  });

  it('leaves row, index and search at the next pull when it was seen before', async () => {
    const desk = await aDeskWith(
      card('p1', { name: '单雄信', mobile: '13800001111', mobileMask: '138****1111' }),
    );
    const found = (text: string) => listContacts(desk, { text, offset: 0, limit: 9 }).total;
    const held = () => JSON.stringify(desk.store.sql('SELECT * FROM contact').all()).includes('0000111');
    expect([found('13800001111'), found('0001111')]).toEqual([1, 1]);
    expect(held()).toBe(true);
    apply(desk.store, {
      upserts: [card('p1', { name: '单雄信', withheld: ['mobile'], mobileMask: '138****1111' }, '2')],
      cursor: 'c2',
    });
    await followIndex(desk);
    expect([found('13800001111'), found('0001111'), found('单雄信')]).toEqual([0, 0, 1]);
    expect(held()).toBe(false);
  });
});

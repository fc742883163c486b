// 密级, 保管期限, 开放标识 and 可查范围 as they come down from what stands above a record.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Above,
  aboveOf,
  accessScopes,
  archiveLevels,
  inherit,
  isBelow,
  openMarks,
  type PassedDown,
  statedBelow,
} from '../../../shared/domain/inherited.ts';
import { retentions, secretLevels } from '../../../shared/domain/terms.ts';

const volume = (stated: PassedDown): Above => ({ refCode: 'Z109-KJ·JJ-003', level: '案卷级', stated });
const own = { secretLevel: '内部', retention: 'D30', openMark: '开放' } as const;

describe('what stands above a record', () => {
  it('is told by the beginnings of its 档号', () => {
    expect(aboveOf('Z109-KJ·JJ·2011·Y-003-001')).toEqual([
      'Z109',
      'Z109-KJ',
      'Z109-KJ·JJ',
      'Z109-KJ·JJ·2011',
      'Z109-KJ·JJ·2011·Y',
      'Z109-KJ·JJ·2011·Y-003',
    ]);
    expect(aboveOf('Z109')).toEqual([]);
  });

  it('is not one whose number only begins alike', () => {
    expect(isBelow('Z109-KJ·JJ-0031-001', 'Z109-KJ·JJ-003')).toBe(false);
    expect(isBelow('Z109-KJ·JJ-003-001', 'Z109-KJ·JJ-003')).toBe(true);
    expect(isBelow('Z109-KJ·JJ-003', 'Z109-KJ·JJ-003')).toBe(false);
  });
});

describe('what holds for a record', () => {
  it('is its own where nothing above is stricter', () => {
    expect(inherit(own, [volume({ secretLevel: '公开', retention: 'D10' })])).toEqual({
      secretLevel: { value: '内部' },
      retention: { value: 'D30' },
      openMark: { value: '开放' },
    });
  });

  it('is the strictest of what is above, and says where it comes from', () => {
    const fonds: Above = { refCode: 'Z109', level: '全宗级', stated: { access: '本单位', retention: 'Y' } };
    expect(inherit(own, [volume({ secretLevel: '秘密', retention: 'Y', openMark: '控制' }), fonds])).toEqual({
      secretLevel: { value: '秘密', from: { refCode: 'Z109-KJ·JJ-003', level: '案卷级' } },
      retention: { value: 'Y', from: { refCode: 'Z109-KJ·JJ-003', level: '案卷级' } },
      openMark: { value: '控制', from: { refCode: 'Z109-KJ·JJ-003', level: '案卷级' } },
      access: { value: '本单位', from: { refCode: 'Z109', level: '全宗级' } },
    });
  });

  it('of a volume that is graded itself is graded too', () => {
    expect(statedBelow({ secretLevel: '秘密' })).toEqual({ secretLevel: '秘密' });
    expect(statedBelow({ secretLevel: '内部', passesDown: { retention: 'Y' } })).toEqual({ retention: 'Y' });
    expect(statedBelow({ secretLevel: '秘密', passesDown: { secretLevel: '机密' } })).toEqual({
      secretLevel: '机密',
    });
  });
});

const maybe = <T>(of: readonly T[]) => fc.option(fc.constantFrom(...of), { nil: undefined });
const stated = fc
  .record({
    secretLevel: maybe(secretLevels),
    retention: maybe(retentions),
    openMark: maybe(openMarks),
    access: maybe(accessScopes),
  })
  .map((each): PassedDown => JSON.parse(JSON.stringify(each)));
const owns = fc.record({
  secretLevel: fc.constantFrom(...secretLevels),
  retention: fc.constantFrom(...retentions),
  openMark: fc.constantFrom(...openMarks),
});
const aboves = fc.uniqueArray(
  fc.record({
    refCode: fc.constantFrom('Z109', 'Z109-KJ', 'Z109-KJ·JJ', 'Z109-KJ·JJ-003'),
    level: fc.constantFrom(...archiveLevels),
    stated,
  }),
  { selector: ({ refCode }) => refCode },
);
const orders = {
  secretLevel: secretLevels,
  retention: ['D10', 'D30', 'Y'],
  openMark: openMarks,
} as const;

describe('in any hierarchy', () => {
  it('nothing is looser than its own or than anything above', () => {
    fc.assert(
      fc.property(owns, aboves, (mine, above) => {
        const all = inherit(mine, above);
        for (const field of ['secretLevel', 'retention', 'openMark'] as const) {
          const order: readonly string[] = orders[field];
          const given = [mine[field], ...above.flatMap((each) => each.stated[field] ?? [])];
          const strictest = Math.max(...given.map((value) => order.indexOf(value)));
          expect(order.indexOf(all[field].value)).toBe(strictest);
          expect(all[field].from === undefined).toBe(order.indexOf(mine[field]) === strictest);
        }
      }),
    );
  });

  it('the order in which it is told makes no difference', () => {
    fc.assert(
      fc.property(owns, aboves, (mine, above) => {
        expect(inherit(mine, above.toReversed())).toEqual(inherit(mine, above));
      }),
    );
  });

  it('every value that came down is stated where it is said to be', () => {
    fc.assert(
      fc.property(owns, aboves, (mine, above) => {
        for (const [field, { value, from }] of Object.entries(inherit(mine, above))) {
          if (from === undefined) continue;
          const source = above.find(({ refCode }) => refCode === from.refCode);
          expect(Object.entries(source?.stated ?? {})).toContainEqual([field, value]);
        }
      }),
    );
  });
});

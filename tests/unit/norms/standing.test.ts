import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editionIn, normName, wholeOf } from '../../../shared/domain/norm-name.ts';
import { type NormFacts, standingOf, startOf, versionOn } from '../../../shared/domain/norm-standing.ts';

const aNorm = (differing: Partial<NormFacts> = {}): NormFacts => ({
  id: 'k1',
  title: '保守国家秘密法',
  publishedOn: '2010-04-29',
  effectiveOn: '2010-10-01',
  stated: '现行有效',
  statedOn: '2026-11-01',
  ...differing,
});
const newer = aNorm({ id: 'k2', publishedOn: '2024-02-27', effectiveOn: '2024-05-01' });
const alone = { versions: [], repealers: [] };
const today = '2026-11-22';

describe('a norm', () => {
  it('is in force where its source says so and nothing here says otherwise', () => {
    expect(standingOf(aNorm(), alone, today)).toEqual({
      asOf: today,
      validity: '现行有效',
      unconfirmed: false,
      grounds: [{ kind: 'stated', validity: '现行有效' }],
    });
  });

  it('of which nobody says that it is in force is never shown as such', () => {
    expect(standingOf(aNorm({ stated: undefined }), alone, today)).toEqual({
      asOf: today,
      unconfirmed: true,
      grounds: [],
    });
  });

  it('with a newer text of its name is revised, and unconfirmed where its source still calls it in force', () => {
    const by = { id: 'k2', title: '保守国家秘密法', day: '2024-05-01' };
    expect(standingOf(aNorm(), { versions: [aNorm(), newer], repealers: [] }, today)).toEqual({
      asOf: today,
      validity: '已被修订',
      unconfirmed: true,
      grounds: [
        { kind: 'stated', validity: '现行有效' },
        { kind: 'newer-version', by },
      ],
    });
  });

  it('that its source calls expired, with a newer text, is revised beyond doubt', () => {
    const norm = aNorm({ stated: '失效' });
    expect(standingOf(norm, { versions: [norm, newer], repealers: [] }, today)).toMatchObject({
      validity: '已被修订',
      unconfirmed: false,
    });
  });

  it('is in force on a day before the newer text came into force', () => {
    expect(standingOf(aNorm(), { versions: [aNorm(), newer], repealers: [] }, '2024-04-30')).toMatchObject({
      validity: '现行有效',
      unconfirmed: false,
    });
  });

  it('that begins later is not yet in force', () => {
    expect(standingOf(newer, { versions: [aNorm(), newer], repealers: [] }, '2024-04-30')).toMatchObject({
      validity: '尚未生效',
      grounds: [{ kind: 'stated' }, { kind: 'not-yet', from: '2024-05-01' }],
    });
  });

  it('that another text repeals is repealed from that day', () => {
    const by = { id: 'k9', title: '促进条例', publishedOn: '2022-10-01', effectiveOn: '2022-11-01' };
    const on = (day: string) => standingOf(aNorm(), { versions: [], repealers: [by] }, day).validity;
    expect([on('2022-10-31'), on('2022-11-01')]).toEqual(['现行有效', '已废止']);
  });

  it('that took the name of a repealed one afterwards is another norm', () => {
    const by = { id: 'k9', title: '某法', publishedOn: '1990-01-01', effectiveOn: '1990-02-01' };
    expect(standingOf(aNorm(), { versions: [], repealers: [by] }, today).validity).toBe('现行有效');
  });

  it('that its source calls repealed today is not judged by that for an earlier day', () => {
    const norm = aNorm({ stated: '已废止' });
    expect(standingOf(norm, alone, '2015-01-01')).toEqual({
      asOf: '2015-01-01',
      unconfirmed: true,
      grounds: [],
    });
    expect(standingOf(norm, alone, today)).toMatchObject({ validity: '已废止', unconfirmed: false });
  });

  it('whose review is overdue is in force without confirmation', () => {
    expect(standingOf(aNorm({ reviewBy: '2026-01-01' }), alone, today)).toMatchObject({
      validity: '现行有效',
      unconfirmed: true,
    });
  });

  it('of which an edition was published after it first came into force begins with the edition', () => {
    expect(startOf({ id: 'k', title: '', publishedOn: '2018-10-26', effectiveOn: '1994-07-01' })).toBe(
      '2018-10-26',
    );
  });

  it('in two copies of one day revises neither', () => {
    const copy = aNorm({ id: 'k3' });
    expect(standingOf(aNorm(), { versions: [aNorm(), copy], repealers: [] }, today).validity).toBe(
      '现行有效',
    );
  });
});

const day = fc
  .tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-01`);

describe('of the editions of a norm', () => {
  it('at most one is in force on a day, and it is the latest that has begun', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 6 }), day, (days, asOf) => {
        const versions = days.map((published, at) =>
          aNorm({ id: `k${at}`, publishedOn: published, effectiveOn: published, stated: undefined }),
        );
        const found = versionOn(versions, [], asOf);
        expect(found?.publishedOn).toBe(
          days
            .filter((one) => one <= asOf)
            .toSorted()
            .at(-1),
        );
        for (const version of versions) {
          const { validity, unconfirmed } = standingOf(version, { versions, repealers: [] }, asOf);
          if (version !== found) expect(['尚未生效', '已被修订']).toContain(validity);
          // Nobody said that the one in force is.
          else expect([validity, unconfirmed]).toEqual([undefined, true]);
        }
      }),
    );
  });
});

describe('a name', () => {
  it.each([
    ['中华人民共和国保守国家秘密法', '保守国家秘密法'],
    ['《保守國家秘密法》', '保守国家秘密法'],
    ['保守国家秘密法（2010年修订）', '保守国家秘密法'],
    ['中国人民解放军实施《中华人民共和国药品管理法》办法', '中国人民解放军实施药品管理法办法'],
    ['信访工作条例（试行）', '信访工作条例(试行)'],
  ])('%s is compared as %s', (title, name) => {
    expect(normName(title)).toBe(name);
  });

  it('of a part of a code leads to the code', () => {
    expect(wholeOf('中华人民共和国民法典 人格权编')).toBe('民法典');
    expect(wholeOf('中华人民共和国行政许可法')).toBeUndefined();
  });

  it('may say its edition', () => {
    expect([editionIn('（2010年修订）第三条'), editionIn('(2012)'), editionIn('（试行）')]).toEqual([
      2010,
      2012,
      undefined,
    ]);
  });
});

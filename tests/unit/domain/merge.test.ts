// Properties of bringing two changes together: nothing invented, nothing lost without being shown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldClass, FieldValue } from '../../../shared/domain/edit.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { isSame, mergeField, mergeFields, settleField } from '../../../shared/domain/merge.ts';
import { bringTogether, hunksOf } from '../../../shared/domain/paragraphs.ts';

const paragraph = fc.constantFrom('', '一', '二', '三', '四', '五', '六');
const paragraphs = fc.array(paragraph, { maxLength: 9 });
const scalar: fc.Arbitrary<FieldValue> = fc.oneof(fc.constant(null), paragraph, fc.nat(3));
const text: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constant(null),
  paragraphs.map((lines) => lines.join('\n')),
);
const names = fc.uniqueArray(paragraph, { maxLength: 6 });
const aFile = (n: number, name: string): FileRef => ({
  hash: String(n).repeat(64),
  name,
  mime: 'application/pdf',
  size: n,
  role: '附件',
});
const files = fc
  .uniqueArray(fc.record({ n: fc.nat(5), name: fc.constantFrom('甲', '乙') }), { selector: ({ n }) => n })
  .map((all) => all.map(({ n, name }) => aFile(n, name)));
const set: fc.Arbitrary<FieldValue> = fc.oneof(fc.constant(null), names, files);

/** A field with three values of one shape. */
const three = fc.oneof(
  fc.record({ as: fc.constant<FieldClass>('scalar'), base: scalar, mine: scalar, theirs: scalar }),
  fc.record({ as: fc.constant<FieldClass>('text'), base: text, mine: text, theirs: text }),
  fc.record({ as: fc.constant<FieldClass>('set'), base: names, mine: names, theirs: names }),
  fc.record({ as: fc.constant<FieldClass>('set'), base: files, mine: files, theirs: files }),
);
const two = fc.oneof(
  fc.record({ as: fc.constant<FieldClass>('scalar'), a: scalar, b: scalar }),
  fc.record({ as: fc.constant<FieldClass>('text'), a: text, b: text }),
  fc.record({ as: fc.constant<FieldClass>('set'), a: set, b: set }),
);

describe('a field', () => {
  it('that only they changed is theirs, that only I changed is mine, that both changed alike is that', () => {
    fc.assert(
      fc.property(two, ({ as, a, b }) => {
        const same = (value: FieldValue, to: FieldValue) => isSame(as, value, to);
        const theirs = mergeField(as, { base: a, mine: a, theirs: b });
        const mine = mergeField(as, { base: a, mine: b, theirs: a });
        const both = mergeField(as, { base: a, mine: b, theirs: b });
        expect([same(theirs.value, b), same(mine.value, b), same(both.value, b)]).toEqual([true, true, true]);
        expect([theirs.clash, mine.clash, both.clash]).toEqual([false, false, false]);
      }),
    );
  });

  it('is made of what stands in one of the three, whoever wins', () => {
    const partsOf = (value: FieldValue): readonly unknown[] => {
      if (Array.isArray(value)) return value.map((one) => JSON.stringify(one));
      return typeof value === 'string' ? value.split('\n') : [value];
    };
    fc.assert(
      fc.property(three, fc.constantFrom('mine' as const, 'theirs' as const), ({ as, ...of }, wins) => {
        const known = new Set([of.base, of.mine, of.theirs].flatMap(partsOf));
        const { value } = mergeField(as, of, wins);
        for (const part of partsOf(value)) {
          if (value !== null) expect(known).toContain(part);
        }
      }),
    );
  });

  it('of which one side would go is a clash', () => {
    fc.assert(
      fc.property(three, ({ as, base, mine, theirs }) => {
        const { value, clash } = mergeField(as, { base, mine, theirs });
        if (clash || as !== 'scalar') return;
        for (const side of [mine, theirs]) if (side !== base) expect(value).toBe(side);
      }),
    );
  });
});

describe('a set', () => {
  const key = (member: unknown) => (typeof member === 'string' ? member : (member as FileRef).hash);
  const keys = (value: FieldValue) => (Array.isArray(value) ? value.map(key).sort() : []);

  it('has what either side added and nothing that either side took out, in whatever order they stand', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.tuple(names, names, names), fc.tuple(files, files, files)),
        ([base, mine, theirs]) => {
          const merged = keys(mergeField('set', { base, mine, theirs }).value);
          const expected = [...new Set([...keys(mine), ...keys(theirs)])].filter(
            (one) => (keys(mine).includes(one) && keys(theirs).includes(one)) || !keys(base).includes(one),
          );
          expect(merged).toEqual(expected.sort());
          const turned = mergeField('set', { base, mine: theirs, theirs: mine });
          expect(keys(turned.value)).toEqual(merged);
          const reversed = { base: base.toReversed(), mine: mine.toReversed(), theirs: theirs.toReversed() };
          expect(keys(mergeField('set', reversed as typeof reversed & { base: string[] }).value)).toEqual(
            merged,
          );
        },
      ),
    );
  });

  it('in which both renamed one file differently is a clash', () => {
    const [base, mine, theirs] = [[aFile(1, '甲')], [aFile(1, '乙')], [aFile(1, '丙')]];
    expect(mergeField('set', { base, mine, theirs })).toEqual({ value: theirs, clash: true });
    expect(mergeField('set', { base, mine, theirs: base })).toEqual({ value: mine, clash: false });
  });
});

describe('the 密级 of an article', () => {
  it('that one side changed is that, also when it was lowered, and that both changed differently is asked', () => {
    const of = (base: string, mine: string, theirs: string) =>
      mergeFields('article', {
        base: { secretLevel: base },
        mine: { secretLevel: mine },
        theirs: { secretLevel: theirs },
      });
    expect(of('内部', '公开', '内部').send).toEqual({ secretLevel: '公开' });
    expect(of('公开', '公开', '内部')).toMatchObject({ send: {}, differing: [{ clash: false }] });
    expect(of('内部', '公开', '工作秘密')).toMatchObject({ send: {}, differing: [{ clash: true }] });
    expect(of('公开', '内部', '内部').send).toEqual({});
  });
});

describe('a text', () => {
  it('is found again from its changes', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (before, after) => {
        const lines: string[] = [];
        let at = 0;
        for (const hunk of hunksOf(before, after)) {
          lines.push(...before.slice(at, hunk.start), ...hunk.lines);
          at = hunk.end;
        }
        expect([...lines, ...before.slice(at)]).toEqual(after);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps every paragraph that either side typed, or is a clash', () => {
    const base = fc.uniqueArray(fc.nat(30).map(String), { maxLength: 12 });
    const change = fc.record({ at: fc.nat(12), out: fc.nat(3), put: fc.nat(2) });
    const typed = (
      lines: readonly string[],
      { at, out, put }: { at: number; out: number; put: number },
      who: string,
    ) => [
      ...lines.slice(0, at),
      ...Array.from({ length: put }, (_, n) => `${who}${at}.${n}`),
      ...lines.slice(at + out),
    ];
    fc.assert(
      fc.property(
        base,
        fc.array(change, { maxLength: 3 }),
        fc.array(change, { maxLength: 3 }),
        (lines, a, b) => {
          const mine = a.reduce((all, one, n) => typed(all, one, `我${n}-`), lines);
          const theirs = b.reduce((all, one, n) => typed(all, one, `他${n}-`), lines);
          const merged = bringTogether(lines, { mine, theirs }, 'theirs');
          const isTyped = (line: string) => line.startsWith('我') || line.startsWith('他');
          for (const line of [...mine, ...theirs].filter(isTyped)) {
            if (merged.clashes === 0) expect(merged.lines).toContain(line);
          }
          // Whoever wins, what the other side typed apart from the places in question is there.
          const won = bringTogether(lines, { mine, theirs }, 'mine');
          for (const line of mine.filter(isTyped)) expect(won.lines).toContain(line);
          for (const line of theirs.filter(isTyped)) expect(merged.lines).toContain(line);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is the same whichever side is called mine, where nothing clashes', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, paragraphs, (base, mine, theirs) => {
        const one = bringTogether(base, { mine, theirs }, 'mine');
        const other = bringTogether(base, { mine: theirs, theirs: mine }, 'mine');
        expect(one.clashes).toBe(other.clashes);
        if (one.clashes === 0) expect(one.lines).toEqual(other.lines);
      }),
    );
  });

  it('in which neighbours were changed by two people is brought together', () => {
    const of = { base: '一\n二\n三', mine: '一（我）\n二\n三', theirs: '一\n二（他）\n三' };
    expect(mergeField('text', of)).toEqual({ value: '一（我）\n二（他）\n三', clash: false });
  });

  it('of a paragraph both changed takes the winner there and both elsewhere', () => {
    const of = { base: '一\n二\n三', mine: '我\n二\n三（我）', theirs: '他\n二\n三' };
    expect(mergeField('text', of)).toEqual({ value: '他\n二\n三（我）', clash: true });
    expect(mergeField('text', of, 'mine')).toEqual({ value: '我\n二\n三（我）', clash: true });
  });

  it('of thirty thousand paragraphs is compared', () => {
    const base = Array.from({ length: 30_000 }, (_, n) => `第${n}段`);
    const other = base.map((line) => `${line}（全改）`);
    expect(hunksOf(base, other)).toHaveLength(1);
    expect(
      hunksOf(
        base,
        base.filter((_, n) => n % 100 !== 7),
      ),
    ).toHaveLength(300);
  });
});

describe('a change of fields', () => {
  it('goes on with what is clean and shows what clashes', () => {
    const base = { title: '甲', docNo: '1', abstract: null };
    const mine = { title: '我', docNo: '2', abstract: '摘要' };
    const theirs = { title: '他', docNo: '1', abstract: null };
    expect(mergeFields('archive', { base, mine, theirs })).toEqual({
      send: { docNo: '2', abstract: '摘要' },
      differing: [{ field: 'title', base: '甲', mine: '我', theirs: '他', clash: true }],
    });
  });

  it('that the department made by itself needs nothing sent', () => {
    const of = { base: { title: '甲' }, mine: { title: '我' }, theirs: { title: '我' } };
    expect(mergeFields('archive', of).send).toEqual({});
  });

  it('is settled by a choice or by words of one’s own', () => {
    const field = { field: 'title', base: '甲', mine: '我', theirs: '他', clash: true };
    expect(settleField('archive', field, 'mine')).toBe('我');
    expect(settleField('archive', field, 'theirs')).toBe('他');
    expect(settleField('archive', field, { value: '我们' })).toBe('我们');
  });
});

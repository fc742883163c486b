import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  disagreements,
  foldRefCode,
  type RefCode,
  readRefCode,
  writeRefCode,
} from '../../../shared/domain/ref-code.ts';
import { archiveCategories, retentions } from '../../../shared/domain/terms.ts';

const fonds = fc
  .tuple(fc.constantFrom(...'ABJZ'), fc.integer({ min: 0, max: 999 }))
  .map(([letter, number]) => letter + String(number).padStart(3, '0'));
const number = fc.integer({ min: 1, max: 99_999 }).map((value) => String(value).padStart(4, '0'));
const category = fc.constantFrom(...archiveCategories);
const topic = fc.constantFrom('办公室', '003', 'RS', '综合科', '1');
const piece: fc.Arbitrary<RefCode> = fc
  .record({
    kind: fc.constant('piece' as const),
    fonds,
    category,
    year: fc.integer({ min: 1800, max: 2200 }),
    retention: fc.constantFrom(...retentions),
    itemNo: number,
  })
  .chain((code) =>
    fc.oneof(
      fc.constant(code),
      topic.map((orgOrTopic) => ({ ...code, orgOrTopic })),
    ),
  );
const classNo = fc
  .tuple(category, fc.constantFrom('JC', '基建', 'A'), fc.constantFrom('', '·CC', '·2019·D30'))
  .map(([of, name, more]) => `${of}·${name}${more}`);
const volume: fc.Arbitrary<RefCode> = fc
  .record({ fonds, classNo, volumeNo: number, itemNo: number })
  .chain(({ itemNo, ...of }) =>
    fc.constantFrom<RefCode>({ kind: 'volume', ...of, itemNo }, { kind: 'file', ...of }),
  );

describe('档号', () => {
  it('is read back as it was built, in every form', () => {
    fc.assert(
      fc.property(fc.oneof(piece, volume), (code) => {
        expect(readRefCode(writeRefCode(code))).toEqual({ ok: true, value: code });
      }),
    );
  });

  it('is the same in the dots, dashes and blanks people type', () => {
    const typed = fc.tuple(
      fc.oneof(piece, volume),
      fc.constantFrom(...'・•‧∙.'),
      fc.constantFrom(...'－–—−'),
    );
    fc.assert(
      fc.property(typed, ([code, dot, dash]) => {
        const written = writeRefCode(code);
        const text = ` ${written.replaceAll('·', dot).replaceAll('-', ` ${dash}`).toLowerCase()} `;
        expect(foldRefCode(text)).toBe(written);
        expect(readRefCode(text)).toEqual({ ok: true, value: code });
      }),
    );
  });

  it('is read or its wrong part is named, whatever was typed', () => {
    const mess = fc.string({ unit: fc.constantFrom(...'Z109-WSKJ·2011YD3室0X '), maxLength: 40 });
    fc.assert(
      fc.property(mess, (text) => {
        const read = readRefCode(text);
        if (read.ok) expect(writeRefCode(read.value)).toBe(foldRefCode(text));
        else expect(read.part).not.toBe('');
      }),
    );
  });

  it.each([
    ['Z109-WS·2011·Y·办公室-0001', { kind: 'piece', orgOrTopic: '办公室', itemNo: '0001' }],
    ['A439-WS·2015·D30·003-005', { kind: 'piece', orgOrTopic: '003', retention: 'D30' }],
    ['J019-ZY·JC·CC·2019·D30-001-001', { kind: 'volume', classNo: 'ZY·JC·CC·2019·D30', volumeNo: '001' }],
    ['J019-ZY·JC·CC·2019·D30-001', { kind: 'file', volumeNo: '001' }],
    ['Z109-KJ·JJ·2019·Y-012-003', { kind: 'volume', classNo: 'KJ·JJ·2019·Y', itemNo: '003' }],
  ])('%s is an example of the standard', (text, value) => {
    expect(readRefCode(text)).toMatchObject({ ok: true, value });
  });

  it.each([
    ['', 'form'],
    ['Z109-WS·2011·Y', 'form'],
    ['Z109-WS-1-2-3', 'form'],
    ['109-WS·2011·Y-0001', 'fonds'],
    ['Z109-XX·2011·Y-0001', 'category'],
    ['Z109-WS·11·Y-0001', 'year'],
    ['Z109-WS·二〇一一·Y-0001', 'year'],
    ['Z109-WS·2011·D20-0001', 'retention'],
    ['Z109-WS·2011·Y·甲·乙-0001', 'orgOrTopic'],
    ['Z109-WS·2011·Y·办公室-1', 'itemNo'],
    ['Z109-KJ··JJ-001-001', 'classNo'],
    ['Z109-KJ·JJ-卷1-001', 'volumeNo'],
    ['Z109-KJ·JJ-001-x', 'itemNo'],
  ])('%s is wrong in its %s', (text, part) => {
    expect(readRefCode(text)).toEqual({ ok: false, part });
  });

  it('that says something else than its record is wrong in exactly those parts', () => {
    const record = { fonds: 'Z109', category: 'WS', year: 2011, retention: 'Y', itemNo: '0001' };
    const compared = (text: string) => {
      const read = readRefCode(text);
      return read.ok ? disagreements(read.value, record) : read.part;
    };
    expect(compared('Z109-WS·2011·Y·办公室-0001')).toEqual([]);
    expect(compared('Z110-WS·2012·D30-0002')).toEqual(['fonds', 'year', 'retention', 'itemNo']);
    expect(compared('Z109-KJ·JJ·2019·Y-012-0001')).toEqual(['category']);
    expect(compared('Z109-WS·A-012')).toEqual([]);
  });
});

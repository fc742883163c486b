// The numbers of official life, with the vectors the standards and real samples give.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  idCheckCharacter,
  normaliseDocNo,
  readDocNo,
  readIdNumber,
  readUscc,
  usccCheckCharacter,
  writeDocNo,
} from '../../../shared/domain/codes.ts';

describe('统一社会信用代码', () => {
  it.each([
    ['91350100M000100Y43'],
    ['91512081MA62K0260E'],
    // The remainder is 0 here: snippets without the outer modulus fail.
    ['91990000MADEM00150'],
    ['91990000MADEM0001J'],
    ['11990000MADEM0002X'],
    ['12990000MADEM0003X'],
  ])('%s is well formed', (code) => {
    expect(readUscc(code)).toEqual({ ok: true, value: code });
  });

  it.each([
    ['91350100M000100Y44', 'check-digit'],
    // Z is not in the alphabet at all.
    ['91512081MA62K0260Z', 'character'],
    ['91350100M000100Y4', 'length'],
    ['91350100O000100Y43', 'character'],
    ['', 'length'],
  ])('%s is refused: %s', (code, problem) => {
    expect(readUscc(code)).toEqual({ ok: false, problem });
  });

  it('is read in lower case and with spaces around it', () => {
    expect(readUscc(' 91350100m000100y43 ')).toEqual({ ok: true, value: '91350100M000100Y43' });
  });

  it('notices any one wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const body = fc
      .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(body, fc.nat(16), fc.constantFrom(...alphabet), (first17, at, other) => {
        const code = first17 + usccCheckCharacter(first17);
        expect(readUscc(code).ok).toBe(true);
        fc.pre(other !== code[at]);
        expect(readUscc(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false);
      }),
    );
  });
});

describe('公民身份号码', () => {
  it('11010519491231002x is a woman born on the last day of 1949', () => {
    expect(readIdNumber('11010519491231002x')).toEqual({
      ok: true,
      value: { number: '11010519491231002X', old: false, region: '110105', birth: '1949-12-31', sex: '女' },
    });
  });

  it.each([['990000199001010017'], ['990000195512310021'], ['990000201506010039']])(
    '%s of the fixtures is well formed',
    (number) => {
      expect(readIdNumber(number).ok).toBe(true);
    },
  );

  it('15 digits are read as old and left as they are', () => {
    expect(readIdNumber('990000900101001')).toEqual({
      ok: true,
      value: { number: '990000900101001', old: true, region: '990000', birth: '1990-01-01', sex: '男' },
    });
  });

  it.each([
    ['110105194912310021', 'check-digit'],
    ['11010519491331002X', 'date'],
    ['110105194902300020', 'date'],
    ['1101051949123100', 'length'],
    ['1101051949123100X2', 'character'],
  ])('%s is refused: %s', (number, problem) => {
    expect(readIdNumber(number)).toEqual({ ok: false, problem });
  });

  it('every made number passes its own check', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
        fc.nat(999),
        (birth, order) => {
          const first17 = `990721${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`;
          expect(readIdNumber(first17 + idCheckCharacter(first17)).ok).toBe(true);
        },
      ),
    );
  });
});

describe('发文字号', () => {
  it.each([
    ['国发〔2022〕14号'],
    ['国发[2022]14号'],
    ['国发(2022)14号'],
    ['国发（2022）14号'],
    ['国发【2022】14号'],
    [' 国发 〔2022〕 14 号 '],
    ['国发〔２０２２〕１４号'],
    ['国发〔2022〕第14号'],
    ['国发〔2022〕014号'],
  ])('%s is 国发〔2022〕14号', (text) => {
    expect(normaliseDocNo(text)).toBe('国发〔2022〕14号');
  });

  it('is taken apart', () => {
    expect(readDocNo('临退役军人〔2026〕112号')).toEqual({
      ok: true,
      value: { kind: 'numbered', code: '临退役军人', year: 2026, seq: 112 },
    });
  });

  it.each([['第809号'], ['国务院令第809号'], ['中华人民共和国主席令第21号']])('%s has no year', (text) => {
    expect(readDocNo(text)).toMatchObject({ ok: true, value: { kind: 'serial' } });
  });

  it.each([
    ['〔2022〕14号'],
    ['国发〔22〕14号'],
    ['国发〔2022〕号'],
    ['国发〔2022〕0号'],
    ['国发2022 14'],
    [''],
  ])('%s is none', (text) => {
    expect(readDocNo(text)).toEqual({ ok: false, problem: 'form' });
  });

  it('is read back as it is written', () => {
    const code = fc.constantFrom('临政', '临政办', '青发改', '临退役军人', '石政');
    fc.assert(
      fc.property(
        code,
        fc.integer({ min: 1949, max: 2100 }),
        fc.integer({ min: 1, max: 99_999 }),
        (of, year, seq) => {
          const docNo = { kind: 'numbered', code: of, year, seq } as const;
          expect(readDocNo(writeDocNo(docNo))).toEqual({ ok: true, value: docNo });
        },
      ),
    );
  });
});

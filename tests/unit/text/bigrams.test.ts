import { describe, expect, it } from 'vitest';
import { indexTokens, phrasesOf, tokensOf } from '../../../shared/text/bigrams.ts';
import { fold } from '../../../shared/text/fold.ts';

const tokens = (text: string) => tokensOf(fold(text)).map((token) => token.text);

describe('tokens', () => {
  it('are the pairs of a run of Han, and its last character', () => {
    expect(tokens('政务服务')).toEqual(['政务', '务服', '服务', '务']);
  });

  it('do not pair characters across a gap', () => {
    expect(tokens('政务，务服')).toEqual(['政务', '务', '务服', '服']);
  });

  it('are words of letters and of digits, whatever brackets part them', () => {
    const number = ['国发', '发', '2016', '51', '号'];
    expect(tokens('国发〔2016〕51号')).toEqual(number);
    expect(tokens('国发[2016]51号')).toEqual(number);
    expect(tokens('国发（2016） 51 号')).toEqual(number);
    expect(tokens('Z109-WS·2011')).toEqual(['z', '109', 'ws', '2011']);
  });

  it('keep characters outside the first plane whole', () => {
    expect(tokens('𠀀𠀁中')).toEqual(['𠀀𠀁', '𠀁中', '中']);
  });

  it('are the same in the text of the index', () => {
    const text = '关于國發〔2016〕51号的OA系統，𠀀𰻞。';
    expect(indexTokens(text).trimEnd().split(' ')).toEqual(tokens(text));
  });

  it('of a run without end are cut', () => {
    expect(tokens('a'.repeat(5000))).toEqual(['a'.repeat(64)]);
  });
});

describe('phrases', () => {
  it.each([
    ['政务服务', [{ tokens: ['政务', '务服', '服务'], prefix: false }]],
    ['政', [{ tokens: ['政'], prefix: true }]],
    [
      '国发2016 51',
      [
        { tokens: ['国发', '发', '2016'], prefix: false },
        { tokens: ['51'], prefix: true },
      ],
    ],
    ['51号', [{ tokens: ['51', '号'], prefix: true }]],
    ['數據', [{ tokens: ['数据'], prefix: false }]],
    ['，。', []],
    ['', []],
  ])('of %s', (question, phrases) => {
    expect(phrasesOf(question)).toEqual(phrases);
  });
});

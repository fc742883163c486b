import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTokens, phraseOf, phrasePattern, phrasesOf } from '../../../shared/text/bigrams.ts';
import { fold } from '../../../shared/text/fold.ts';

const tokens = (text: string) => indexTokens(text).trimEnd().split(' ');

describe('tokens', () => {
  it('are the pairs of a run of Han, and its last character', () => {
    expect(tokens('政务服务')).toEqual(['政务', '务服', '服务', '务']);
  });

  it('do not pair characters across a gap', () => {
    expect(tokens('政务，务服')).toEqual(['政务', '务', '务服', '服']);
  });

  it('are pairs of letters and of digits too, whatever brackets part them', () => {
    const number = ['国发', '发', '20', '01', '16', '6', '51', '1', '号'];
    expect(tokens('国发〔2016〕51号')).toEqual(number);
    expect(tokens('国发[2016]51号')).toEqual(number);
    expect(tokens('国发（2016） 51 号')).toEqual(number);
    expect(tokens('Z109-WS')).toEqual(['z', '10', '09', '9', 'ws', 's']);
  });

  it('keep characters outside the first plane whole', () => {
    expect(tokens('𠀀𠀁中')).toEqual(['𠀀𠀁', '𠀁中', '中']);
  });
});

const asked = (question: string) => phrasesOf(question).map(({ tokens: all, open }) => [all.join(' '), open]);

describe('phrases', () => {
  it.each([
    ['政务服务', [['政务 务服 服务', undefined]]],
    ['政', [['', '政']]],
    [
      '国发2016 51',
      [
        ['国发 发 20 01 16', undefined],
        ['51', undefined],
      ],
    ],
    ['51号', [['51 1', '号']]],
    ['5号令', [['5 号令', undefined]]],
    ['數據', [['数据', undefined]]],
    ['，。', []],
    ['', []],
  ])('of %s', (question, phrases) => {
    expect(asked(question)).toEqual(phrases);
  });

  it('stand where their tokens stand side by side, and nowhere else', () => {
    const text = fc.array(fc.constantFrom(...'政务服a1 ，'), { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (body, question) => {
        const phrase = phraseOf(question);
        fc.pre(phrase !== undefined);
        const wanted = [...phrase.tokens];
        const all = indexTokens(body)
          .split(' ')
          .filter((token) => token !== '');
        const isThere = all.some((_, at) => {
          const stands = wanted.every((token, step) => all[at + step] === token);
          return (
            stands && (phrase.open === undefined || all[at + wanted.length]?.startsWith(phrase.open) === true)
          );
        });
        expect(fold(body).search(phrasePattern(phrase)) >= 0).toBe(isThere);
      }),
      { numRuns: 2000, seed: 4 },
    );
  });
});

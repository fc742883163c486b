import { describe, expect, it } from 'vitest';
import {
  lettersOf,
  soundQuestions,
  soundRange,
  soundTokens,
  spellingsOf,
  syllablesOf,
} from '../../../shared/text/pinyin.ts';
import { traps } from './polyphones.ts';

const sounding = (text: string, letters: string) => {
  const range = soundRange(text, letters);
  return range === undefined ? undefined : text.slice(...range);
};

/** As the index takes it: all tokens of one of the alternatives. */
const isAskedFor = (text: string, letters: string) => {
  const tokens = new Set(soundTokens(text).split(' '));
  return soundQuestions(letters).some((wanted) => wanted.every((token) => tokens.has(token)));
};

describe('sounds', () => {
  it.each([
    ['优化政务服务路径', 'zwfw', '政务服务'],
    ['优化政务服务路径', 'zhengwufuwu', '政务服务'],
    ['优化政务服务路径', 'zhengwfw', '政务服务'],
    ['优化政务服务路径', 'zhengwuf', '政务服'],
    ['重庆市', 'cqs', '重庆市'],
    ['重庆市', 'zqs', '重庆市'],
    ['經濟', 'jingj', '經濟'],
    ['绿化', 'lvh', '绿化'],
    ['战略', 'zhanlue', '战略'],
    ['政务，服务', 'zwfw', undefined],
    ['公文', 'zw', undefined],
  ])('%s is found by %s', (text, letters, found) => {
    expect(sounding(text, letters)).toBe(found);
    if (found !== undefined) expect(isAskedFor(text, letters)).toBe(true);
  });

  it.each(traps.flatMap(([text, ...readings]) => readings.map((reading) => [text, reading] as const)))(
    '%s is found by %s, and by its initials',
    (text, reading) => {
      const syllables = reading.split(' ');
      const [whole, initials] = [syllables.join(''), syllables.map((one) => one[0]).join('')];
      expect([sounding(text, whole), sounding(text, initials)]).toEqual([text, text]);
      expect([isAskedFor(text, whole), isAskedFor(text, initials)]).toEqual([true, true]);
    },
  );

  it('are asked for by letters alone, with tones or without', () => {
    expect(lettersOf("Xi'an")).toBe('xian');
    expect(lettersOf('guó wù yuàn')).toBe('guowuyuan');
    expect(lettersOf('lǜhuà')).toBe('lvhua');
    expect([lettersOf('政务'), lettersOf('a'), lettersOf('oa2')]).toEqual([undefined, undefined, undefined]);
  });

  it('are read as syllables before they are read as initials', () => {
    expect(spellingsOf('guowuyuan')[0]).toEqual(['guo', 'wu', 'yuan']);
    expect(spellingsOf('zwfw')).toEqual([['z', 'w', 'f', 'w']]);
    expect(spellingsOf('zhengwus')[0]).toEqual(['zheng', 'wu', 's']);
  });

  it('stand in the index as the initials of neighbours, in all readings', () => {
    expect(soundTokens('重庆,路').split(' ')).toEqual(['¬zq', '¬cq']);
    expect(soundTokens('政务服').split(' ')).toEqual(['¬zw', '¬wf', '¬zwf']);
  });

  it('of a long name stay few', () => {
    expect(soundTokens('重'.repeat(3000)).split(' ').length).toBeLessThan(13);
  });

  it('of a text are its different syllables', () => {
    expect(syllablesOf('服务,fu')).toEqual(['fu', 'wu']);
  });
});

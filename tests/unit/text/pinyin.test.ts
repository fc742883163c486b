import { describe, expect, it } from 'vitest';
import {
  initialPhrase,
  initialTokens,
  lettersOf,
  nameInitials,
  soundRange,
  syllablesOf,
} from '../../../shared/text/pinyin.ts';

const sounding = (text: string, letters: string) => {
  const range = soundRange(text, letters);
  return range === undefined ? undefined : text.slice(...range);
};

describe('sounds', () => {
  it.each([
    ['优化政务服务路径', 'zwfw', '政务服务'],
    ['优化政务服务路径', 'zhengwufuwu', '政务服务'],
    ['优化政务服务路径', 'zhengwfw', '政务服务'],
    ['重庆市', 'cqs', '重庆市'],
    ['重庆市', 'zqs', '重庆市'],
    ['經濟', 'jingj', '經濟'],
    ['绿化', 'lvh', '绿化'],
    ['政务，服务', 'zwfw', undefined],
    ['公文', 'zw', undefined],
  ])('%s is found by %s', (text, letters, found) => {
    expect(sounding(text, letters)).toBe(found);
  });

  it('are asked for by letters alone', () => {
    expect(lettersOf("Xi'an")).toBe('xian');
    expect([lettersOf('政务'), lettersOf('a'), lettersOf('oa2')]).toEqual([undefined, undefined, undefined]);
  });

  it('of a name are all its readings, bounded', () => {
    expect(nameInitials('单伟')).toEqual(['dw', 'sw', 'cw']);
    expect(nameInitials('重'.repeat(30)).length).toBeLessThanOrEqual(16);
  });

  it('stand in the index as initials that follow one another', () => {
    expect(initialTokens('政务服务,路')).toBe('zwf wfw fw w l ');
    expect(initialPhrase('zwfw')).toEqual({ tokens: ['zwf', 'wfw'], prefix: false });
    expect(initialPhrase('jj')).toEqual({ tokens: ['jj'], prefix: true });
  });

  it('of a text are its different syllables', () => {
    expect(syllablesOf('服务,fu')).toEqual(['fu', 'wu']);
  });
});

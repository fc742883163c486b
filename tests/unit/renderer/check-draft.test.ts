// A checked draft: each outcome in words, and a citation replaced by where it stands now without losing the others.

import { describe, expect, it } from 'vitest';
import { looks, toMend, whyOf } from '../../../renderer/features/check-draft/outcomes.ts';
import { replaced, wordsNow } from '../../../renderer/features/check-draft/replace.ts';
import { zh } from '../../../renderer/text/zh.ts';
import type { CheckedCitation } from '../../../shared/contract/desk-norms.ts';
import { citationOutcomes, citationProblems } from '../../../shared/domain/checked-citation.ts';

const text = '依据《甲办法》第五条和《甲办法》第九条办理。';
const citation = (words: string, some: Partial<CheckedCitation> = {}): CheckedCitation => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  text: words,
  outcome: 'same',
  ...some,
});
const now = { id: 'n', title: '甲办法', place: { anchor: '60' }, label: '第六十条', text: '五日内办结。' };
const moved = citation('《甲办法》第五条', { outcome: 'moved', now });
const other = citation('《甲办法》第九条');

describe('the outcomes', () => {
  it('each have a word, a reason, a sign and a colour', () => {
    for (const outcome of citationOutcomes) {
      expect(zh.norms.check.outcome[outcome]).not.toBe('');
      expect(whyOf(zh, citation('《甲办法》第五条', { outcome }))).not.toBe('');
      expect(looks[outcome].sign).not.toBe('');
    }
    expect(new Set(citationOutcomes.map((outcome) => looks[outcome].sign)).size).toBe(
      citationOutcomes.length,
    );
  });

  it('tell apart why something could not be checked', () => {
    const problems = citationProblems;
    const said = problems.map((problem) =>
      whyOf(zh, citation('《甲办法》第五条', { outcome: 'unverifiable', problem })),
    );
    expect(new Set(said).size).toBe(problems.length);
    expect(said[0]).toContain('不等于它已失效');
  });

  it('do not vouch for a norm nobody has confirmed', () => {
    const standing = { asOf: '2026-11-22', unconfirmed: true, grounds: [] };
    expect(whyOf(zh, citation('《甲办法》第五条', { standing }))).toContain('没有确认');
  });

  it('count what is to be looked at', () => {
    expect(toMend([moved, other])).toBe(1);
  });
});

describe('replacing', () => {
  it('puts the new place into the draft and moves the places behind it along', () => {
    const done = replaced({ text, citations: [moved, other] }, 0);
    expect(done?.text).toBe('依据《甲办法》第六十条和《甲办法》第九条办理。');
    for (const each of done?.citations ?? []) expect(done?.text.slice(each.start, each.end)).toBe(each.text);
    expect(done?.citations[0]).toMatchObject({ outcome: 'same', target: now, text: '《甲办法》第六十条' });
  });

  it('leaves what stands before it where it is', () => {
    const last = { ...other, outcome: 'amended' as const, now };
    const done = replaced({ text, citations: [moved, last] }, 1);
    expect(done?.citations[0]).toEqual(moved);
    expect(done?.text).toBe('依据《甲办法》第五条和《甲办法》第六十条办理。');
  });

  it('still says that the quoted words differ, where they do', () => {
    const quoted = { ...moved, quoted: '十日内办结' };
    expect(replaced({ text, citations: [quoted] }, 0)?.citations[0]?.outcome).toBe('words-changed');
    const right = { ...moved, quoted: '五日内，办结' };
    expect(replaced({ text, citations: [right] }, 0)?.citations[0]?.outcome).toBe('same');
  });

  it('does nothing where no better place is known', () => {
    expect(replaced({ text, citations: [other] }, 0)).toBeUndefined();
    expect(replaced({ text, citations: [] }, 3)).toBeUndefined();
    expect(wordsNow(other)).toBeUndefined();
  });
});

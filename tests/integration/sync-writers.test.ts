// A cut of the several writers of `npm run chaos`, and proof that its judge sees a word that went.
import { describe, expect, it } from 'vitest';
import { vanished, type WordsEvidence } from '../fault/words.ts';
import { runWriters } from '../fault/writers.ts';
import { faultlessWriters } from '../fault/writers-evidence.ts';

const seed = 20_261_123;

describe(`three desks and the department change the same records, seed ${seed}`, () => {
  it('no word vanishes, nothing is wedged, and all desks end with what the department has', async () => {
    const wish = { seed, words: 45, records: 10, rate: 0.3, deskKills: 1, serverKills: 2 };
    const report = await runWriters({ ...wish, drainMs: 40_000 });
    expect(report.verdict).toEqual(faultlessWriters);
    expect([report.deskKills, report.serverKills]).toEqual([3, 2]);
    expect(report.words).toBeGreaterThan(45);
    // Else nothing was tried.
    expect(report.settled + report.broughtTogether).toBeGreaterThan(5);
    expect(report.lineFaults).toBeGreaterThan(10);
  }, 120_000);
});

const typed = { word: '〔1〕', by: '甲台', remoteId: 'a', field: 'title' };
const sound: WordsEvidence = {
  words: [typed],
  deeds: [{ remoteId: 'a', field: 'title', before: ['题名'], after: '题名〔1〕' }],
  shown: [],
  present: new Map([['a', { title: '题名〔1〕' }]]),
};
const overwritten: WordsEvidence = { ...sound, present: new Map([['a', { title: '题名〔2〕' }]]) };
const inField = { remoteId: 'a', field: 'title' };

describe('the judge of words', () => {
  it.each<[string, WordsEvidence]>([
    ['in the record', sound],
    [
      'taken out by somebody who had it on the screen',
      { ...overwritten, deeds: [{ ...inField, before: ['题名〔1〕'], after: '题名〔2〕' }] },
    ],
    [
      'shown to the person who typed it',
      { ...overwritten, shown: [{ ...inField, by: '甲台', value: '题名〔1〕' }] },
    ],
  ])('is content with a word that is %s', (_, evidence) => {
    expect(vanished(evidence)).toEqual([]);
  });

  it.each<[string, WordsEvidence]>([
    ['overwritten by somebody who never saw it', overwritten],
    [
      'shown at another desk alone',
      { ...overwritten, shown: [{ ...inField, by: '乙台', value: '题名〔1〕' }] },
    ],
    ['in another field alone', { ...sound, present: new Map([['a', { title: '题名', abstract: '〔1〕' }]]) }],
    [
      'taken out of another record',
      { ...overwritten, deeds: [{ ...inField, remoteId: 'b', before: ['〔1〕'], after: '' }] },
    ],
  ])('notices a word that is %s', (_, evidence) => {
    expect(vanished(evidence)).toHaveLength(1);
  });
});

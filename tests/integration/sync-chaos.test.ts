// A cut of `npm run chaos`: real processes, a real line that breaks, kill -9 on both sides; and proof that its judge
// sees what must never happen.
import { describe, expect, it } from 'vitest';
import { runChaos } from '../fault/chaos.ts';
import { type Evidence, faultless, judge } from '../fault/oracle.ts';
import { runPullKills } from '../fault/pull-kills.ts';
import { linesOfChaos } from '../fault/report.ts';

const seed = 20_261_123;

describe(`chaos, seed ${seed}`, () => {
  it('loses, doubles, reorders and wedges no action, and ends with the department’s rows', async () => {
    const wish = { seed, actions: 120, lineFaults: 60, deskKills: 8, serverKills: 6 };
    const report = await runChaos({ ...wish, rate: 0.3, drainMs: 60_000 });
    expect(report.verdict, JSON.stringify(linesOfChaos(report))).toEqual(faultless);
    expect(report.lineFaults).toBeGreaterThanOrEqual(60);
    expect([report.deskKills, report.serverKills]).toEqual([8, 6]);
    // Every press was told to be saved, and most came through: else nothing was tried.
    expect(report.actions).toBe(120);
    expect(report.byState.confirmed).toBeGreaterThan(60);
  }, 120_000);

  it('a kill -9 during a pull never leaves the cursor ahead of its rows', async () => {
    const report = await runPullKills({ seed, kills: 10, records: 3_000, pageRecords: 100 });
    expect(report.torn).toEqual([]);
    expect(report.kills).toBe(10);
  }, 60_000);
});

const sound: Evidence = {
  saved: ['甲', '乙', '丙'],
  decisions: [
    { key: '1', remoteId: 'a', words: '甲', state: 'confirmed' },
    { key: '2', remoteId: 'a', words: '乙', state: 'confirmed' },
    { key: '3', remoteId: 'b', words: '丙', state: 'conflict' },
  ],
  effects: [
    { key: '1', remoteId: 'a', words: '甲' },
    { key: '2', remoteId: 'a', words: '乙' },
  ],
  mirror: ['a@3', 'b@2'],
  truth: ['b@2', 'a@3'],
};
const [first, second] = sound.effects;
const [one, two, three] = sound.decisions;

describe('the judge', () => {
  it('finds nothing in sound evidence', () => {
    expect(judge(sound)).toEqual(faultless);
  });

  it.each<[keyof typeof faultless, string, Partial<Evidence>]>([
    ['lost', 'a press that is in no file', { decisions: [one, two].flatMap((all) => all ?? []) }],
    ['lost', 'a confirmed action without effect', { effects: [first].flatMap((all) => all ?? []) }],
    ['doubled', 'two effects of one key', { effects: [...sound.effects, ...(second ? [second] : [])] }],
    [
      'doubled',
      'an effect of what the desk calls a conflict',
      { effects: [...sound.effects, { key: '3', remoteId: 'b', words: '丙' }] },
    ],
    [
      'doubled',
      'an effect that nobody decided',
      { effects: [...sound.effects, { key: '9', remoteId: 'b', words: '丁' }] },
    ],
    ['outOfOrder', 'effects of one record the other way round', { effects: sound.effects.toReversed() }],
    [
      'wedged',
      'an action that has not ended',
      {
        decisions: [one, two, three].flatMap((all) =>
          all === undefined ? [] : [{ ...all, state: all.key === '3' ? ('unsure' as const) : all.state }],
        ),
      },
    ],
    ['astray', 'a row that is missing here', { mirror: ['a@3'] }],
    ['astray', 'a row at an older revision', { mirror: ['a@2', 'b@2'] }],
    ['astray', 'a row that should be gone', { truth: ['a@3'] }],
  ])('%s: sees %s', (kind, _, falsified) => {
    expect(judge({ ...sound, ...falsified })[kind]).not.toEqual([]);
  });
});

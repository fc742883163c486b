// A cut of `npm run chaos`: real processes, a real line that breaks, kill -9 on both sides; and proof that its judge
// sees what must never happen.
import { describe, expect, it } from 'vitest';
import { runChaos } from '../fault/chaos.ts';
import { type Decision, type Evidence, faultless, judge } from '../fault/oracle.ts';
import { runPullKills } from '../fault/pull-kills.ts';
import { linesOfChaos } from '../fault/report.ts';

const seed = 20_261_123;

describe(`chaos, seed ${seed}`, () => {
  it('loses, doubles, reorders and wedges no action, and ends with the department’s rows', async () => {
    const wish = { seed, actions: 120, lineFaults: 60, deskKills: 8, serverKills: 6 };
    const report = await runChaos({ ...wish, mix: 'everything', rate: 0.3, drainMs: 60_000 });
    expect(report.verdict, JSON.stringify(linesOfChaos(report))).toEqual(faultless);
    expect(report.lineFaults).toBeGreaterThanOrEqual(60);
    expect([report.deskKills, report.serverKills]).toEqual([8, 6]);
    // Every press was told to be saved, and most came through: else nothing was tried.
    expect(report.actions).toBe(120);
    expect(report.byState.confirmed).toBeGreaterThan(60);
    // New records and files among them.
    expect(report.byKind.get('make')).toBeGreaterThan(10);
    expect(report.files).toBeGreaterThan(8);
  }, 120_000);

  it('a kill -9 during a pull never leaves the cursor ahead of its rows', async () => {
    const report = await runPullKills({ seed, kills: 10, records: 3_000, pageRecords: 100 });
    expect(report.torn).toEqual([]);
    expect(report.kills).toBe(10);
  }, 60_000);
});

const action = { type: 'action', state: 'confirmed', hashes: [] } as const;
const decided: readonly [Decision, Decision, Decision] = [
  { ...action, key: '1', remoteId: 'a', words: '甲' },
  { ...action, key: '2', remoteId: 'a', words: '乙' },
  { ...action, key: '3', remoteId: 'b', words: '丙', state: 'conflict' },
];
const [first, second] = [
  { key: '1', remoteId: 'a', words: '甲' },
  { key: '2', remoteId: 'a', words: '乙' },
];
/** A record made here, the file on it, and the change that names it. */
const made: readonly [Decision, Decision, Decision] = [
  { ...action, type: 'create', key: '4', remoteId: 'n', words: '{"title":"丁"}' },
  { ...action, type: 'upload', key: '5', remoteId: 'n', words: '丁.pdf', hashes: ['f'] },
  { ...action, type: 'edit', key: '6', remoteId: 'n', words: '{"files":["f"]}', hashes: ['f'] },
];
const [create, upload, edit] = made;
const record = { id: 'n', title: '丁', hashes: ['f'] };
const sound: Evidence = {
  saved: ['甲', '乙', '丙', '丁'],
  decisions: [...decided, ...made],
  effects: [
    first,
    second,
    { key: '4', remoteId: 'n', words: create.words },
    { key: '6', remoteId: 'n', words: edit.words },
  ],
  records: [record],
  arrived: new Map([['f', 1]]),
  mirror: ['a@3', 'b@2', 'n@2'],
  truth: ['b@2', 'a@3', 'n@2'],
};
const withState = (one: Decision, state: Decision['state']): Partial<Evidence> => ({
  decisions: sound.decisions.map((each) => (each.key === one.key ? { ...each, state } : each)),
});

describe('the judge', () => {
  it('finds nothing in sound evidence', () => {
    expect(judge(sound)).toEqual(faultless);
  });

  it.each<[keyof typeof faultless, string, Partial<Evidence>]>([
    ['lost', 'a press that is in no file', { decisions: [...decided.slice(0, 2), ...made] }],
    ['lost', 'a confirmed action without effect', { effects: sound.effects.filter((one) => one !== second) }],
    ['lost', 'a confirmed new record that is not there', { records: [] }],
    ['lost', 'a file that did not arrive whole', { arrived: new Map() }],
    [
      'lost',
      'a confirmed change whose file the record does not name',
      { records: [{ ...record, hashes: [] }] },
    ],
    ['doubled', 'two effects of one key', { effects: [...sound.effects, second] }],
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
    ['doubled', 'one new record made twice', { records: [record, { ...record, id: 'm', hashes: [] }] }],
    ['doubled', 'a new record that was taken back', withState(create, 'taken-back')],
    [
      'doubled',
      'a file named in two records',
      { records: [record, { id: 'm', title: '戊', hashes: ['f'] }] },
    ],
    ['doubled', 'a file that was brought twice', { arrived: new Map([['f', 2]]) }],
    ['doubled', 'a file named though it was given up', withState(upload, 'discarded')],
    ['outOfOrder', 'effects of one record the other way round', { effects: sound.effects.toReversed() }],
    ['outOfOrder', 'a change refused because it came before its file', withState(edit, 'refused')],
    ['wedged', 'an action that has not ended', withState(decided[2], 'unsure')],
    ['wedged', 'a file that is still on its way', withState(upload, 'waiting')],
    ['astray', 'a row that is missing here', { mirror: ['a@3', 'n@2'] }],
    ['astray', 'a row at an older revision', { mirror: ['a@2', 'b@2', 'n@2'] }],
    ['astray', 'a row that should be gone', { truth: ['a@3', 'n@2'] }],
  ])('%s: sees %s', (kind, _, falsified) => {
    expect(judge({ ...sound, ...falsified })[kind]).not.toEqual([]);
  });
});

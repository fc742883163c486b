// `npm run chaos [-- --seed N] [--actions N] [--pull-kills N] [--words N]`: chaos at its full size, its figures
// as a table, and an exit code. The same seed chooses the same faults; what the machine makes of them in time is its own.
import { parseArgs } from 'node:util';
import { type ChaosWish, runChaos, withoutFaults } from './chaos.ts';
import { runPullKills } from './pull-kills.ts';
import {
  type Line,
  linesOfChaos,
  linesOfPrice,
  linesOfPullKills,
  linesOfWriters,
  priceOf,
  troubleOf,
} from './report.ts';
import { runWriters } from './writers.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    actions: { type: 'string', default: '2000' },
    'pull-kills': { type: 'string', default: '300' },
    words: { type: 'string', default: '600' },
  },
});

const seed = Number(values.seed);
const actions = Number(values.actions);
const tell = (text: string) => console.log(`  … ${text}`);
console.log(`chaos: seed ${seed}`);

const wished = (part: number): Omit<ChaosWish, 'mix' | 'rate'> => ({
  seed,
  actions: Math.ceil(actions * part),
  lineFaults: Math.ceil((actions * part) / 2),
  deskKills: Math.ceil((actions * part) / 20),
  serverKills: Math.ceil((actions * part * 9) / 200),
  drainMs: 60_000,
  tell,
});
const decisions: ChaosWish = { ...wished(1), mix: 'decisions', rate: 0.26 };
const clean = await runChaos(withoutFaults(decisions));
const chaos = await runChaos(decisions);
print(linesOfChaos(chaos));
print(linesOfPrice(clean, chaos));

// New records, files on their way and loans among them: more steps for each press, and the same four zeros.
const wishedAll: ChaosWish = { ...wished(1 / 4), mix: 'everything', rate: 0.15 };
const cleanAll = await runChaos(withoutFaults(wishedAll));
const everything = await runChaos(wishedAll);
print(linesOfChaos(everything));
print(linesOfPrice(cleanAll, everything));

const pull = await runPullKills({
  seed,
  kills: Number(values['pull-kills']),
  records: 20_000,
  pageRecords: 200,
  tell,
});
print(linesOfPullKills(pull));

const words = Number(values.words);
const writers = await runWriters({
  seed,
  words,
  records: 50,
  rate: 0.3,
  deskKills: Math.ceil(words / 30),
  serverKills: Math.ceil(words / 30),
  drainMs: 60_000,
  tell,
});
print(linesOfWriters(writers));

/** What faults may cost in time at most. */
const dearest = 2;
const tooDear = priceOf(clean, chaos) > dearest ? [`too slow: more than ${dearest} times the clean run`] : [];
const trouble = [
  ...troubleOf(clean.verdict),
  ...troubleOf(chaos.verdict),
  ...troubleOf(cleanAll.verdict),
  ...troubleOf(everything.verdict),
  ...pull.torn,
  ...troubleOf(writers.verdict),
  ...tooDear,
];
for (const line of trouble.slice(0, 40)) console.log(line);
process.exitCode = trouble.length === 0 ? 0 : 1;

function print(lines: readonly Line[]): void {
  for (const [what, figure] of lines) console.log(`${what.padEnd(34)}${String(figure).padStart(10)}`);
}

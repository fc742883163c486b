// `npm run chaos [-- --seed N] [--actions N] [--pull-kills N]`: chaos at its full size, its figures as a table, and
// an exit code. The same seed chooses the same faults; what the machine makes of them in time is its own.
import { parseArgs } from 'node:util';
import { runChaos } from './chaos.ts';
import { isFaultless } from './oracle.ts';
import { runPullKills } from './pull-kills.ts';
import { type Line, linesOfChaos, linesOfPullKills, troubleOf } from './report.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    actions: { type: 'string', default: '2000' },
    'pull-kills': { type: 'string', default: '300' },
  },
});

const seed = Number(values.seed);
const actions = Number(values.actions);
const part = actions / 2_000;
const tell = (text: string) => console.log(`  … ${text}`);
console.log(`chaos: seed ${seed}`);

const chaos = await runChaos({
  seed,
  actions,
  lineFaults: Math.ceil(1_000 * part),
  deskKills: Math.ceil(100 * part),
  serverKills: Math.ceil(90 * part),
  rate: 0.3,
  drainMs: 60_000,
  tell,
});
print(linesOfChaos(chaos));

const pull = await runPullKills({
  seed,
  kills: Number(values['pull-kills']),
  records: 20_000,
  pageRecords: 200,
  tell,
});
print(linesOfPullKills(pull));

for (const line of [...troubleOf(chaos.verdict), ...pull.torn].slice(0, 40)) console.log(line);
process.exitCode = isFaultless(chaos.verdict) && pull.torn.length === 0 ? 0 : 1;

function print(lines: readonly Line[]): void {
  for (const [what, figure] of lines) console.log(`${what.padEnd(34)}${String(figure).padStart(10)}`);
}

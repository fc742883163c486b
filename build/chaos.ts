// `npm run chaos [-- words]`: tests/fault/run.ts, the fault run at its full size, and then the properties of what may
// come in any order, on new cases; all of it within ten minutes. GOVDESK_RUNS=10 tries these longer. Needs no window
// and no screen.

import { join } from 'node:path';
import { root } from './paths.ts';
import { runShown } from './run.ts';
import { runScript } from './say.ts';

const limitMs = 20 * 60_000;
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

await runScript(async () => {
  const faults = await runShown(
    process.execPath,
    [join(root, 'tests', 'fault', 'run.ts'), ...process.argv.slice(2)],
    {
      cwd: root,
      limitMs,
    },
  );
  const seed = String(Date.now() % 1_000_000_000);
  console.log(`properties: seed ${seed}`);
  const properties = await runShown(process.execPath, [vitest, 'run', '--project', 'unit', 'any-order'], {
    cwd: root,
    limitMs,
    env: { ...process.env, GOVDESK_SEED: seed, GOVDESK_RUNS: process.env.GOVDESK_RUNS ?? '2' },
  });
  return Math.max(faults, properties);
});

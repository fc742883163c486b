// `npm run chaos [-- words]`: tests/fault/run.ts, the fault run at its full size. Needs no window and no screen.

import { join } from 'node:path';
import { root } from './paths.ts';
import { runShown } from './run.ts';
import { runScript } from './say.ts';

const limitMs = 20 * 60_000;

await runScript(() =>
  runShown(process.execPath, [join(root, 'tests', 'fault', 'run.ts'), ...process.argv.slice(2)], {
    cwd: root,
    limitMs,
  }),
);

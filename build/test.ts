// `npm test`: everything, from the cheapest to the dearest, and a closing line with the sum of all stages.
// A failed stage does not stop the next: one run shows all that is wrong.

import { rm } from 'node:fs/promises';
import { e2eStage } from './e2e-stage.ts';
import { testResults } from './paths.ts';
import { prepareApp } from './prepare.ts';
import { runScript } from './say.ts';
import { type Count, closing, exitCode, house, lint, sum, types, unit } from './stages.ts';

await runScript(async () => {
  await rm(testResults, { recursive: true, force: true });
  const counts: Count[] = await Promise.all([types(), lint(), house()]);
  const runtime = await prepareApp();
  counts.push(await unit([]));
  counts.push(await e2eStage(runtime, []));
  const count = sum(counts);
  closing(count);
  return exitCode(count);
});

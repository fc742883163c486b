// `npm run e2e [-- words for vitest]`: only the tests that drive the real app.

import { e2eStage } from './e2e-stage.ts';
import { prepareApp } from './prepare.ts';
import { runScript } from './say.ts';
import { closing, exitCode } from './stages.ts';

await runScript(async () => {
  const count = await e2eStage(await prepareApp(), process.argv.slice(2));
  closing(count);
  return exitCode(count);
});

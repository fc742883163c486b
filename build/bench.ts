// `npm run bench [-- words]`: tests/bench/run.ts as an ordinary user, on the same stage as the end-to-end tests.
// Beside GOVDESK_EXECUTABLE and GOVDESK_RESULTS it is given GOVDESK_RUNTIME, a bare Electron to compare with.

import { dirname, join } from 'node:path';
import { layPeers } from './bench-peers.ts';
import { testResults } from './paths.ts';
import { prepareApp } from './prepare.ts';
import { runScript, say } from './say.ts';
import { runOnStage, setStage } from './stage-folder.ts';

const limitMs = 60 * 60_000;

await runScript(async () => {
  const stage = await setStage(await prepareApp());
  const words = process.argv.slice(2);
  const holdsPeers = words.includes('sync') || words.includes('first-pull');
  const env = holdsPeers ? await layPeers(join(dirname(stage.home), 'peers')) : {};
  say('bench', 'running tests/bench/run.ts as an ordinary user');
  try {
    return await runOnStage(stage, [join('tests', 'bench', 'run.ts'), ...words], limitMs, env);
  } finally {
    await stage.strike(testResults);
    say('bench', 'what it wrote is in test-results/');
  }
});

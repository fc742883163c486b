// Runs the end-to-end tests on the real app as an ordinary user: sandbox on, and a screen, a session bus and a
// gnome-keyring of their own.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { testResults } from './paths.ts';
import type { Runtime } from './runtime.ts';
import { say, seconds } from './say.ts';
import { runOnStage, setStage } from './stage-folder.ts';
import { type Count, countOf, vitestWords } from './stages.ts';

const limitMs = 25 * 60_000;

export async function e2eStage(runtime: Runtime, words: readonly string[]): Promise<Count> {
  const startedAt = Date.now();
  say('e2e', 'the real app as an ordinary user: sandbox on, a screen and a keyring of its own');
  const stage = await setStage(runtime);
  const report = join(stage.results, 'e2e.json');
  try {
    const vitest = vitestWords(['--config', 'vitest.e2e.config.ts', ...words], report);
    const code = await runOnStage(stage, vitest, limitMs);
    if (code === 124) say('e2e', `stopped after ${limitMs / 60_000} minutes`);
    if (!existsSync(report)) say('e2e', `the tests did not run (exit code ${code})`);
    const count = await countOf(report);
    say('e2e', `${count.passed} passed, ${count.failed} failed (${seconds(startedAt)})`);
    return count;
  } finally {
    await stage.strike(testResults);
    say('e2e', 'pictures and reports are in test-results/');
  }
}

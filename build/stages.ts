// The stages that `npm run check`, `npm test` and `npm run e2e` are made of, and how their tests are counted.
// A stage that is one program counts as one test; a vitest stage counts its own.

import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache, modules, root } from './paths.ts';
import { run, runShown } from './run.ts';
import { say, seconds } from './say.ts';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export const none: Count = { passed: 0, failed: 0 };

export function sum(counts: readonly Count[]): Count {
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), none);
}

/** The exit code of a run: zero tests are a failure too. */
export function exitCode(count: Count): number {
  return count.failed === 0 && count.passed > 0 ? 0 : 1;
}

/** The closing line of every run that tests. It must stay the last thing printed. */
export function closing(count: Count): void {
  process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
}

export async function types(): Promise<Count> {
  await forgetOldTypes();
  return program('types', join(modules, '.bin', 'tsc'), ['-b', '--pretty', 'false']);
}

/** TypeScript 7 keeps what it found when only a `lib` in a project file changed, so we start over then. */
async function forgetOldTypes(): Promise<void> {
  const configs = globSync('{,main/}*/tsconfig.json', { cwd: root }).sort();
  const hash = createHash('sha256');
  for (const name of ['tsconfig.json', 'tsconfig.base.json', 'package-lock.json', ...configs]) {
    hash.update(await readFile(join(root, name)));
  }
  const wanted = hash.digest('hex');
  const folder = join(cache, 'types');
  const stamp = join(folder, 'made-with');
  if ((await readFile(stamp, 'utf8').catch(() => undefined)) === wanted) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(stamp, wanted);
}

export function lint(): Promise<Count> {
  const args = ['check', '--error-on-warnings', '--colors=off', '--max-diagnostics=50'];
  return program('lint', join(modules, '.bin', 'biome'), args);
}

async function program(step: string, command: string, args: readonly string[]): Promise<Count> {
  const startedAt = Date.now();
  const { code, output } = await run(command, args, { cwd: root });
  say(step, code === 0 ? `ok (${seconds(startedAt)})` : `failed (${seconds(startedAt)})\n${output.trim()}`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The rules about the source itself; silent unless one is broken. */
export async function house(): Promise<Count> {
  const startedAt = Date.now();
  const report = reportFile('house');
  await rm(report, { force: true });
  const words = vitestWords(['--project', 'house'], report);
  const { output } = await run(process.execPath, words, { cwd: root });
  const count = await countOf(report);
  const ok = exitCode(count) === 0;
  say(
    'house',
    `${ok ? 'ok' : 'failed'} (${count.passed} rules, ${seconds(startedAt)})${ok ? '' : `\n${output.trim()}`}`,
  );
  return count;
}

/** Tests that need no window, on Node 24. */
export async function unit(filters: readonly string[]): Promise<Count> {
  const startedAt = Date.now();
  say('unit', 'unit, integration and connector tests');
  const report = reportFile('unit');
  await rm(report, { force: true });
  const words = vitestWords(['--project', 'unit', ...filters], report);
  // The reading thread as the app has it: one whose types are still being stripped must not be broken off, for that can
  // end the process.
  const env = { ...process.env, GOVDESK_READING_WORKER: join(root, 'out', 'core', 'reading-worker.js') };
  await runShown(process.execPath, words, { cwd: root, env });
  const count = await countOf(report);
  say('unit', `${count.passed} passed, ${count.failed} failed (${seconds(startedAt)})`);
  return count;
}

/** The words after `node` that start vitest with a report that `countOf` can read. */
export function vitestWords(args: readonly string[], report: string): readonly string[] {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return [vitest, 'run', '--configLoader', 'native', '--no-color', ...reporters, ...args];
}

function reportFile(name: string): string {
  return join(cache, 'reports', `${name}.json`);
}

interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

/** Reads a report. A file that could not be loaded is a failure, and so is a run that left no report. */
export async function countOf(file: string): Promise<Count> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const report = JSON.parse(text) as VitestReport;
  const unloaded = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  // A broken hook fails its file without failing a test.
  return { passed: report.numPassedTests, failed: failed === 0 && !report.success ? 1 : failed };
}

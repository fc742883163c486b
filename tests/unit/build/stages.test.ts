// How test runs are counted: a run that proves nothing must not look like one that passed.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countOf, exitCode, none, sum } from '../../../build/stages.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'govdesk-stages-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Suite {
  readonly status: 'passed' | 'failed';
  readonly assertionResults: readonly object[];
}

async function aReport(success: boolean, passed: number, failed: number, suites: readonly Suite[] = []) {
  const file = join(folder, 'report.json');
  const report = { success, numPassedTests: passed, numFailedTests: failed, testResults: suites };
  await writeFile(file, JSON.stringify(report));
  return file;
}

describe('a count', () => {
  it('is what the report says', async () => {
    expect(await countOf(await aReport(false, 5, 2))).toEqual({ passed: 5, failed: 2 });
  });

  it('has one failure when the run left no report', async () => {
    expect(await countOf(join(folder, 'absent.json'))).toEqual({ passed: 0, failed: 1 });
  });

  it('has one failure for each file that could not be loaded', async () => {
    const unloaded = { status: 'failed', assertionResults: [] } as const;
    const fine = { status: 'passed', assertionResults: [{}] } as const;
    const report = await aReport(false, 1, 0, [unloaded, unloaded, fine]);
    expect(await countOf(report)).toEqual({ passed: 1, failed: 2 });
  });

  it('has a failure when a hook broke and no test did', async () => {
    const report = await aReport(false, 3, 0, [{ status: 'failed', assertionResults: [{}] }]);
    expect(await countOf(report)).toEqual({ passed: 3, failed: 1 });
  });

  it('adds up over stages', () => {
    expect(sum([none, { passed: 2, failed: 0 }, { passed: 1, failed: 3 }])).toEqual({ passed: 3, failed: 3 });
  });
});

describe('an exit code', () => {
  it('is zero only when something passed and nothing failed', () => {
    expect(exitCode({ passed: 1, failed: 0 })).toBe(0);
    expect(exitCode({ passed: 1, failed: 1 })).toBe(1);
    expect(exitCode(none)).toBe(1);
  });
});

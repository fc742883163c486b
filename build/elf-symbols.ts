// Which versions of the C and C++ libraries a set of files asks for, read with objdump. A library that asks for a
// newer version than a system has does not load there, and nothing says so before.

import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { run } from './run.ts';

/** The files that ask for more than `oldest`, each with what it asks for. */
export async function newestSymbols(
  files: readonly string[],
  oldest: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const libraries = (
    await Promise.all(files.map(async (file) => ((await isElf(file)) ? [file] : [])))
  ).flat();
  const answers = await Promise.all(libraries.map((file) => askedBy(file, oldest)));
  return answers.flat();
}

async function askedBy(file: string, oldest: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { output } = await run('objdump', ['-T', file]);
  const asked = [...output.matchAll(/\((GLIBC|GLIBCXX)_([0-9.]+)\)/g)];
  const tooNew = asked.filter(([, library = '', version = '']) => isNewer(version, oldest[library] ?? '0'));
  const names = new Set(tooNew.map(([, library, version]) => `${library}_${version}`));
  return names.size === 0 ? [] : [`${basename(file)}: ${[...names].join(' ')}`];
}

function isNewer(version: string, limit: string): boolean {
  const [a, b] = [version, limit].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

async function isElf(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46]));
  } finally {
    await handle.close();
  }
}

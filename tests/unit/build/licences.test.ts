// What is shipped with the app, what the README says of it, and whether it may be shipped.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licenceText, shippedPackages } from '../../../build/licences.ts';
import { root } from '../../../build/paths.ts';

const read = (name: string) => readFileSync(join(root, name), 'utf8');
const { dependencies } = JSON.parse(read('package.json'));
const locked = JSON.parse(read('package-lock.json')).packages;

/** May be handed on inside a program of another licence, with their words beside it. */
const known = ['MIT', 'ISC', 'Apache-2.0', 'MPL-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'Zlib', '0BSD'];
const namesIn = (words: string) => known.filter((name) => words.split(/[\s(),]+/).includes(name));

describe('the packages inside the app', () => {
  const shipped = shippedPackages();
  const names = shipped.map(({ name }) => name);

  it('are what the app depends on and what that depends on, without what only builds and tests', () => {
    expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
    for (const name of ['vitest', 'electron-builder', 'playwright', 'typescript'])
      expect(names).not.toContain(name);
  });

  it('have licences that let them be handed on', () => {
    expect(shipped.filter(({ licence }) => namesIn(licence).length === 0)).toEqual([]);
  });

  it('are each named with version and licence in the text beside the app, with their own words', () => {
    const text = licenceText(shipped);
    for (const { name, version, licence } of shipped)
      expect(text).toContain(`== ${name} ${version}, ${licence}\n`);
    expect(text).toContain('Copyright (c) Meta Platforms, Inc. and affiliates.');
  });
});

describe('the table of dependencies in the README', () => {
  const table = read('README.md').split('## Runtime dependencies')[1]?.split('\n## ')[0] ?? '';
  const rows = table
    .split('\n')
    .filter((line) => /^\| [^-]/.test(line) && !line.startsWith('| package '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, cell = '', licence = '', why = '']) =>
      namesOf(cell).map((name) => ({ name, cell, licence, why })),
    );

  it('names what the app depends on, Electron, and nothing else', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([...Object.keys(dependencies), 'electron'].sort());
  });

  it('gives each its licence and a reason', () => {
    for (const { name, licence, why } of rows) {
      expect([name, namesIn(licence)]).toEqual([name, namesIn(locked[`node_modules/${name}`].license)]);
      expect(why).not.toBe('');
    }
  });

  it('states no other version than the one that is installed', () => {
    for (const { name, cell } of rows) {
      const stated = / ([\d.]+)\)?$/.exec(cell)?.[1] ?? '';
      expect(locked[`node_modules/${name}`].version.startsWith(stated)).toBe(true);
    }
  });
});

/** `@orpc/contract, server` are two packages of one scope. */
function namesOf(cell: string): readonly string[] {
  const names = cell
    .replace(/\(.*\)/, '')
    .split(',')
    .map((name) => name.trim().replace(/ [\d.]+$/, ''));
  const scope = /^@[^/]+\//.exec(names[0] ?? '')?.[0] ?? '';
  return names.map((name) => (name in dependencies || name === 'electron' ? name : scope + name));
}

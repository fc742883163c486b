// Which Debian packages are asked for on a machine.

import { describe, expect, it } from 'vitest';
import { packagesFor } from '../../../build/system-packages.mjs';

const everything = packagesFor('test', new Set());

describe('the missing packages', () => {
  it('are all of them on a bare machine, each once', () => {
    expect(everything).toContain('libsecret-1-dev');
    expect(everything).toContain('fonts-noto-cjk');
    expect(new Set(everything).size).toBe(everything.length);
  });

  it('are none where all are installed', () => {
    expect(packagesFor('test', new Set(everything))).toEqual([]);
  });

  it('do not include a library that is there under its newer name', () => {
    expect(packagesFor('test', new Set(['libgtk-3-0t64', 'pkgconf']))).toEqual(
      everything.filter((name) => name !== 'libgtk-3-0' && name !== 'pkg-config'),
    );
  });

  it('include the database of a sample department for the tests alone', () => {
    expect(everything).toContain('postgresql');
    expect(packagesFor('start', new Set())).not.toContain('postgresql');
    expect(packagesFor('test', new Set(['postgresql-15']))).not.toContain('postgresql');
  });
});

// The window takes types from shared/, and values only from files without schemas: one of them would bring zod,
// 60 KB, before the first row.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, parse, root, type SourceFile, sourceFiles } from '../../house/source-files.ts';

const files = sourceFiles();

/** The local files whose values (not only types) a file imports. */
function valuesFrom(file: SourceFile): readonly string[] {
  const withoutTypes = file.text.replaceAll(/^import type [^;]+;/gm, '');
  return importsOf({ ...file, text: withoutTypes, tree: parse(withoutTypes, file.path) });
}

function bringsZod(path: string): boolean {
  const text = readFileSync(join(root, path), 'utf8');
  const file = { path, text, tree: parse(text, path) };
  return valuesFrom(file).some((name) => name === 'zod' || (name.startsWith('shared/') && bringsZod(name)));
}

describe('the first bundle', () => {
  it('holds no schemas', () => {
    const wrong = files
      .filter(({ path }) => path.startsWith('renderer/'))
      .flatMap((file) => valuesFrom(file).map((name) => [file.path, name] as const))
      .filter(([, name]) => name.startsWith('shared/') && bringsZod(name));
    expect(wrong).toEqual([]);
  });

  it('is seen where a schema would come in', () => {
    const [path, text] = ['renderer/x.ts', "import { urgencies } from '../shared/domain/terms.ts';"];
    expect(valuesFrom({ path, text, tree: parse(text, path) }).filter(bringsZod)).toEqual([
      'shared/domain/terms.ts',
    ]);
  });
});

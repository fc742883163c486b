// Classes: what a component names stands in its style sheet, and what stands there somebody names.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { describe, it } from 'vitest';
import { expectNone, root } from './source-files.ts';

type Use = { readonly path: string; readonly text: string; readonly sheet: string; readonly name: string };

const paths = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' }).map(
  (path) => `renderer/${path.split(sep).join('/')}`,
);
const uses: readonly Use[] = paths
  .filter((path) => path.endsWith('.tsx'))
  .flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return [...text.matchAll(/^import (\w+) from '([^']+\.module\.css)';/gm)].map(
      ([, name = '', from = '']) => ({ path, text, name, sheet: posix.join(dirname(path), from) }),
    );
  });

/** Ours, not those of antd that a sheet reaches into. */
function classesIn(sheet: string): ReadonlySet<string> {
  const text = readFileSync(join(root, sheet), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|:global\([^)]*\)/g, '');
  const selectors = [...text.matchAll(/(?:^|[}{;,])([^{};]*)\{/g)]
    .map(([, selector = '']) => selector)
    .join(' ');
  const names = [...selectors.matchAll(/\.(-?[a-zA-Z][\w-]*)/g)].map(([, name = '']) => name);
  return new Set(names.filter((name) => !name.startsWith('ant-')));
}

const namedIn = ({ text, name }: Use): readonly string[] =>
  [...text.matchAll(new RegExp(`\\b${name}(?:\\.(\\w+)|\\['([\\w-]+)'\\])`, 'g'))].map(
    ([, plain, quoted]) => plain ?? quoted ?? '',
  );

/** Chosen by a value: the words of that union stand in the file, but not behind the name of the sheet. */
const isChosen = ({ text, name }: Use): boolean => new RegExp(`\\b${name}\\[[^']`).test(text);

describe('classes', () => {
  it('that a component names stand in its style sheet', () => {
    expectNone(
      uses.flatMap((use) => {
        const classes = classesIn(use.sheet);
        return namedIn(use)
          .filter((name) => !classes.has(name))
          .map((name) => `${use.path} names .${name}, which is not in ${use.sheet}`);
      }),
    );
  });

  it('of a style sheet are named by a component that imports it', () => {
    const sheets = paths.filter((path) => path.endsWith('.module.css'));
    expectNone(
      sheets.flatMap((sheet) => {
        const users = uses.filter((use) => use.sheet === sheet);
        if (users.some(isChosen)) return [];
        const named = new Set(users.flatMap(namedIn));
        return [...classesIn(sheet)].filter((name) => !named.has(name)).map((name) => `${sheet} .${name}`);
      }),
    );
  });
});

// Things that have one place each: SQL, the keychain, HTML, timers of work; and words that hide what a file is.
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectNone, importsOf, placeOf, root, type SourceFile, sourceFiles, visit } from './source-files.ts';

const all = sourceFiles();
const product = all.filter((file) => /^(main|preload|renderer|shared)\//.test(file.path));

function linesWith(files: readonly SourceFile[], pattern: RegExp): readonly string[] {
  return files.flatMap((file) =>
    file.text
      .split('\n')
      .flatMap((text, index) => (pattern.test(text) ? [`${file.path}:${index + 1} ${text.trim()}`] : [])),
  );
}

function sqlTexts(file: SourceFile): readonly string[] {
  const statement =
    /^\s*(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|VIRTUAL)|PRAGMA)\s/is;
  const found: string[] = [];
  visit(file.tree, (node) => {
    const text =
      node.type === 'TemplateElement' ? Reflect.get(Object(node['value']), 'cooked') : node['value'];
    if (
      (node.type === 'TemplateElement' || node.type === 'Literal') &&
      typeof text === 'string' &&
      statement.test(text)
    ) {
      found.push(placeOf(file, node));
    }
  });
  return found;
}

describe('one place each', () => {
  it('SQL is written in main/core/store and main/core/search/fulltext.ts alone', () => {
    const elsewhere = product.filter(
      (file) => !/^main\/core\/(store\/|search\/fulltext\.ts$)/.test(file.path),
    );
    expectNone(elsewhere.flatMap(sqlTexts));
  });

  it('keytar is imported by the vault alone', () => {
    expect(
      all
        .filter((file) => importsOf(file).includes('keytar') && product.includes(file))
        .map((file) => file.path),
    ).toEqual(['main/shell/vault.ts']);
  });

  it('no HTML is written from strings, nothing is evaluated, nothing is stored by the page', () => {
    const raw =
      /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|\beval\(|new Function\(|localStorage|sessionStorage|indexedDB/;
    expectNone(linesWith(product, raw));
  });

  it('the general Electron bridges are not used', () => {
    expectNone(
      linesWith(product, /\bsendSync\b|@electron\/remote|exposeInMainWorld\([^)]*ipcRenderer\b\s*[,)]/),
    );
  });

  it('red is named by the style of tags alone, which have it for overdue and 特急', () => {
    const red = /var\(--(red|alarm)/;
    const styles = globSync('renderer/**/*.css', { cwd: root });
    expect(styles.length).toBeGreaterThan(50);
    expect(styles.filter((path) => red.test(readFileSync(join(root, path), 'utf8')))).toEqual([
      join('renderer', 'ui', 'Tag.module.css'),
    ]);
  });

  it('nothing is put off or switched off in a comment', () => {
    expectNone(
      linesWith(
        all,
        /\b(TO[D]O|FIX[M]E|XX[X])\b|@ts-(ignore|nocheck|expect-error)|\b(it|test|describe)\.(skip|only|todo)\b/,
      ),
    );
  });
});

/** Forty is what we write; what is far above it has a part in it that wants a name. */
function longFunctions(file: SourceFile, most: number): readonly string[] {
  const found: string[] = [];
  visit(file.tree, (node) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return;
    const lines = file.text.slice(node.start, Number(node['end'])).split('\n').length;
    if (lines > most) found.push(`${placeOf(file, node)} ${lines} lines`);
  });
  return found;
}

describe('files', () => {
  it('are named for what they are', () => {
    const vague = /(^|[/-])(utils?|helpers?|services?|manager|misc|common)(\.|\/|-)|(^|\/)index\.ts/;
    const entries = new Set(['main/index.ts', 'main/core/index.ts']);
    expectNone(
      product.filter((file) => vague.test(file.path) && !entries.has(file.path)).map((file) => file.path),
    );
  });

  it('begin by saying what they are for', () => {
    expectNone(product.filter((file) => !/^(\/\/|\/\*)/.test(file.text)).map((file) => file.path));
  });

  it('are short enough to be one thing', () => {
    const most = (path: string) =>
      /^renderer\/text\/|calendar-data|tests\/departments\/content|tests\/e2e/.test(path) ? 1200 : 350;
    expectNone(all.filter((file) => file.text.split('\n').length > most(file.path)).map((file) => file.path));
  });

  it('hold no function of more than a hundred lines, but for the table of calls and their answers', () => {
    expectNone(
      product
        .filter((file) => file.path !== 'main/core/serve.ts')
        .flatMap((file) => longFunctions(file, 100)),
    );
  });

  it('export by name', () => {
    expectNone(linesWith(product, /^export default /));
  });

  it('have a README beside them when there are more than five in a folder', () => {
    const folders = [...new Set(product.map((file) => dirname(file.path)))];
    const crowded = folders.filter(
      (folder) => product.filter((file) => dirname(file.path) === folder).length > 5,
    );
    expectNone(crowded.filter((folder) => !readdirSync(join(root, folder)).includes('README.md')));
  });

  it('of tests lie in folders that tests/README.md tells of', () => {
    const told = readFileSync(join(root, 'tests/README.md'), 'utf8');
    const folders = all.flatMap(({ path }) => /^tests\/([^/]+)\//.exec(path)?.[1] ?? []);
    expectNone([...new Set(folders)].filter((folder) => !told.includes(`| \`${folder}/\` |`)));
  });
});

// No sentence outside renderer/text: what a person reads stands in one catalogue per language.
import { describe, expect, it } from 'vitest';
import { expectNone, parse, placeOf, type SourceFile, sourceFiles, visit } from './source-files.ts';

const han = /\p{Script=Han}/u;
const word = /\p{L}/u;
/** Keys bear the same name in every language. */
const keyName = /^F\d{1,2}$/;
/** Attributes whose value a person reads or hears. */
const readAttributes = new Set([
  'title',
  'label',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'description',
]);

/** Standard terms are values of the domain (terms.ts), compared with but not shown; a sentence has more. */
function isTermComparison(file: SourceFile, value: string): boolean {
  return [...value].length <= 5 && !file.path.endsWith('.tsx');
}

function literalSentences(file: SourceFile): readonly string[] {
  const found: string[] = [];
  visit(file.tree, (node, parents) => {
    const value = node['value'];
    if (
      node.type === 'JSXText' &&
      typeof value === 'string' &&
      word.test(value) &&
      !keyName.test(value.trim())
    ) {
      found.push(`${placeOf(file, node)} ${value.trim()}`);
    }
    const quasi = node.type === 'TemplateElement' ? Reflect.get(Object(value), 'cooked') : undefined;
    const text = node.type === 'Literal' && typeof value === 'string' ? value : quasi;
    if (typeof text !== 'string') return;
    const parent = parents.at(-1);
    const attribute =
      parent?.type === 'JSXAttribute' ? Reflect.get(Object(parent['name']), 'name') : undefined;
    if (readAttributes.has(String(attribute)) && word.test(text))
      found.push(`${placeOf(file, node)} ${text}`);
    else if (han.test(text) && !isTermComparison(file, text) && !isTermInSwitch(parents)) {
      found.push(`${placeOf(file, node)} ${text}`);
    }
  });
  return found;
}

/** `case '特急':`, `x === '特急'`, `{ '特急': … }`, `Record` keys: a term used as a value. */
function isTermInSwitch(parents: readonly { readonly type: string }[]): boolean {
  const parent = parents.at(-1);
  return ['SwitchCase', 'BinaryExpression', 'Property', 'TSLiteralType'].includes(parent?.type ?? '');
}

const isWindow = (path: string) => /^renderer\//.test(path) && !/^renderer\/text\//.test(path);

describe('sentences', () => {
  it('stand only in renderer/text', () => {
    expectNone(
      sourceFiles()
        .filter((file) => isWindow(file.path))
        .flatMap(literalSentences),
    );
  });

  it.each([
    ['<p>同步完成</p>'],
    ['<p>Done</p>'],
    ['<Button title="Save draft" />'],
    ["const text = '操作将保存在本机，联网后自动上传';"],
    ['const text = `已取回 ' + '$' + '{n} 条`;'],
  ])('are seen in %s', (code) => {
    const path = 'renderer/features/x/A.tsx';
    expect(literalSentences({ path, text: code, tree: parse(code, path) })).not.toEqual([]);
  });
});

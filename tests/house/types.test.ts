// Types that say nothing, and casts: only where outside material becomes ours.
import { describe, it } from 'vitest';
import { expectNone, placeOf, type SourceFile, sourceFiles, visit } from './source-files.ts';

const product = /^(main|preload|renderer|shared)\//;
/** Files that turn raw material into typed values, where a cast is the point. */
const decoders =
  /(^|\/)(decode|ids|bridge|open|statement|[a-z-]*row[s]?)\.tsx?$|^main\/core\/(index|store\/(columns|records|edit-drafts))\.ts$/;

function anys(file: SourceFile): readonly string[] {
  const found: string[] = [];
  visit(file.tree, (node) => {
    if (node.type === 'TSAnyKeyword') found.push(placeOf(file, node));
  });
  return found;
}

function casts(file: SourceFile): readonly string[] {
  const found: string[] = [];
  visit(file.tree, (node) => {
    if (node.type !== 'TSAsExpression' && node.type !== 'TSNonNullExpression') return;
    const target = Reflect.get(Object(node['typeAnnotation']), 'typeName');
    if (Reflect.get(Object(target), 'name') === 'const') return;
    found.push(placeOf(file, node));
  });
  return found;
}

const files = sourceFiles().filter((file) => product.test(file.path));

describe('types', () => {
  it('are never any', () => {
    expectNone(files.flatMap(anys));
  });

  it('are asserted only in decoders', () => {
    expectNone(files.filter((file) => !decoders.test(file.path)).flatMap(casts));
  });
});

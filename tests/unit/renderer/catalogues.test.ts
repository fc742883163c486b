// The two catalogues: same shape, the tone of the house, and the closed lists of the domain each with its word.

import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/text/en.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { articleFaults } from '../../../shared/domain/closed-lists.ts';
import * as terms from '../../../shared/domain/terms.ts';
import { sourceFiles } from '../../house/source-files.ts';

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, below]) => leaves(below, `${path}.${key}`));
}

/** What a leaf says, functions with stand-ins for what they are given. */
function said([, value]: Leaf): string {
  if (typeof value === 'function') return String(value(...Array.from({ length: value.length }, () => 7)));
  return String(value);
}

describe('the catalogues', () => {
  it('have the same shape', () => {
    const shape = (catalogue: object) => leaves(catalogue).map(([path, value]) => `${path} ${typeof value}`);
    expect(shape(en)).toEqual(shape(zh));
  });

  it('hold nothing that nobody asks for', () => {
    const sources = sourceFiles().filter(
      ({ path }) =>
        /^(renderer|shared|main)\//.test(path) && !/^renderer\/text\/(.+-)?(zh|en)\.ts$/.test(path),
    );
    const written = new Set(sources.flatMap(({ text }) => text.match(/[\p{L}\p{N}_$-]+/gu) ?? []));
    const asked = (key: string) => (key.match(/[\p{L}\p{N}_$-]+/gu) ?? []).every((word) => written.has(word));
    const keys = leaves(zh).map(([path]) => path.slice(path.lastIndexOf('.') + 1));
    expect(keys.filter((key) => !asked(key))).toEqual([]);
  });

  it('take the same number of values in each sentence', () => {
    const counts = (catalogue: object) =>
      leaves(catalogue).map(([path, value]) => `${path} ${typeof value === 'function' ? value.length : ''}`);
    expect(counts(en)).toEqual(counts(zh));
  });

  it.each([
    ['zh', zh],
    ['en', en],
  ])('%s shouts nowhere and says something everywhere', (_, catalogue) => {
    const odd = leaves(catalogue).filter(
      (leaf) => /[!！]|成功|undefined|\[object/.test(said(leaf)) || said(leaf) === '',
    );
    expect(odd.map(([path]) => path)).toEqual([]);
  });

  it('the Chinese speaks of no merges, revisions or status codes', () => {
    const jargon = leaves(zh).filter((leaf) =>
      /合并|版本冲突|revision|\b[45]\d\d\b|异常代码/i.test(said(leaf)),
    );
    expect(jargon.map(([path]) => path)).toEqual([]);
  });

  it.each([
    ['urgency', terms.urgencies],
    ['secretLevel', terms.secretLevels],
    ['todoKind', terms.todoKinds],
    ['todoState', terms.todoStates],
    ['action', terms.actKinds],
    ['retention', terms.retentions],
    ['category', terms.archiveCategories],
    ['validity', terms.validities],
    ['articleType', terms.articleTypes],
    ['kind', terms.indexedKinds],
  ] as const)('have a word for each %s', (list, values) => {
    expect(Object.keys(zh.terms[list]).sort()).toEqual([...values].sort());
    expect(Object.keys(en.terms[list]).sort()).toEqual([...values].sort());
  });

  it('have a word for each thing that may be wrong with an article', () => {
    for (const { whats } of [zh.articles.report, en.articles.report])
      expect(Object.keys(whats)).toEqual([...articleFaults]);
  });
});

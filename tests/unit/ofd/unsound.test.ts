// Damaged and hostile files: each is refused, or opened with a note and the rest shown; nothing is thrown, nothing hangs.
import { describe, expect, it } from 'vitest';
import { openOfd } from '../../../shared/ofd/open.ts';
import { textOfPage } from '../../../shared/ofd/text.ts';
import { damaged, hostile, sealWithinSeal, type Unsound } from '../../fixtures/files/ofd/unsound.ts';
import { flat, opened, textOfOfd } from './opened.ts';

function troublesOf(bytes: Uint8Array, { shown }: Unsound): readonly string[] {
  const found = openOfd(bytes);
  if ('trouble' in found) return ['refused', found.trouble.kind];
  const { document } = found;
  const pages = Array.from({ length: document.pageCount }, (_, at) => document.page(at));
  const notes = [...document.notes, ...pages.flatMap((page) => page.notes)].map(({ kind }) => kind);
  const page = pages[shown?.page ?? 0];
  return ['opened', page === undefined ? '' : textOfPage(page), ...new Set(notes)];
}

function check(unsound: Unsound): void {
  const bytes = unsound.bytes();
  const [what, ...rest] = troublesOf(bytes, unsound);
  if (unsound.shown === undefined) {
    expect([what, ...rest]).toEqual(['refused', unsound.kind]);
    return;
  }
  expect(what).toBe('opened');
  expect(rest[0]).toContain(unsound.shown.text);
  expect(rest.slice(1)).toContain(unsound.kind);
}

describe('a damaged file', () => {
  it.each(damaged)('is refused or shown in part: $name', check);
});

describe('a hostile file', () => {
  it.each(hostile)('is refused or shown in part: $name', check);

  it('whose seal is a sealed document shows that seal once and no seal within it', () => {
    const page = opened(sealWithinSeal()).page(0);
    expect(flat(page.things).filter(({ kind }) => kind === 'group')).toHaveLength(1);
    expect(flat(page.things).filter(({ kind }) => kind === 'picture')).toHaveLength(0);
  });

  it.each([...damaged, ...hostile])('gives the search its text or a trouble: $name', ({ bytes, shown }) => {
    const text = textOfOfd(bytes());
    if (shown === undefined) expect('trouble' in text).toBe(true);
    else expect('pages' in text ? text.pages.join('\n') : '').toContain(shown.text);
  });
});

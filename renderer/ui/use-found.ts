// Marks words in a text that is on screen, by ranges over its text nodes, and goes from one to the next with F3.

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { foundStep, pressOf } from './keys.ts';

/** More would not be gone through one by one, and each costs. */
const most = 2000;

export function useFound(
  within: RefObject<HTMLElement | null>,
  text: string,
  words: string,
  onStep: (at: number, of: number) => void,
): void {
  const ranges = useRef<readonly Range[]>([]);
  const at = useRef(-1);
  const said = useEffectEvent(onStep);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text has new nodes
  useEffect(() => {
    ranges.current = within.current === null ? [] : rangesOf(within.current, words);
    at.current = -1;
    CSS.highlights.set('found', new Highlight(...ranges.current));
    return () => {
      CSS.highlights.delete('found');
      CSS.highlights.delete('found-here');
    };
  }, [within, text, words]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const by = foundStep(pressOf(event));
      if (by === undefined) return;
      event.preventDefault();
      const count = ranges.current.length;
      if (count > 0) at.current = (at.current + by + count) % count;
      show(ranges.current[at.current]);
      said(at.current + 1, count);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function show(range: Range | undefined): void {
  if (range === undefined) return;
  CSS.highlights.set('found-here', new Highlight(range));
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
}

function rangesOf(element: HTMLElement, words: string): readonly Range[] {
  const terms = termsOf(words);
  if (terms.length === 0) return [];
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null && ranges.length < most; node = walker.nextNode()) {
    for (const [start, end] of placesOf(node.nodeValue ?? '', terms)) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}

export function termsOf(words: string): readonly string[] {
  return words
    .toLowerCase()
    .split(/[\s　]+/)
    .filter((term) => term !== '');
}

/** Where the terms stand in a text, in order, none inside another. */
export function placesOf(text: string, terms: readonly string[]): readonly (readonly [number, number])[] {
  const folded = text.toLowerCase();
  if (folded.length !== text.length) return [];
  const places: [number, number][] = [];
  for (let from = 0; from < folded.length; ) {
    const next = terms
      .map((term) => [folded.indexOf(term, from), term.length] as const)
      .filter(([start]) => start >= 0)
      .sort(([a], [b]) => a - b)[0];
    if (next === undefined) break;
    places.push([next[0], next[0] + next[1]]);
    from = next[0] + next[1];
  }
  return places;
}

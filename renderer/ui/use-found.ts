// Marks words in a text that is on screen, by ranges over its text nodes, and goes from one to the next: F3, Shift+F3.

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { foundStep, pressOf } from './keys.ts';
import { placesOf, termsOf } from './found-places.ts';

/** More would not be gone through one by one, and each costs. */
const most = 2000;

type FoundIn = {
  readonly within: RefObject<HTMLElement | null>;
  /** Another text has other nodes. */
  readonly text: string;
  readonly words: string;
  /** Whether the first place is shown as soon as the text is there. */
  readonly toFirst: boolean;
  /** `at` is 0 while none was gone to. */
  readonly onStep: (at: number, of: number) => void;
};

type FoundPlaces = {
  readonly at: number;
  readonly of: number;
  readonly step: (by: 1 | -1) => void;
  readonly leave: () => void;
};

const nowhere = { at: 0, of: 0 };

export function useFound({ within, text, words, toFirst, onStep }: FoundIn): FoundPlaces {
  const ranges = useRef<readonly Range[]>([]);
  const here = useRef(-1);
  const [place, setPlace] = useState(nowhere);
  const [left, setLeft] = useState('');
  const wanted = left === words ? '' : words;

  const goTo = (next: number) => {
    here.current = next;
    const count = ranges.current.length;
    show(ranges.current[next]);
    setPlace({ at: next + 1, of: count });
    onStep(next + 1, count);
  };
  const first = useEffectEvent(() => {
    const count = ranges.current.length;
    if (toFirst && count > 0) goTo(0);
    else setPlace({ at: 0, of: count });
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text has new nodes
  useEffect(() => {
    ranges.current = within.current === null ? [] : rangesOf(within.current, wanted);
    here.current = -1;
    CSS.highlights.set('found', new Highlight(...ranges.current));
    first();
    return () => {
      CSS.highlights.delete('found');
      CSS.highlights.delete('found-here');
    };
  }, [within, text, wanted]);

  const step = (by: 1 | -1) => {
    const count = ranges.current.length;
    if (count === 0) return onStep(0, 0);
    const from = here.current < 0 ? before(ranges.current, by) : here.current;
    goTo((from + by + count) % count);
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const by = foundStep(pressOf(event));
    // A dialog over the text has places of its own.
    if (by === undefined || event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
    event.preventDefault();
    step(by);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return { ...place, step, leave: () => setLeft(words) };
}

/** Reading began somewhere in the text: the next place is the next one from there. */
function before(ranges: readonly Range[], by: 1 | -1): number {
  const scroller = scrollerOf(ranges[0]?.startContainer.parentElement);
  const top = scroller?.getBoundingClientRect().top ?? 0;
  const next = ranges.findIndex((range) => range.getBoundingClientRect().bottom > top);
  if (next < 0) return by === 1 ? -1 : ranges.length;
  return by === 1 ? next - 1 : next;
}

function show(range: Range | undefined): void {
  if (range === undefined) return;
  CSS.highlights.set('found-here', new Highlight(range));
  const element = range.startContainer.parentElement;
  const scroller = scrollerOf(element);
  // First the element: what is out of sight is not laid out until it is near.
  if (element !== null && !isInView(element.getBoundingClientRect(), scroller))
    element.scrollIntoView({ block: 'center' });
  // A long paragraph: its beginning is not the place.
  const place = range.getBoundingClientRect();
  if (scroller === null || isInView(place, scroller)) return;
  const frame = scroller.getBoundingClientRect();
  scroller.scrollTop += place.top - frame.top - frame.height / 2;
}

function isInView(place: DOMRect, scroller: HTMLElement | null): boolean {
  const frame = scroller?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
  // What stands still at the top and at the foot hides a few lines.
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const hidden = Math.min(5 * rem, frame.height / 4);
  return place.top >= frame.top + hidden && place.bottom <= frame.bottom - hidden;
}

function scrollerOf(element: Element | null | undefined): HTMLElement | null {
  for (let at = element; at instanceof HTMLElement; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && getComputedStyle(at).overflowY === 'auto') return at;
  }
  return null;
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

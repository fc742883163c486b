// The outline of a document that flows: its headings, or what 公文 numbers as its parts when it has none.
import { headingOutline, numberedLevel } from '../outline.ts';
import type { OutlineSource } from './outline-panel.ts';

/** The level of a heading, 1 the highest; undefined of what is none. */
export type LevelOf = (element: HTMLElement) => number | undefined;

export const levelOfTag: LevelOf = ({ tagName }) => {
  const level = /^H([1-6])$/.exec(tagName)?.[1];
  return level === undefined ? undefined : Number(level);
};

const blocks = 'h1,h2,h3,h4,h5,h6,p,li,div,td';
/** Elements looked at: beyond this a text is not read for headings. */
const mostBlocks = 200_000;

type Heading = { readonly title: string; readonly level: number; readonly element: HTMLElement };

function* headingsIn(content: HTMLElement, levelOf: LevelOf): Generator<Heading> {
  let looked = 0;
  for (const element of content.querySelectorAll<HTMLElement>(blocks)) {
    looked += 1;
    if (looked > mostBlocks) return;
    const level = levelOf(element);
    if (level !== undefined) yield { title: element.textContent ?? '', level, element };
  }
}

const levelOfNumber: LevelOf = (element) =>
  element.childElementCount > 0 && element.querySelector(blocks) !== null
    ? undefined
    : numberedLevel(element.textContent ?? '');

export function flowOutline(content: HTMLElement, scroller: HTMLElement, levelOf: LevelOf): OutlineSource {
  let elements: readonly HTMLElement[] = [];
  return {
    lines: async () => {
      const stated = headingOutline(headingsIn(content, levelOf));
      const outline = stated.lines.length > 0 ? stated : headingOutline(headingsIn(content, levelOfNumber));
      elements = outline.lines.map(({ heading }) => heading.element);
      return outline;
    },
    go: (index) => elements[index]?.scrollIntoView({ block: 'start' }),
    here: () => {
      const top = scroller.getBoundingClientRect().top + scroller.clientHeight / 3;
      let [low, high] = [0, elements.length];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if ((elements[middle]?.getBoundingClientRect().top ?? 0) <= top) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    },
  };
}

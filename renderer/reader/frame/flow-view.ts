// A document without pages: text that flows. Finding by ranges over its text nodes, scale by one style, paper as lines.
import type { DocumentKind, Zoom } from '../messages.ts';
import { type Place, placesIn, searchable } from './find-places.ts';
import { markFound, rangeOf, type TextMap, textMapOf } from './marks.ts';
import { type LevelOf, flowOutline, levelOfTag } from './flow-outline.ts';
import { OutlinePanel } from './outline-panel.ts';
import { nextScale } from './page-places.ts';
import { linesOf, sayLines } from './paper.ts';
import type { Shown, Stage } from './shown.ts';

type Flow = {
  readonly documentKind: DocumentKind;
  readonly content: HTMLElement;
  readonly leftOut?: Shown['leftOut'];
  /** What of it is a heading, where tags do not say so. */
  readonly levelOf?: LevelOf;
};

export function showFlow(
  { documentKind, content, leftOut = 'nothing', levelOf = levelOfTag }: Flow,
  stage: Stage,
): Shown {
  const view = new FlowView(content, levelOf, stage);
  return {
    documentKind,
    pageCount: 0,
    sheets: [],
    seals: [],
    leftOut,
    zoom: (to) => view.zoom(to),
    goTo: () => {},
    rotate: () => {},
    find: async (text) => view.find(text),
    findStep: (by) => view.findStep(by),
    showThumbs: () => {},
    showOutline: (shown) => view.showOutline(shown),
    showSheet: () => {},
    selection: () => ({ text: document.getSelection()?.toString() ?? '', page: undefined }),
    print: async (_from, _to, signal) => {
      const { say } = stage;
      if (documentKind === 'text') return sayLines(linesOf(content), say);
      const { printFlow } = await import('./flow-paper.ts');
      return printFlow(content, { say, signal });
    },
    close: () => content.remove(),
  };
}

class FlowView {
  readonly #content: HTMLElement;
  readonly #stage: Stage;
  readonly #scroller = document.createElement('div');
  readonly #outline: OutlinePanel;
  #scale = 1;
  #map: TextMap | undefined;
  #places: readonly Place[] = [];
  #here = 0;

  constructor(content: HTMLElement, levelOf: LevelOf, stage: Stage) {
    this.#content = content;
    this.#stage = stage;
    this.#outline = new OutlinePanel(flowOutline(content, this.#scroller, levelOf), stage.words);
    this.#scroller.addEventListener('scroll', () => this.#outline.mark(), { passive: true });
    this.#scroller.className = 'scroller';
    this.#scroller.tabIndex = 0;
    this.#scroller.setAttribute('role', 'region');
    this.#scroller.setAttribute('aria-label', stage.words.pages);
    this.#scroller.append(content);
    stage.place.replaceChildren(this.#outline.element, this.#scroller);
    this.#scroller.focus();
    this.#sayPlace();
  }

  zoom(to: Zoom): void {
    if (to === 'in' || to === 'out') this.#scale = nextScale(this.#scale, to === 'in' ? 1 : -1);
    else this.#scale = to === 'actual' ? 1 : this.#fitted();
    this.#content.style.setProperty('zoom', String(this.#scale));
    this.#sayPlace();
  }

  find(text: string): void {
    this.#map ??= textMapOf(this.#content);
    this.#places = text.trim() === '' ? [] : placesIn(searchable(this.#map.text), text);
    this.#here = 0;
    this.#mark();
  }

  findStep(by: 1 | -1): void {
    const { length } = this.#places;
    if (length === 0) return;
    this.#here = (this.#here + by + length) % length;
    this.#mark();
  }

  showOutline(shown: boolean): void {
    void this.#outline.show(shown);
    if (!shown) this.#scroller.focus();
  }

  #mark(): void {
    const { length: total } = this.#places;
    this.#stage.say({ kind: 'found', at: total === 0 ? -1 : this.#here, total, complete: true });
    const map = this.#map;
    if (map === undefined) return;
    const ranges = this.#places.map((place) => rangeOf(map, place));
    const here = ranges[this.#here];
    markFound(
      ranges.filter((range): range is Range => range !== undefined && range !== here),
      here,
    );
    const box = here?.getBoundingClientRect();
    const frame = this.#scroller.getBoundingClientRect();
    if (box === undefined || (box.top > frame.top + 40 && box.bottom < frame.bottom - 40)) return;
    this.#scroller.scrollTop += box.top - frame.top - frame.height / 3;
  }

  #fitted(): number {
    const natural = this.#content.scrollWidth / this.#scale;
    return Math.min(4, Math.max(0.25, (this.#scroller.clientWidth - 32) / Math.max(1, natural)));
  }

  #sayPlace(): void {
    this.#stage.say({ kind: 'place', page: 0, percent: Math.round(this.#scale * 100) });
  }
}

// What was found in a document of pages: which place is the one in front, and the marks on the pages that are there. Which
// pages are there, and going to one, is the view's.
import type { PagedDocument } from '../paged.ts';
import { markFound, rangeOf, textMapOf } from './marks.ts';
import { PageFinder } from './page-finder.ts';
import type { PageSheet } from './page-sheet.ts';
import type { Stage } from './shown.ts';

type PagesInSight = {
  readonly scroller: HTMLElement;
  readonly sheets: ReadonlyMap<number, PageSheet>;
  at(): number;
  goTo(page: number): void;
};

export class FoundOnPages {
  readonly #finder: PageFinder;
  readonly #pages: PagesInSight;
  readonly #say: Stage['say'];
  #here = -1;
  #hereRange: Range | undefined;
  #complete = false;

  constructor(opened: PagedDocument, pages: PagesInSight, say: Stage['say']) {
    this.#finder = new PageFinder(opened);
    this.#pages = pages;
    this.#say = say;
  }

  async find(text: string): Promise<void> {
    this.#here = -1;
    markFound([], undefined);
    await this.#finder.find(text, (complete) => {
      if (this.#here < 0 && this.#finder.places.length > 0) this.#to(this.#firstFromHere());
      else if (complete || this.#here >= 0) this.#sayFound(complete);
      this.#complete = complete;
      if (complete) this.#sayFound(true);
    });
  }

  step(by: 1 | -1): void {
    const { length } = this.#finder.places;
    if (length > 0) this.#to((this.#here + by + length) % length);
  }

  /** Other pages are in sight. */
  pagesCame(): void {
    if (this.#finder.places.length > 0) void this.#markAll();
  }

  /** On from the page in sight, as a person expects. */
  #firstFromHere(): number {
    const at = this.#finder.places.findIndex(({ page }) => page >= this.#pages.at());
    return at < 0 ? 0 : at;
  }

  #to(index: number): void {
    this.#here = index;
    const found = this.#finder.places[index];
    if (found === undefined) return;
    if (!this.#pages.sheets.has(found.page)) this.#pages.goTo(found.page);
    this.#sayFound(this.#complete);
    void this.#markAll().then(() => {
      const { scroller } = this.#pages;
      const box = this.#hereRange?.getBoundingClientRect();
      const frame = scroller.getBoundingClientRect();
      if (box === undefined || (box.top > frame.top + 40 && box.bottom < frame.bottom - 40)) return;
      scroller.scrollTop += box.top - frame.top - frame.height / 3;
    });
  }

  #sayFound(complete: boolean): void {
    this.#say({ kind: 'found', at: this.#here, total: this.#finder.places.length, complete });
  }

  /** Over the pages that are there; others are marked when they come. */
  async #markAll(): Promise<void> {
    const sheets = [...this.#pages.sheets.values()];
    await Promise.all(sheets.map((sheet) => sheet.textLaid()));
    const here = this.#finder.places[this.#here];
    const ranges: Range[] = [];
    this.#hereRange = undefined;
    for (const sheet of sheets) {
      const onPage = this.#finder.places.filter(({ page }) => page === sheet.page);
      const map = onPage.length === 0 ? undefined : textMapOf(sheet.textElement);
      for (const found of onPage) {
        const range = map === undefined ? undefined : rangeOf(map, found.place);
        if (range === undefined) continue;
        if (found === here) this.#hereRange = range;
        else ranges.push(range);
      }
    }
    markFound(ranges, this.#hereRange);
  }
}

// A document of pages, scrolled: only pages in sight and their neighbours are there. Scale, turning, the strip of small pages
// and paper; all of it knows a document only as PagedDocument. Finding: found-on-pages.ts.
import type { Zoom } from '../messages.ts';
import type { PagedDocument, PageSize } from '../paged.ts';
import { FoundOnPages } from './found-on-pages.ts';
import { OutlinePanel } from './outline-panel.ts';
import { pageOutline } from './page-outline.ts';
import { nextScale, pageAt, type Places, pageGap, placesOf, type Turn, turned } from './page-places.ts';
import { PageSheet } from './page-sheet.ts';
import { printPages } from './paper.ts';
import type { Shown, Stage } from './shown.ts';
import { ThumbStrip } from './thumb-strip.ts';

/** Pages beside those in sight that are drawn too, once the first is there. */
const beside = 1;

export async function showPages(
  documentKind: 'pdf' | 'ofd' | 'image',
  opened: PagedDocument,
  stage: Stage,
): Promise<Shown> {
  const first = await opened.sizeOf(0);
  const view = new PagesView(opened, first, stage);
  return {
    documentKind,
    pageCount: opened.pageCount,
    sheets: [],
    seals: opened.seals,
    leftOut: 'nothing',
    attached: opened.attached,
    zoom: (to) => view.zoom(to),
    goTo: (page) => view.goTo(page),
    rotate: () => view.rotate(),
    find: (text) => view.found.find(text),
    findStep: (by) => view.found.step(by),
    showThumbs: (shown) => view.showThumbs(shown),
    showOutline: (shown) => view.showOutline(shown),
    showSheet: () => {},
    selection: () => view.selection(),
    print: (from, to, signal) => printPages(opened, { from, to, signal, say: stage.say }),
    close: () => opened.close(),
  };
}

class PagesView {
  readonly #document: PagedDocument;
  readonly #stage: Stage;
  readonly #scroller = document.createElement('div');
  readonly #inner = document.createElement('div');
  readonly #sheets = new Map<number, PageSheet>();
  readonly found: FoundOnPages;
  readonly #thumbs: ThumbStrip;
  readonly #outline: OutlinePanel;
  readonly #sizes: PageSize[];
  #places: Places;
  #scale = 1;
  #fit: 'width' | 'page' | undefined = 'width';
  #turn: Turn = 0;
  #at = -1;
  #beside = 0;
  #said = '';

  constructor(opened: PagedDocument, first: PageSize, stage: Stage) {
    this.#document = opened;
    this.#stage = stage;
    this.#sizes = Array.from({ length: opened.pageCount }, () => first);
    this.#thumbs = new ThumbStrip(opened, stage.words, (page) => this.goTo(page));
    const pages = { goTo: (page: number) => this.goTo(page), at: () => this.#at };
    const inSight = { ...pages, scroller: this.#scroller, sheets: this.#sheets };
    this.found = new FoundOnPages(opened, inSight, stage.say);
    this.#outline = new OutlinePanel(
      pageOutline(opened, { ...pages, changed: () => this.#outline.mark() }),
      stage.words,
    );
    this.#scroller.className = 'scroller';
    this.#scroller.tabIndex = 0;
    this.#scroller.setAttribute('role', 'region');
    this.#scroller.setAttribute('aria-label', stage.words.pages);
    this.#inner.className = 'inner';
    this.#scroller.append(this.#inner);
    stage.place.replaceChildren(this.#thumbs.element, this.#outline.element, this.#scroller);
    this.#scale = this.#fitted();
    this.#places = placesOf(this.#sizes, this.#laying);
    this.#scroller.addEventListener('scroll', () => this.#update(), { passive: true });
    this.#scroller.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    new ResizeObserver(() => requestAnimationFrame(() => this.#resized())).observe(this.#scroller);
    this.#lay();
    this.#scroller.focus();
    void this.#afterFirst();
  }

  get #laying() {
    return { scale: this.#scale, turn: this.#turn };
  }

  zoom(to: Zoom): void {
    this.#fit = to === 'width' || to === 'page' ? to : undefined;
    const scale =
      to === 'in' || to === 'out'
        ? nextScale(this.#scale, to === 'in' ? 1 : -1)
        : to === 'actual'
          ? 1
          : this.#fitted();
    this.#rescale(scale);
  }

  goTo(page: number): void {
    const to = Math.min(Math.max(0, page), this.#document.pageCount - 1);
    this.#scroller.scrollTop = (this.#places.tops[to] ?? 0) - pageGap / 2;
    this.#update();
  }

  rotate(): void {
    const next = { 0: 90, 90: 180, 180: 270, 270: 0 } as const;
    const page = this.#at;
    this.#turn = next[this.#turn];
    this.#scale = this.#fit === undefined ? this.#scale : this.#fitted();
    this.#lay();
    this.goTo(page);
  }

  showThumbs(shown: boolean): void {
    this.#thumbs.show(shown, this.#at);
  }

  showOutline(shown: boolean): void {
    void this.#outline.show(shown);
    if (!shown) this.#scroller.focus();
  }

  selection(): { readonly text: string; readonly page: number | undefined } {
    const selected = document.getSelection();
    const text = selected?.toString() ?? '';
    const start = selected?.anchorNode?.parentElement?.closest<HTMLElement>('[data-page]');
    // Of pages without text, the one in sight is meant.
    return { text, page: start ? Number(start.dataset['page']) : text === '' ? this.#at : undefined };
  }

  #fitted(): number {
    const size = turned(this.#sizes[Math.max(0, this.#at)] ?? { width: 1, height: 1 }, this.#turn);
    const width = (this.#scroller.clientWidth - pageGap * 2) / size.width;
    if (this.#fit !== 'page') return Math.min(4, Math.max(0.1, Math.min(width, 1.6)));
    return Math.min(
      4,
      Math.max(0.1, Math.min(width, (this.#scroller.clientHeight - pageGap * 2) / size.height)),
    );
  }

  #resized(): void {
    if (this.#fit !== undefined) this.#rescale(this.#fitted());
    else this.#update();
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#fit = undefined;
    this.#rescale(nextScale(this.#scale, event.deltaY < 0 ? 1 : -1));
  }

  /** What is at the top of the window stays there. */
  #rescale(scale: number): void {
    const page = Math.max(0, this.#at);
    const before = this.#places;
    const into =
      (this.#scroller.scrollTop - (before.tops[page] ?? 0)) / Math.max(1, before.sizes[page]?.height ?? 1);
    this.#scale = scale;
    this.#lay();
    this.#scroller.scrollTop =
      (this.#places.tops[page] ?? 0) + into * (this.#places.sizes[page]?.height ?? 0);
    this.#update();
  }

  #lay(): void {
    this.#places = placesOf(this.#sizes, this.#laying);
    this.#inner.style.height = `${this.#places.height}px`;
    this.#inner.style.width = `${this.#places.width + pageGap * 2}px`;
    this.#update();
  }

  #update(): void {
    const { scrollTop, clientHeight } = this.#scroller;
    const last = Math.min(
      this.#document.pageCount - 1,
      pageAt(this.#places, scrollTop + clientHeight) + this.#beside,
    );
    const first = Math.max(0, pageAt(this.#places, scrollTop) - this.#beside);
    for (const [page, sheet] of this.#sheets) {
      if (page >= first && page <= last) continue;
      sheet.leave();
      this.#sheets.delete(page);
    }
    let came = false;
    for (let page = first; page <= last; page += 1) came = this.#showPage(page) || came;
    if (came) this.found.pagesCame();
    this.#sayPlace(pageAt(this.#places, scrollTop + clientHeight / 3));
  }

  #showPage(page: number): boolean {
    const [size, box] = [this.#sizes[page], this.#places.sizes[page]];
    if (size === undefined || box === undefined) return false;
    const isNew = !this.#sheets.has(page);
    const sheet = this.#sheets.get(page) ?? new PageSheet(this.#document, page, this.#stage.words);
    const room = Math.max(this.#scroller.clientWidth, this.#places.width + pageGap * 2);
    sheet.place({ ...box, left: Math.round((room - box.width) / 2), top: this.#places.tops[page] ?? 0 });
    if (isNew) {
      this.#sheets.set(page, sheet);
      this.#inner.append(sheet.element);
    }
    void sheet.show(size, this.#scale, this.#turn);
    return isNew;
  }

  #sayPlace(page: number): void {
    this.#at = page;
    const percent = Math.round(this.#scale * 100);
    if (this.#said === `${page} ${percent}`) return;
    this.#said = `${page} ${percent}`;
    this.#stage.say({ kind: 'place', page, percent });
    this.#thumbs.mark(page);
    this.#outline.mark();
  }

  /** The first page has the reading thread to itself; sizes and neighbours wait for it. */
  async #afterFirst(): Promise<void> {
    await Promise.all([...this.#sheets.values()].map((sheet) => sheet.drawn()));
    this.#beside = beside;
    this.#update();
    await this.#learnSizes();
  }

  /** Most documents have pages of one size; where not, the places below move and what is in sight stays. */
  async #learnSizes(): Promise<void> {
    for (let page = 0; page < this.#document.pageCount; page += 1) {
      const size = await this.#document.sizeOf(page).catch(() => undefined);
      const before = this.#sizes[page];
      if (size === undefined || (size.width === before?.width && size.height === before.height)) continue;
      this.#sizes[page] = size;
      const shift = this.#places.tops[this.#at] ?? 0;
      this.#places = placesOf(this.#sizes, this.#laying);
      this.#scroller.scrollTop += (this.#places.tops[this.#at] ?? 0) - shift;
      this.#lay();
    }
  }
}

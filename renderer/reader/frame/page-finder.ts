// Finds a text in all pages of a document, from the first to the last, and says how far it came: a document of 500 pages
// shows its first places at once. The text of a page is read once.
import type { PagedDocument } from '../paged.ts';
import { type Place, placesIn, type Searchable, searchable } from './find-places.ts';

type FoundOnPage = { readonly page: number; readonly place: Place };

export class PageFinder {
  readonly #document: PagedDocument;
  readonly #texts: (Searchable | undefined)[] = [];
  #asked = 0;
  places: readonly FoundOnPage[] = [];

  constructor(document_: PagedDocument) {
    this.#document = document_;
  }

  /** Calls back whenever a page brought places, and at the end. False when another text was asked for meanwhile. */
  async find(text: string, told: (complete: boolean) => void): Promise<boolean> {
    this.#asked += 1;
    const mine = this.#asked;
    this.places = [];
    for (let page = 0; page < this.#document.pageCount && text.trim() !== ''; page += 1) {
      const places = placesIn(await this.#textOf(page), text);
      if (mine !== this.#asked) return false;
      if (places.length === 0) continue;
      this.places = [...this.places, ...places.map((place) => ({ page, place }))];
      told(false);
    }
    told(true);
    return true;
  }

  async #textOf(page: number): Promise<Searchable> {
    const known = this.#texts[page];
    if (known !== undefined) return known;
    const runs = await this.#document.textOf(page).catch(() => []);
    const read = searchable(runs.map(({ text }) => text).join(''));
    this.#texts[page] = read;
    return read;
  }
}

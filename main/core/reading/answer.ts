// What crosses between the core and the thread that reads a file, and the limits both hold.
import type { FileFormat, ReadProblem } from '../../../shared/domain/file-format.ts';

export type Read =
  | {
      readonly kind: 'text';
      readonly format: FileFormat;
      /** In order; a sheet is a page, a file without pages is one. */
      readonly pages: readonly string[];
      /** More text was there than `longestText`. */
      readonly cut: boolean;
    }
  | { readonly kind: 'refused'; readonly problem: ReadProblem };

export const refused = (problem: ReadProblem): Read => ({ kind: 'refused', problem });

/** `cMaps`: the folder of the tables for Chinese fonts in PDF. */
export type ReadingOrder = { readonly bytes: Uint8Array; readonly cMaps: string };

/** Nothing more is to be read: the thread goes by itself. */
export const leave = 'leave';

/** `trouble`: the name of an error nobody expected, for the log; never a word of the file. */
export type ReadingAnswer = { readonly read: Read; readonly trouble?: string };

/** Characters of a file that go into the search: some thousand pages. */
export const longestText = 500_000;

/** Takes pages until there are enough characters. */
export class Pages {
  readonly #pages: string[] = [];
  #room = longestText;
  #cut = false;

  /** False when no more is wanted. */
  add(page: string): boolean {
    const taken = page.slice(0, this.#room);
    this.#room -= taken.length;
    this.#cut ||= taken.length < page.length;
    this.#pages.push(taken);
    return this.#room > 0;
  }

  /** There were more pages than were looked at. */
  breakOff(): void {
    this.#cut = true;
  }

  read(format: FileFormat): Read {
    return { kind: 'text', format, pages: this.#pages, cut: this.#cut };
  }
}

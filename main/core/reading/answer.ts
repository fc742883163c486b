// What crosses between the core and the thread that reads a file, and the limits both hold.
import type { FileFormat, ReadProblem } from '../../../shared/domain/file-format.ts';
import { markedLevel } from '../../../shared/domain/marked-level.ts';
import { type SecretLevel, secretLevels } from '../../../shared/domain/terms.ts';

export type Read =
  | {
      readonly kind: 'text';
      readonly format: FileFormat;
      /** In order; a sheet is a page, a file without pages is one. */
      readonly pages: readonly string[];
      /** More text was there than `longestText`. */
      readonly cut: boolean;
      /** How the texts of the files attached within it begin: a mark of secrecy may stand there. */
      readonly within?: readonly string[];
    }
  | Refused;

export type Refused = { readonly kind: 'refused'; readonly problem: ReadProblem };

/** The highest one it is marked with, on itself or on what is attached within it. */
export function levelMarked({ pages, within = [] }: Extract<Read, { readonly kind: 'text' }>): SecretLevel {
  const marks = [pages.join('\n'), ...within].map(markedLevel);
  return secretLevels.findLast((level) => marks.includes(level)) ?? '公开';
}

/** A file that lay in another one. */
export type Taken = { readonly kind: 'taken'; readonly bytes: Uint8Array<ArrayBuffer> };

export const refused = (problem: ReadProblem): Refused => ({ kind: 'refused', problem });

/**
 * `cMaps`: the folder of the tables for Chinese fonts in PDF. `inside`: not its text is wanted but the attachment at that
 * place, and at the next place in that one.
 */
export type ReadingOrder = {
  readonly bytes: Uint8Array;
  readonly cMaps: string;
  readonly inside?: readonly number[];
};

/** Nothing more is to be read: the thread goes by itself. */
export const leave = 'leave';

/** `trouble`: the name of an error nobody expected, for the log; never a word of the file. */
export type ReadingAnswer = { readonly read: Read | Taken; readonly trouble?: string };

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

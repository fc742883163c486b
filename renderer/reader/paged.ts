// A document of fixed pages as the reader's frame shows it: PDF and OFD answer to this, the viewer knows no kind.
// Pages count from 0. Lengths are CSS pixels at 100 % (1/96 inch), from the upper left of the page as it is read.
import type { Outline, OutlineLine } from './outline.ts';

export type PageSize = { readonly width: number; readonly height: number };

/** What lies at one place of a page: selected and found as text, drawn by `draw`. In reading order. */
export type TextRun = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise around the upper left corner; absent for upright text. */
  readonly angle?: number;
  /** The line ends here. */
  readonly lineEnd?: boolean;
};

/** A line of the table of contents; where it leads is found out when it is wanted. */
export type OutlineEntry = OutlineLine & { page(): Promise<number | undefined> };

/** What a document's signature says of its parts. That a digest is right says nothing of who signed. */
export type SealReport = {
  readonly id: string;
  /** Whose seal it says it is, and when; in its own words. */
  readonly name: string;
  readonly signedAt?: string;
  readonly digests: 'match' | 'differ' | 'unchecked';
  /** Names of parts whose digest is another. */
  readonly differing: readonly string[];
  readonly partCount: number;
  /** Something was added to the file after it was signed: another signature, a note, another page. */
  readonly addedTo?: true;
};

/** What a file in a file is, by its bytes; `damaged`: they cannot be had whole. */
export const insideKinds = [
  'pdf',
  'ofd',
  'docx',
  'xlsx',
  'csv',
  'html',
  'text',
  'picture',
  /** Office files of before 2007, or under a password. */
  'ole',
  'unknown',
  'empty',
  'damaged',
] as const;
export type InsideKind = (typeof insideKinds)[number];

/** A file that is attached within the document; `name` is what the document calls it. */
export type InsideFile = {
  readonly name: string;
  readonly size: number | undefined;
  readonly kind: InsideKind;
};

/** The files attached within a document. */
export type Attached = {
  readonly count: number;
  /** One after another, since each is unpacked to see what it is. */
  list(): Promise<readonly InsideFile[]>;
  /** Undefined when its bytes cannot be had. */
  take(at: number): ArrayBuffer | undefined;
};

/** What of a page is not shown although it stands in the file. */
const pageGaps = ['picture', 'damaged', 'limit', 'outside'] as const;
export type PageGap = (typeof pageGaps)[number];

export type PagedDocument = {
  readonly pageCount: number;
  /** Asked for when it is to be shown. */
  outline(): Promise<Outline<OutlineEntry>>;
  readonly seals: readonly SealReport[];
  /** Absent where a kind has none. */
  readonly attached?: Attached;
  sizeOf(page: number): Promise<PageSize>;
  /**
   * Draws a page on white; the canvas gets its size here (size × scale, whole pixels). Ends early when aborted, by
   * rejecting with the signal's reason.
   */
  draw(page: number, canvas: HTMLCanvasElement, scale: number, signal: AbortSignal): Promise<void>;
  textOf(page: number): Promise<readonly TextRun[]>;
  /** Absent where a page is shown whole or not at all. */
  gapsOf?(page: number): Promise<readonly PageGap[]>;
  close(): void;
};

/** Why a file is not shown. Each has its sentence in the window. */
export const refusals = [
  'damaged',
  /** Entries that unpack to too much, too deep, too many. */
  'hostile',
  'too-large',
  'locked',
  'not-supported',
  'empty',
] as const;
export type Refusal = (typeof refusals)[number];

/** Thrown by whoever opens a document; anything else that is thrown counts as `damaged`. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly why: Refusal;

  constructor(why: Refusal, detail: string) {
    super(detail);
    this.why = why;
  }
}

/** How every kind of paged document is opened: the bytes are handed over. */
export type OpenPaged = (bytes: ArrayBuffer, signal: AbortSignal) => Promise<PagedDocument>;

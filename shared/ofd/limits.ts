// How much of a file is taken in before it is called too large. Work is counted, not timed, so that the same file is
// judged alike on every machine; the counts below hold a page under a second and a file under the memory of a worker.

export type OfdLimits = {
  /** Of the file itself. */
  readonly fileBytes: number;
  readonly entries: number;
  /** Of one part, unpacked. */
  readonly partBytes: number;
  /** Of all parts together, as the directory declares them; a part that unpacks to more than it declares is stopped. */
  readonly totalBytes: number;
  /** Unpacked to packed, of parts larger than `ratioFrom`. */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly xmlBytes: number;
  readonly xmlNodes: number;
  readonly xmlDepth: number;
  readonly pages: number;
  /** Drawn things of one page, with all its templates, annotations and repeated units. */
  readonly pageObjects: number;
  readonly pageGlyphs: number;
  readonly pagePoints: number;
  /** Bytes of XML read for one page, or for the document before its pages: one part may be named a thousand times. */
  readonly pageXml: number;
  /** Of all pictures of a page together. */
  readonly pagePixels: number;
  /** Blocks, repeated units, patterns and clips within each other. */
  readonly nesting: number;
  readonly pixels: number;
  /** Characters handed to the search. */
  readonly textLength: number;
  readonly signatures: number;
  readonly references: number;
};

const mib = 1024 * 1024;

export const ofdLimits: OfdLimits = {
  fileBytes: 256 * mib,
  entries: 20_000,
  partBytes: 64 * mib,
  totalBytes: 512 * mib,
  ratio: 100,
  ratioFrom: 2 * mib,
  xmlBytes: 24 * mib,
  xmlNodes: 400_000,
  xmlDepth: 64,
  pages: 5_000,
  pageObjects: 100_000,
  pageGlyphs: 400_000,
  pagePoints: 2_000_000,
  pageXml: 24 * mib,
  pagePixels: 150_000_000,
  nesting: 16,
  pixels: 60_000_000,
  textLength: 5_000_000,
  signatures: 64,
  references: 20_000,
};

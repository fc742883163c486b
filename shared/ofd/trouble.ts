// Why a document, a page or a thing on it is not shown: a closed union, put into words by renderer/text. Inside the module
// trouble travels as `OfdStop`; it is caught at the doors (open.ts, page.ts, signatures.ts) and nowhere else.
import type { OfdLimits } from './limits.ts';

export type OfdTrouble =
  /** The bytes are no zip archive, or its directory does not hold together. */
  | { readonly kind: 'not-a-package' }
  /** The end of the file is missing. */
  | { readonly kind: 'cut-short' }
  | { readonly kind: 'encrypted' }
  /** A zip archive, but no OFD.xml in it. */
  | { readonly kind: 'not-ofd' }
  | { readonly kind: 'too-large'; readonly limit: keyof OfdLimits }
  /** Absolute, climbing, with a backslash, a drive, a control character, or a link. */
  | { readonly kind: 'unsafe-name'; readonly part: string }
  | { readonly kind: 'name-twice'; readonly part: string }
  /** Sizes, names or places of its entries contradict each other. */
  | { readonly kind: 'lying-package'; readonly part: string }
  /** Checksum or packing of one part is wrong. */
  | { readonly kind: 'damaged-part'; readonly part: string }
  | { readonly kind: 'missing-part'; readonly part: string }
  | { readonly kind: 'bad-xml'; readonly part: string }
  /** A document type or entities: never read. */
  | { readonly kind: 'forbidden-xml'; readonly part: string }
  | { readonly kind: 'no-pages' }
  /** A box without size, or not a box. */
  | { readonly kind: 'bad-box'; readonly part: string }
  /** Names something outside the file; not fetched. */
  | { readonly kind: 'outside-reference'; readonly part: string }
  /** A template, unit or draw parameter that contains itself. */
  | { readonly kind: 'circle'; readonly part: string }
  /** A picture in a format that is not shown (JPEG 2000, SVG …). */
  | { readonly kind: 'picture-format'; readonly part: string }
  /** An embedded font that cannot be used; another one stands in. */
  | { readonly kind: 'font-format'; readonly part: string };

export class OfdStop extends Error {
  override readonly name = 'OfdStop';
  readonly trouble: OfdTrouble;

  constructor(trouble: OfdTrouble) {
    super(trouble.kind);
    this.trouble = trouble;
  }
}

export const stop = (trouble: OfdTrouble): never => {
  throw new OfdStop(trouble);
};

/** Runs a reading; trouble comes back as a value, a bug goes on up. */
export function attempt<T>(read: () => T): { readonly value: T } | { readonly trouble: OfdTrouble } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof OfdStop) return { trouble: error.trouble };
    throw error;
  }
}

/** Troubles of a page, each once: a page may miss the same picture a thousand times. */
export type Notes = {
  readonly add: (trouble: OfdTrouble) => void;
  readonly all: () => readonly OfdTrouble[];
};

export function newNotes(): Notes {
  const found = new Map<string, OfdTrouble>();
  return {
    add: (trouble) => {
      if (found.size < 100) found.set(`${trouble.kind} ${'part' in trouble ? trouble.part : ''}`, trouble);
    },
    all: () => [...found.values()],
  };
}

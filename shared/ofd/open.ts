// The door of the module: bytes in, a document or a typed trouble out; pages are read when they are asked for. Pure: runs
// in the core's worker as well as in the frame of the reader.
import { type OfdLimits, ofdLimits } from './limits.ts';
import type { Page } from './model.ts';
import { openPackage } from './package/open-package.ts';
import { type Attachment, type Body, readBody } from './read/document.ts';
import { pageBox, readPage } from './read/page.ts';
import { newReading, readPart, type Source } from './read/reading.ts';
import {
  type CheckedSignature,
  checkClaim,
  type Digests,
  type Claims,
  readClaims,
  type SignatureClaim,
} from './sign/signatures.ts';
import { type Stamps, stampsOf } from './sign/stamps.ts';
import { attempt, type OfdTrouble, stop } from './trouble.ts';
import type { Box } from './values.ts';
import { children } from './xml.ts';

type OutlineEntry = { readonly title: string; readonly depth: number; readonly page: number };

export type OfdDocument = {
  /** A file may hold several bodies; its pages are those of all of them in turn. */
  readonly bodies: number;
  readonly pageCount: number;
  readonly outline: readonly OutlineEntry[];
  readonly attachments: readonly Attachment[];
  /** What of the document as a whole is missing or wrong. */
  readonly notes: readonly OfdTrouble[];
  readonly sizeOf: (page: number) => Box;
  readonly page: (page: number) => Page;
  /** Who says to have signed; cheap. */
  readonly claims: Claims;
  /** Checks every digest; takes as long as digesting the parts does. */
  readonly check: (claim: SignatureClaim) => CheckedSignature;
  /** Bytes of an attachment, by its place among them. */
  readonly attached: (at: number) => Uint8Array | OfdTrouble;
  /** Bytes of a picture or font of a page, by its key or part. */
  readonly bytesOf: (key: string) => Uint8Array | OfdTrouble;
};

type Opened = { readonly document: OfdDocument } | { readonly trouble: OfdTrouble };

type PageOf = { readonly body: Body; readonly at: number };

function pagesOf(bodies: readonly Body[]): readonly PageOf[] {
  return bodies.flatMap((body) => body.pages.map((_, at) => ({ body, at })));
}

function outlineOf(bodies: readonly Body[]): readonly OutlineEntry[] {
  let before = 0;
  return bodies.flatMap((body) => {
    const numbers = new Map(body.pages.map(({ id }, at) => [id, before + at]));
    before += body.pages.length;
    return body.outline.flatMap(({ title, depth, page }) => {
      const at = numbers.get(page);
      return at === undefined ? [] : [{ title, depth, page: at }];
    });
  });
}

const claimsOf = ({ signatures }: Body, source: Source): Claims =>
  signatures === undefined ? { all: [], troubles: [] } : readClaims(signatures, source);

/** Only the bodies that can be read; a file none of which can be read is refused with the trouble of the first. */
function bodiesOf(source: Source): {
  readonly bodies: readonly Body[];
  readonly notes: readonly OfdTrouble[];
} {
  if (!source.archive.has('OFD.xml')) stop({ kind: 'not-ofd' });
  const reading = newReading(source);
  const listed = children(readPart(reading, 'OFD.xml').root, 'DocBody').slice(0, 100);
  const read = listed.map((body) => attempt(() => readBody(body, source, reading)));
  const bodies = read.flatMap((one) => ('value' in one ? [one.value] : []));
  const troubles = read.flatMap((one) => ('trouble' in one ? [one.trouble] : []));
  // GM/T 0099 names what it encrypted in a part of its own; the document is then not where OFD.xml says.
  if (bodies.length === 0 && source.archive.has('Encryptions.xml')) stop({ kind: 'encrypted' });
  if (bodies.length === 0) return stop(troubles[0] ?? { kind: 'no-pages' });
  return { bodies, notes: [...troubles, ...reading.notes.all()] };
}

/** A seal's own document shows no seals: no circle can begin. */
type Sealing = 'drawn' | 'left out';

function documentOf(source: Source, sealing: Sealing): OfdDocument {
  const { bodies, notes } = bodiesOf(source);
  const pages = pagesOf(bodies);
  if (pages.length === 0) stop({ kind: 'no-pages' });
  if (pages.length > source.limits.pages) stop({ kind: 'too-large', limit: 'pages' });
  const claims = bodies.map((body) =>
    sealing === 'drawn' ? claimsOf(body, source) : { all: [], troubles: [] },
  );
  const attachments = bodies.flatMap((body) => body.attachments);
  const digests: Digests = new Map();
  const stamps = new Map<Body, Stamps>();
  for (const [at, body] of bodies.entries()) {
    stamps.set(
      body,
      stampsOf(claims[at]?.all ?? [], { limits: source.limits, key: `seal:${at}`, open: openSeal }),
    );
  }
  const placeOf = (page: number) => {
    const found = pages[page];
    const place = found?.body.pages[found.at];
    if (found === undefined || place === undefined)
      throw new RangeError('a page was asked for that is not there');
    return { ...found, place };
  };
  return {
    bodies: bodies.length,
    pageCount: pages.length,
    outline: outlineOf(bodies),
    attachments,
    notes,
    sizeOf: (page) => {
      const { body, place } = placeOf(page);
      return pageBox(place, body.ground);
    },
    page: (page) => {
      const { body, place } = placeOf(page);
      const read = readPage(place, body.ground);
      return stamps.get(body)?.onto(read, place.id) ?? read;
    },
    claims: { all: claims.flatMap(({ all }) => all), troubles: claims.flatMap(({ troubles }) => troubles) },
    check: (claim) => checkClaim(claim, source, digests),
    attached: (at) => {
      const found = attempt(() => source.archive.read(attachments[at]?.part ?? ''));
      return 'value' in found ? found.value : found.trouble;
    },
    bytesOf: (key) => {
      const ofSeal = [...stamps.values()].map((one) => one.bytesOf(key)).find((bytes) => bytes !== undefined);
      const found = attempt(() => ofSeal ?? source.archive.read(key));
      return 'value' in found ? found.value : found.trouble;
    },
  };
}

const open = (bytes: Uint8Array, limits: OfdLimits, sealing: Sealing): Opened => {
  const opened = attempt(() => documentOf({ archive: openPackage(bytes, limits), limits }, sealing));
  return 'value' in opened ? { document: opened.value } : opened;
};

/** For the search: text alone, no seals, no pictures, no paths. */
export const openWords = (bytes: Uint8Array, limits: OfdLimits): Opened => {
  const source = (): Source => ({ archive: openPackage(bytes, limits), limits, wordsOnly: true });
  const opened = attempt(() => documentOf(source(), 'left out'));
  return 'value' in opened ? { document: opened.value } : opened;
};

const openSeal = (bytes: Uint8Array, limits: OfdLimits): OfdDocument | undefined => {
  const opened = open(bytes, limits, 'left out');
  return 'document' in opened ? opened.document : undefined;
};

export const openOfd = (bytes: Uint8Array, limits: OfdLimits = ofdLimits): Opened =>
  open(bytes, limits, 'drawn');

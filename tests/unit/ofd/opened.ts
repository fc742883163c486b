// Opening in tests: a document that must open, its whole text, and the things on a page.
import { type OfdLimits, ofdLimits } from '../../../shared/ofd/limits.ts';
import type { Drawn, DrawnPath, DrawnText } from '../../../shared/ofd/model.ts';
import { openOfd, type OfdDocument } from '../../../shared/ofd/open.ts';
import { type OfdText, pagesOfText } from '../../../shared/ofd/text-of-ofd.ts';
import type { OfdTrouble } from '../../../shared/ofd/trouble.ts';
import { type AnOfd, anOfd, layer, officialFonts } from '../../fixtures/files/ofd/build-ofd.ts';

export function opened(bytes: Uint8Array): OfdDocument {
  const found = openOfd(bytes);
  if ('trouble' in found) throw new Error(`not opened: ${JSON.stringify(found.trouble)}`);
  return found.document;
}

/** One page with this on it. */
export const pageOf = (inner: string, more: Partial<AnOfd> = {}) =>
  opened(anOfd({ publicRes: officialFonts, pages: [layer(inner)], ...more })).page(0);

export const flat = (things: readonly Drawn[]): readonly Drawn[] =>
  things.flatMap((thing) => (thing.kind === 'group' ? [thing, ...flat(thing.things)] : [thing]));

export const texts = (things: readonly Drawn[]): readonly DrawnText[] =>
  flat(things).flatMap((thing) => (thing.kind === 'text' ? [thing] : []));

export const paths = (things: readonly Drawn[]): readonly DrawnPath[] =>
  flat(things).flatMap((thing) => (thing.kind === 'path' ? [thing] : []));

export function textOfOfd(
  bytes: Uint8Array,
  limits: OfdLimits = ofdLimits,
): OfdText | { readonly trouble: OfdTrouble } {
  const reading = pagesOfText(bytes, limits);
  for (;;) {
    const next = reading.next();
    if (next.done) return 'pages' in next.value ? next.value : { trouble: next.value };
  }
}

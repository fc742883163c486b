// The citations in the text of a norm as ways on for who reads it: each with where it stands and where it leads. Those that lead
// nowhere on this desk are left out. Pure.
import { citationsIn, type FoundCitation } from '../text/provisions/citations.ts';
import { shortNamesIn } from '../text/provisions/names-around.ts';
import { paragraphsOf, wordsAt } from '../text/provisions/paragraphs.ts';
import { CitationResolver } from './citation.ts';
import { countedPlaces, membersOf, placesLabel, relativePlaces } from './citation-places.ts';
import { citedTextOf, type NormsHere } from './cited-text.ts';
import { isSameItem, type Place, type Provision } from './provision.ts';
import type { Ymd } from './terms.ts';

/** A piece of a norm's text: a 款, 项 or 目 of the 条 at `index`. */
type Piece = {
  readonly index: number;
  readonly paragraph: number;
  readonly item?: string;
  readonly sub?: number;
};

type CitationLink = {
  readonly in: Piece;
  /** [start, end) in code units of the piece. */
  readonly start: number;
  readonly end: number;
  readonly to: {
    readonly id: string;
    readonly title: string;
    /** Absent: the norm as a whole. Of several places the first. */
    readonly place?: Place;
    /** 第三条至第七条; empty of a whole norm. */
    readonly label: string;
  };
};

type ReadNorm = {
  readonly id: string;
  readonly title: string;
  readonly provisions: readonly Provision[];
};
type Around = { readonly here: NormsHere; readonly asOf: Ymd };

/** 条 by 条, so that a big code can be gone through in pieces. */
export function* linksIn(norm: ReadNorm, { here, asOf }: Around): Generator<readonly CitationLink[], void> {
  const { provisions } = norm;
  const isKnown = (name: string): boolean => here.named(name).length > 0;
  const shortNames = shortNamesIn(provisions.map(({ text }) => text).join('\n'));
  const resolver = new CitationResolver({ shortNames, isKnown, isNorm: true });
  for (const [index, { text }] of provisions.entries()) {
    const links: CitationLink[] = [];
    for (const { words, offset, ...piece } of piecesOf(text)) {
      let from = 0;
      let meant: FoundCitation['meant'] | undefined;
      for (const citation of citationsIn(words)) {
        // 刑法第三条、第五条: the name stands before the first.
        const isFirst = meant !== citation.meant;
        meant = citation.meant;
        const resolved = resolver.resolve(citation);
        const at = { index, offset: offset + citation.start };
        const to =
          resolved.kind === 'this'
            ? ownTarget(norm, citation, at)
            : resolved.kind === 'norm'
              ? otherTarget(citation, resolved.name, { here, asOf })
              : undefined;
        if (to === undefined) continue;
        const lead = isFirst && resolved.kind === 'norm' ? (resolved.lead ?? 0) : 0;
        const start = Math.max(from, citation.start - lead);
        from = citation.end;
        links.push({ in: { index, ...piece }, start, end: from, to });
      }
    }
    yield links;
  }
}

type TextPiece = Omit<Piece, 'index'> & { readonly words: string; readonly offset: number };

/** With where each begins in the text of its 条. */
function piecesOf(text: string): readonly TextPiece[] {
  let from = 0;
  const piece = (words: string, of: Omit<Piece, 'index'>): TextPiece => {
    const offset = Math.max(from, text.indexOf(words, from));
    from = offset + words.length;
    return { ...of, words, offset };
  };
  return paragraphsOf(text).flatMap(({ number: paragraph, text: words, items }) => [
    piece(words, { paragraph }),
    ...items.flatMap(({ number: item, text: itemWords, subs }) => [
      piece(itemWords, { paragraph, item }),
      ...subs.map(({ number: sub, text: subWords }) => piece(subWords, { paragraph, item, sub })),
    ]),
  ]);
}

type At = { readonly index: number; readonly offset: number };

function ownTarget(
  { id, title, provisions }: ReadNorm,
  { place, also, relative }: FoundCitation,
  at: At,
): CitationLink['to'] | undefined {
  const places =
    relative === undefined
      ? place === undefined
        ? []
        : membersOf(provisions, place, also)
      : countedPlaces(provisions, relativePlaces(provisions, at, relative), { place, also });
  const [first, ...others] = places;
  const held = first && heldPlace(provisions, first);
  // 本条 alone leads to where one is.
  const isHere = relative?.unit === '条' && relative.back === 0 && place === undefined;
  if (first === undefined || held === undefined || isHere) return undefined;
  const last = others.at(-1);
  const isRange =
    last !== undefined && (relative === undefined ? also?.length === 1 && also[0]?.upTo === true : true);
  const label = isRange
    ? placesLabel(first, [{ place: last, upTo: true }])
    : placesLabel(
        first,
        others.map((other) => ({ place: other, upTo: false })),
      );
  return { id, title, place: held, label };
}

function otherTarget(
  citation: FoundCitation,
  name: string,
  { here, asOf }: Around,
): CitationLink['to'] | undefined {
  const found = citedTextOf(citation, name, here, asOf);
  if (found === undefined || found === 'which-norm') return undefined;
  const { id, title } = found.cited;
  const { place, also } = citation;
  const held = place && heldPlace(here.provisions(id), place);
  if (place === undefined || held === undefined) return { id, title, label: '' };
  return { id, title, place: held, label: placesLabel(place, also) };
}

/** As the norm itself counts: 第（1）项 is its （一）, a 条 of one 款 has none to be named, a 项 has the 款 it stands in. */
function heldPlace(provisions: readonly Provision[], place: Place): Place | undefined {
  const provision = provisions.find(
    (each) => each.anchor === place.anchor && wordsAt(each, place) !== undefined,
  );
  if (provision === undefined) return undefined;
  const { anchor, paragraph: number, item: cited, sub } = place;
  const paragraphs = paragraphsOf(provision.text);
  const isOf = (item: { readonly number: string }): boolean =>
    cited !== undefined && isSameItem(item.number, cited);
  const paragraph = paragraphs.find((each) =>
    number === undefined ? each.items.some(isOf) : each.number === number,
  );
  const item = paragraph?.items.find(isOf);
  return {
    anchor,
    ...(paragraph === undefined || paragraphs.length === 1 ? {} : { paragraph: paragraph.number }),
    ...(item === undefined ? {} : { item: item.number }),
    ...(sub === undefined ? {} : { sub }),
  };
}

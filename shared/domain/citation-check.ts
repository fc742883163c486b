// The citations of a draft, one after the other, each held against the norms that are here (citation-outcome.ts); in a draft
// that is a norm itself 本办法第三条 and 前款 are held against the draft. Pure.
import { citationsIn, type FoundCitation } from '../text/provisions/citations.ts';
import { shortNamesIn } from '../text/provisions/names-around.ts';
import { wordsAt } from '../text/provisions/paragraphs.ts';
import { parseNorm } from '../text/provisions/parse.ts';
import { quotedBeside } from '../text/provisions/quoted.ts';
import { standpointsIn } from '../text/provisions/standpoints.ts';
import { CitationResolver, type Resolved } from './citation.ts';
import type { CheckedCitation } from './checked-citation.ts';
import { outcomeOf, rememberedWords } from './citation-outcome.ts';
import { countedPlaces, membersOf, relativePlaces } from './citation-places.ts';
import type { NormsHere } from './cited-text.ts';
import { type Place, placeLabel, type Provision } from './provision.ts';
import type { Ymd } from './terms.ts';

/** One citation at a time, so that a long draft can be checked in pieces. */
export function* checkingCitations(
  text: string,
  here: NormsHere,
  asOf: Ymd,
): Generator<CheckedCitation, void> {
  const own = ownProvisions(text);
  const found = citationsIn(text).filter(({ relative }) => relative === undefined || own !== undefined);
  const shortNames = shortNamesIn(text);
  const plain = rememberedWords();
  const isKnown = (name: string): boolean => here.named(name).length > 0 || here.repealers(name).length > 0;
  const resolver = new CitationResolver({ shortNames, isKnown, isNorm: own !== undefined });
  const inDraft = own && checkedInDraft(text, own);
  let quotedUntil = 0;
  for (const [index, citation] of found.entries()) {
    // 本法第三条 in a quotation means the norm that is quoted.
    if (citation.start < quotedUntil && !isNamed(citation)) continue;
    const resolved = resolver.resolve(citation);
    if (!isWorthTelling(citation, resolved)) continue;
    if (resolved.kind === 'this' && inDraft !== undefined) {
      const checked = inDraft(citation);
      if (checked !== undefined) yield checked;
      continue;
    }
    // 刑法第三条、第五条: the name stands before the first.
    const isFirst = found[index - 1]?.meant !== citation.meant;
    const start = citation.start - (isFirst && resolved.kind === 'norm' ? (resolved.lead ?? 0) : 0);
    const { end } = citation;
    const beside = quotedBeside(text, start, end);
    const quoted = beside?.words;
    quotedUntil = Math.max(quotedUntil, beside?.until ?? 0);
    const known = { start, end, text: text.slice(start, end), ...(quoted === undefined ? {} : { quoted }) };
    const outcome = outcomeOf(citation, resolved, { here, asOf, quoted, plain });
    // 第一项工作 in an opinion is no 项.
    if (citation.alone && outcome.problem === 'no-such-provision') continue;
    yield { ...known, ...outcome };
  }
}

/** An opinion may count 第一条 and 第二条 too. */
const fewestOfNorm = 3;

/** Undefined of a draft that is no norm. */
function ownProvisions(text: string): readonly Provision[] | undefined {
  const { provisions } = parseNorm(text);
  return provisions.length >= fewestOfNorm && provisions[0]?.anchor === '1' ? provisions : undefined;
}

const isEndOpen = (provision: Provision | undefined): boolean => /[：:]$/u.test(provision?.text ?? '');

/** Undefined: nothing to say. */
function checkedInDraft(text: string, own: readonly Provision[]) {
  const standpointOf = standpointsIn(text, own);
  return ({ start, end, text: words, place, also, relative }: FoundCitation): CheckedCitation | undefined => {
    const from = standpointOf(start);
    // The number of a 条 itself is no citation, and of 前款 outside all 条 nothing is known.
    if (from === undefined) return undefined;
    const places =
      relative === undefined
        ? membersOf(own, place ?? { anchor: '' }, also)
        : countedPlaces(own, relativePlaces(own, from, relative), { place, also });
    const cited = places.map((one) => [placeLabel(one), wordsOf(own, one)] as const);
    const isHere = cited.length > 0 && cited.every(([, found]) => found !== undefined);
    // A list may stand in the words behind 下列 too; nothing at all may not.
    if (relative?.unit === 'below' && (isHere || !isEndOpen(own[from.index]))) return undefined;
    const known = { start, end, text: words };
    if (!isHere) return { ...known, outcome: 'unverifiable', problem: 'not-in-draft' };
    const label = cited.map(([one]) => one).join('、');
    return {
      ...known,
      outcome: 'same',
      inDraft: { label, text: cited.map(([, found]) => found).join('\n') },
    };
  };
}

function wordsOf(own: readonly Provision[], place: Place): string | undefined {
  const provision = own.find(({ anchor }) => anchor === place.anchor);
  return provision === undefined ? undefined : wordsAt(provision, place);
}

const isNamed = ({ meant }: FoundCitation): boolean =>
  meant.by === 'title' || meant.by === 'docNo' || meant.by === 'words';

/** 《人民日报》 is no norm: a title alone is told of only when it is one, or is called as norms are. */
function isWorthTelling({ meant, place }: FoundCitation, resolved: Resolved): boolean {
  if (place !== undefined || resolved.kind !== 'unknown' || meant.by !== 'title') return true;
  return /(法|法典|条例|规定|办法|细则|规则|决定|准则|意见|通知|规程)(（[^）]*）)?$/u.test(meant.title);
}

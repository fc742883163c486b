// The citations of a draft, one after the other, each held against the norms that are here (citation-outcome.ts). Pure.
import { citationsIn, type FoundCitation } from '../text/provisions/citations.ts';
import { shortNamesIn } from '../text/provisions/names-around.ts';
import { quotedBeside } from '../text/provisions/quoted.ts';
import { CitationResolver, type Resolved } from './citation.ts';
import { type CheckedCitation, type NormsHere, outcomeOf, rememberedWords } from './citation-outcome.ts';
import type { Ymd } from './terms.ts';

/** One citation at a time, so that a long draft can be checked in pieces. */
export function* checkingCitations(
  text: string,
  here: NormsHere,
  asOf: Ymd,
): Generator<CheckedCitation, void> {
  const found = citationsIn(text).filter(({ relative }) => relative === undefined);
  const shortNames = shortNamesIn(text);
  const plain = rememberedWords();
  const isKnown = (name: string): boolean => here.named(name).length > 0 || here.repealers(name).length > 0;
  const resolver = new CitationResolver({ shortNames, isKnown, isNorm: false });
  let quotedUntil = 0;
  for (const [index, citation] of found.entries()) {
    // 本法第三条 in a quotation means the norm that is quoted.
    if (citation.start < quotedUntil && !isNamed(citation)) continue;
    const resolved = resolver.resolve(citation);
    if (!isWorthTelling(citation, resolved)) continue;
    // 刑法第三条、第五条: the name stands before the first.
    const isFirst = found[index - 1]?.meant !== citation.meant;
    const start = citation.start - (isFirst && resolved.kind === 'norm' ? (resolved.lead ?? 0) : 0);
    const { end } = citation;
    const beside = quotedBeside(text, start, end);
    const quoted = beside?.words;
    quotedUntil = Math.max(quotedUntil, beside?.until ?? 0);
    const known = { start, end, text: text.slice(start, end), ...(quoted === undefined ? {} : { quoted }) };
    yield { ...known, ...outcomeOf(citation, resolved, { here, asOf, quoted, plain }) };
  }
}

const isNamed = ({ meant }: FoundCitation): boolean =>
  meant.by === 'title' || meant.by === 'docNo' || meant.by === 'words';

/** 《人民日报》 is no norm: a title alone is told of only when it is one, or is called as norms are. */
function isWorthTelling({ meant, place }: FoundCitation, resolved: Resolved): boolean {
  if (place !== undefined || resolved.kind !== 'unknown' || meant.by !== 'title') return true;
  return /(法|法典|条例|规定|办法|细则|规则|决定|准则|意见|通知|规程)(（[^）]*）)?$/u.test(meant.title);
}

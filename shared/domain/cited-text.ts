// Which of the texts that are here a citation means: by its name or number, the edition it says, the part of a code. Pure.
import type { FoundCitation } from '../text/provisions/citations.ts';
import { docNoName, normName } from './norm-name.ts';
import { type NormDates, type NormFacts, startOf, versionOn } from './norm-standing.ts';
import type { Place, Provision } from './provision.ts';
import type { Ymd } from './terms.ts';

/** The norms that are here, as the check asks for them. */
export type NormsHere = {
  /** All texts of a folded name; the parts of a code are texts of its name. */
  readonly named: (name: string) => readonly NormFacts[];
  readonly repealers: (name: string) => readonly NormDates[];
  readonly provisions: (id: string) => readonly Provision[];
};

type CitedText = {
  readonly cited: NormFacts;
  /** The one in force on the day. */
  readonly current: NormFacts | undefined;
  /** All texts of the norm, and those that repeal it. */
  readonly texts: readonly NormFacts[];
  readonly repealers: readonly NormDates[];
};

/** Undefined of a norm that is not here. `name`: as the citation was resolved. */
export function citedTextOf(
  citation: FoundCitation,
  name: string,
  here: NormsHere,
  asOf: Ymd,
): CitedText | 'which-norm' | undefined {
  const named = here.named(name);
  if (named.length === 0) return undefined;
  const own = citation.meant.by === 'docNo' ? soleName(named) : name;
  if (own === undefined) return 'which-norm';
  const repealers = here.repealers(own);
  // A number is of one text; its norm may have others.
  const all = new Map([...named, ...here.named(own)].map((text) => [text.id, text]));
  const texts = textsWith([...all.values()], citation.place, here);
  const current = versionOn(texts, repealers, asOf);
  return { cited: editionOf(citation, texts) ?? current ?? latestOf(texts, asOf), current, texts, repealers };
}

/** Undefined when the number was given to several norms: 主席令 are counted anew in each term. */
function soleName(named: readonly NormFacts[]): string | undefined {
  const names = new Set(named.map(({ title }) => normName(title)));
  return names.size > 1 ? undefined : [...names][0];
}

/** Of a code in parts the part that holds the 条. */
function textsWith(
  all: readonly NormFacts[],
  place: Place | undefined,
  here: NormsHere,
): readonly NormFacts[] {
  if (place === undefined || all.length === 1) return all;
  const titles = new Set(all.map(({ title }) => title));
  if (titles.size === 1) return all;
  const holding = all.filter(({ id }) => here.provisions(id).some(({ anchor }) => anchor === place.anchor));
  return holding.length > 0 ? holding : all;
}

function editionOf({ meant }: FoundCitation, texts: readonly NormFacts[]): NormFacts | undefined {
  const number = meant.by === 'title' || meant.by === 'docNo' ? meant.docNo : undefined;
  const numbered = number === undefined ? [] : texts.filter(({ docNo }) => isNumber(docNo, number));
  if (numbered.length === 1) return numbered[0];
  const edition = meant.by === 'title' ? meant.edition : undefined;
  if (edition === undefined) return undefined;
  const year = String(edition);
  return texts.find(
    ({ publishedOn, effectiveOn }) =>
      publishedOn?.startsWith(year) === true || effectiveOn?.startsWith(year) === true,
  );
}

/** Words of the sentence may stand before the number. */
function isNumber(docNo: string | undefined, cited: string): boolean {
  const [own, meant] = [docNo === undefined ? undefined : docNoName(docNo), docNoName(cited)];
  return own !== undefined && meant?.endsWith(own) === true;
}

function latestOf(texts: readonly NormFacts[], asOf: Ymd): NormFacts {
  const sorted = texts.toSorted((a, b) => ((startOf(a) ?? '') < (startOf(b) ?? '') ? -1 : 1));
  const begun = sorted.filter((text) => (startOf(text) ?? '') <= asOf);
  const last = begun.at(-1) ?? sorted[0];
  if (last === undefined) throw new Error('believed: a known name has a text');
  return last;
}

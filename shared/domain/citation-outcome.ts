// What comes of one citation of a draft: the norm and the place it means, whether they stand on the day, and whether the
// words that are quoted are there. Pure: the norms are handed in. A norm that was repealed is said to be repealed, even
// when its text is not here; what cannot be known is said to be so.
import type { FoundCitation } from '../text/provisions/citations.ts';
import { wordsAt } from '../text/provisions/paragraphs.ts';
import { holdsWords, wordsAlone } from '../text/provisions/quoted.ts';
import type { Resolved } from './citation.ts';
import { placeLabel, type Place, type Provision } from './provision.ts';
import {
  type NormDates,
  type NormFacts,
  type Standing,
  standingOf,
  startOf,
  versionOn,
} from './norm-standing.ts';
import type { Ymd } from './terms.ts';

export const citationOutcomes = [
  'same',
  'words-changed',
  'moved',
  'amended',
  'repealed',
  'not-yet',
  'unverifiable',
] as const;
export type CitationOutcome = (typeof citationOutcomes)[number];

/** The norms that are here, as the check asks for them. */
export type NormsHere = {
  /** All texts of a folded name; the parts of a code are texts of its name. */
  readonly named: (name: string) => readonly NormFacts[];
  readonly repealers: (name: string) => readonly NormDates[];
  readonly provisions: (id: string) => readonly Provision[];
};

export type Target = {
  readonly id: string;
  readonly title: string;
  readonly place?: Place;
  readonly label: string;
  readonly text: string;
};

export type CheckedCitation = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly outcome: CitationOutcome;
  readonly problem?: 'no-such-norm' | 'no-such-provision' | 'which-norm' | 'no-provisions';
  readonly target?: Target;
  readonly now?: Target;
  readonly standing?: Standing;
  readonly quoted?: string;
};

export type Asked = {
  readonly here: NormsHere;
  readonly asOf: Ymd;
  readonly quoted: string | undefined;
  readonly plain: (provision: Provision) => string;
};
type Outcome = Omit<CheckedCitation, 'start' | 'end' | 'text' | 'quoted'>;

/** What comes of one citation. */
export function outcomeOf(citation: FoundCitation, resolved: Resolved, asked: Asked): Outcome {
  if (resolved.kind === 'this') return { outcome: 'unverifiable', problem: 'which-norm' };
  if (resolved.kind === 'unknown') return { outcome: 'unverifiable', problem: resolved.problem };
  const { here, asOf } = asked;
  const { name } = resolved;
  const all = here.named(name);
  const repealers = here.repealers(name);
  if (all.length === 0) return repealedUnseen(citation, repealers, asOf);
  const texts = textsWith(all, citation.place, here);
  const edition = editionOf(citation, texts);
  const current = versionOn(texts, repealers, asOf);
  const cited = edition ?? current ?? latestOf(texts, asOf);
  const standing = standingOf(cited, { versions: texts, repealers }, asOf);
  const of = { citation, cited, current, standing, texts, asked };
  const gone = goneOutcome(of);
  return gone ?? standingWords(of);
}

/** The norm is not here, a text that repeals it is. */
function repealedUnseen({ text }: FoundCitation, repealers: readonly NormDates[], asOf: Ymd): Outcome {
  const by = repealers.find((repealer) => (startOf(repealer) ?? '9999') <= asOf) ?? repealers[0];
  if (by === undefined) return { outcome: 'unverifiable', problem: 'no-such-norm' };
  const unseen = { id: '', title: text, statedOn: asOf };
  const standing = standingOf(unseen, { versions: [], repealers: [by] }, asOf);
  const isRepealed = standing.validity === '已废止';
  return isRepealed
    ? { outcome: 'repealed', standing }
    : { outcome: 'unverifiable', problem: 'no-such-norm', standing };
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
  const edition = meant.by === 'title' ? meant.edition : undefined;
  if (edition === undefined) return undefined;
  const year = String(edition);
  return texts.find(
    ({ publishedOn, effectiveOn }) =>
      publishedOn?.startsWith(year) === true || effectiveOn?.startsWith(year) === true,
  );
}

function latestOf(texts: readonly NormFacts[], asOf: Ymd): NormFacts {
  const sorted = texts.toSorted((a, b) => ((startOf(a) ?? '') < (startOf(b) ?? '') ? -1 : 1));
  const begun = sorted.filter((text) => (startOf(text) ?? '') <= asOf);
  const last = begun.at(-1) ?? sorted[0];
  if (last === undefined) throw new Error('believed: a known name has a text');
  return last;
}

type Of = {
  readonly citation: FoundCitation;
  readonly cited: NormFacts;
  readonly current: NormFacts | undefined;
  readonly standing: Standing;
  readonly texts: readonly NormFacts[];
  readonly asked: Asked;
};

/** The norm cited is not in force on the day. */
function goneOutcome({ citation, cited, current, standing, asked }: Of): Outcome | undefined {
  const target = targetOf(cited, citation.place, asked.here);
  const found = target === undefined ? { standing } : { standing, target };
  switch (standing.validity) {
    case '尚未生效':
      return { outcome: 'not-yet', ...found };
    case '已废止':
    case '失效':
      return { outcome: 'repealed', ...found };
    case '已被修订': {
      const now = current === undefined ? undefined : whereNow(cited, current, citation.place, asked);
      return { outcome: 'amended', ...found, ...(now === undefined ? {} : { now }) };
    }
    case '现行有效':
    case undefined:
  }
  return undefined;
}

/** The norm stands: do the 条 and the words? */
function standingWords({ citation, cited, standing, texts, asked }: Of): Outcome {
  const { place } = citation;
  const { here, quoted } = asked;
  if (place === undefined) return { outcome: 'same', standing, target: wholeNorm(cited) };
  if (here.provisions(cited.id).length === 0)
    return { outcome: 'unverifiable', problem: 'no-provisions', standing, target: wholeNorm(cited) };
  const target = targetOf(cited, place, here);
  const older = texts.filter(
    (text) => text.id !== cited.id && (startOf(text) ?? '') < (startOf(cited) ?? ''),
  );
  if (target === undefined) return missingPlace({ cited, standing, place, older, asked });
  if (quoted === undefined || holdsWords(wordsAlone(target.text), quoted))
    return { outcome: 'same', standing, target };
  const elsewhere = withWords(cited, quoted, asked);
  if (elsewhere !== undefined) return { outcome: 'moved', standing, target, now: elsewhere };
  const before = older.flatMap((text) => withWords(text, quoted, asked) ?? [])[0];
  if (before !== undefined) return { outcome: 'amended', standing, target: before, now: target };
  return { outcome: 'words-changed', standing, target };
}

type Missing = {
  readonly cited: NormFacts;
  readonly standing: Standing;
  readonly place: Place;
  readonly older: readonly NormFacts[];
  readonly asked: Asked;
};

/** The norm has no such 条 now: an earlier text had it, or the words that are quoted stand elsewhere. */
function missingPlace({ cited, standing, place, older, asked }: Missing): Outcome {
  const { here, quoted } = asked;
  const elsewhere = quoted === undefined ? undefined : withWords(cited, quoted, asked);
  if (elsewhere !== undefined) return { outcome: 'moved', standing, now: elsewhere };
  for (const text of older) {
    const target = targetOf(text, place, here);
    if (target === undefined) continue;
    const now = whereNow(text, cited, place, asked);
    return {
      outcome: now === undefined ? 'amended' : 'moved',
      standing,
      target,
      ...(now === undefined ? {} : { now }),
    };
  }
  return { outcome: 'unverifiable', problem: 'no-such-provision', standing, target: wholeNorm(cited) };
}

/** The same words in the text that stands; else its 条 of the same number. */
function whereNow(
  from: NormFacts,
  to: NormFacts,
  place: Place | undefined,
  { here }: Asked,
): Target | undefined {
  if (place === undefined) return wholeNorm(to);
  const old = here.provisions(from.id).find(({ anchor }) => anchor === place.anchor);
  const same = old === undefined ? undefined : here.provisions(to.id).find(({ hash }) => hash === old.hash);
  return same === undefined ? undefined : provisionTarget(to, same);
}

const wholeNorm = ({ id, title }: NormFacts): Target => ({ id, title, label: '', text: '' });

function provisionTarget({ id, title }: NormFacts, { anchor, text }: Provision): Target {
  return { id, title, place: { anchor }, label: placeLabel({ anchor }), text };
}

function targetOf(norm: NormFacts, place: Place | undefined, here: NormsHere): Target | undefined {
  if (place === undefined) return wholeNorm(norm);
  const provision = here.provisions(norm.id).find(({ anchor }) => anchor === place.anchor);
  const words = provision === undefined ? undefined : wordsAt(provision, place);
  if (words === undefined) return undefined;
  return { id: norm.id, title: norm.title, place, label: placeLabel(place), text: words };
}

function withWords(norm: NormFacts, quoted: string, { here, plain }: Asked): Target | undefined {
  const provision = here.provisions(norm.id).find((candidate) => holdsWords(plain(candidate), quoted));
  return provision === undefined ? undefined : provisionTarget(norm, provision);
}

/** The words of a 条 alone, worked out once: a draft may quote a norm a thousand times. */
export function rememberedWords(): (provision: Provision) => string {
  const known = new WeakMap<Provision, string>();
  return (provision) => {
    const words = known.get(provision) ?? wordsAlone(provision.text);
    known.set(provision, words);
    return words;
  };
}

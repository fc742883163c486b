// What comes of one citation of a draft: the norm and the place it means, whether they stand on the day, and whether the
// words that are quoted are there. Pure: the norms are handed in. A norm that was repealed is said to be repealed, even
// when its text is not here; what cannot be known is said to be so.
import type { FoundCitation } from '../text/provisions/citations.ts';
import { wordsAt } from '../text/provisions/paragraphs.ts';
import { holdsWords, wordsAlone } from '../text/provisions/quoted.ts';
import { membersOf, placesLabel } from './citation-places.ts';
import type { CheckedCitation, CitationOutcome, Differing, Target } from './checked-citation.ts';
import type { Resolved } from './citation.ts';
import { citedTextOf, type NormsHere } from './cited-text.ts';
import { placeLabel, type Place, type Provision } from './provision.ts';
import { type NormDates, type NormFacts, type Standing, standingOf, startOf } from './norm-standing.ts';
import type { Ymd } from './terms.ts';

type Asked = {
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
  const found = citedTextOf(citation, resolved.name, here, asOf);
  if (found === 'which-norm') return { outcome: 'unverifiable', problem: 'which-norm' };
  if (found === undefined) return repealedUnseen(citation, here.repealers(resolved.name), asOf);
  const { cited, current, texts, repealers } = found;
  const standing = standingOf(cited, { versions: texts, repealers }, asOf);
  const { place, also } = citation;
  const of = { cited, current, standing, texts, asked, place };
  if (place === undefined || also === undefined) return outcomeAt(of);
  return outcomeOfSeveral(of, membersOf(here.provisions(cited.id), place, also), placesLabel(place, also));
}

const outcomeAt = (of: Of): Outcome => goneOutcome(of) ?? standingWords(of);

const worstFirst: readonly CitationOutcome[] = [
  'unverifiable',
  'repealed',
  'not-yet',
  'amended',
  'moved',
  'words-changed',
  'same',
];
const mostDiffering = 50;
const longestWords = 6000;

/** Each place on its own; words that are quoted may stand in any of them. */
function outcomeOfSeveral(of: Of, places: readonly Place[], label: string): Outcome {
  const { cited, asked, standing } = of;
  const alone = { ...asked, quoted: undefined };
  const each = places.map((place) => ({ place, ...outcomeAt({ ...of, place, asked: alone }) }));
  const worst = each.toSorted((a, b) => worstFirst.indexOf(a.outcome) - worstFirst.indexOf(b.outcome))[0];
  const words = each.flatMap(({ target, place }) =>
    target?.place === undefined ? [] : [`${placeLabel(place)} ${target.text}`],
  );
  const text = words.join('\n');
  const { quoted } = asked;
  const isQuoteWrong = quoted !== undefined && !words.some((one) => holdsWords(wordsAlone(one), quoted));
  const isSame = worst === undefined || worst.outcome === 'same';
  const differing = each.flatMap(({ place, outcome, problem, now }): readonly Differing[] => {
    if (outcome === 'same') return [];
    const to = now === undefined ? {} : { now: now.label };
    return [{ label: placeLabel(place), outcome, ...(problem === undefined ? {} : { problem }), ...to }];
  });
  return {
    outcome: isSame ? (isQuoteWrong ? 'words-changed' : 'same') : worst.outcome,
    ...(worst?.problem === undefined ? {} : { problem: worst.problem }),
    standing,
    target: {
      ...wholeNorm(cited),
      ...(places[0] && { place: places[0] }),
      label,
      text: text.slice(0, longestWords),
    },
    several: { count: places.length, differing: differing.slice(0, mostDiffering) },
  };
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

type Of = {
  readonly place: Place | undefined;
  readonly cited: NormFacts;
  readonly current: NormFacts | undefined;
  readonly standing: Standing;
  readonly texts: readonly NormFacts[];
  readonly asked: Asked;
};

/** The norm cited is not in force on the day. */
function goneOutcome({ place, cited, current, standing, asked }: Of): Outcome | undefined {
  const target = targetOf(cited, place, asked.here);
  const found = target === undefined ? { standing } : { standing, target };
  switch (standing.validity) {
    case '尚未生效':
      return { outcome: 'not-yet', ...found };
    case '已废止':
    case '失效':
      return { outcome: 'repealed', ...found };
    case '已被修订': {
      const now = current === undefined ? undefined : whereNow(cited, current, place, asked);
      return { outcome: 'amended', ...found, ...(now === undefined ? {} : { now }) };
    }
    case '现行有效':
    case undefined:
  }
  return undefined;
}

/** The norm stands: do the 条 and the words? */
function standingWords({ place, cited, standing, texts, asked }: Of): Outcome {
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

// Which places a citation means: of a range all its members as the norm has them, and where 前款, 本条第二款 and 下列 lead from
// where they stand. Pure.
import type { AlsoPlace, Relative } from '../text/provisions/citations.ts';
import { numberOf, numberWord } from '../text/provisions/numbers.ts';
import { paragraphsOf } from '../text/provisions/paragraphs.ts';
import type { Standpoint } from '../text/provisions/standpoints.ts';
import { anchorOf, numberOfAnchor, type Place, placeLabel, type Provision } from './provision.ts';

/** No norm has more 条, and no citation means more places. */
const longestRange = 2000;

/** In the order they are named; of a range each 条, 款 or 项 between its ends, also one the norm lacks. */
export function membersOf(
  provisions: readonly Provision[],
  first: Place,
  also: readonly AlsoPlace[] = [],
): readonly Place[] {
  const members = [first];
  for (const { place, upTo } of also) {
    if (members.length >= longestRange) break;
    const last = members.at(-1);
    if (upTo && last !== undefined) members.push(...placesBetween(provisions, last, place));
    members.push(place);
  }
  return members;
}

function placesBetween(provisions: readonly Provision[], from: Place, to: Place): readonly Place[] {
  if (from.anchor !== to.anchor)
    return anchorsBetween(provisions, from.anchor, to.anchor).map((anchor) => ({ anchor }));
  if (to.sub !== undefined) return numbersBetween(from.sub, to.sub).map((sub) => ({ ...to, sub }));
  if (to.item !== undefined) return itemsBetween(from, to, to.item);
  return numbersBetween(from.paragraph, to.paragraph).map((paragraph) => ({ ...to, paragraph }));
}

function numbersBetween(from: number | undefined, to: number | undefined): readonly number[] {
  if (from === undefined || to === undefined) return [];
  return Array.from({ length: Math.min(longestRange, Math.max(0, to - from - 1)) }, (_, at) => from + 1 + at);
}

function itemsBetween({ item: from = '' }: Place, to: Place, last: string): readonly Place[] {
  const write = /^\d/.test(last) ? String : numberWord;
  return numbersBetween(numberOf(from), numberOf(last)).map((item) => ({ ...to, item: write(item) }));
}

/** 第一百二十条至第一百二十一条: with 第一百二十条之一 and what else the norm counts there. */
function anchorsBetween(provisions: readonly Provision[], from: string, to: string): readonly string[] {
  const [first, last] = [numberOfAnchor(from), numberOfAnchor(to)];
  if (first === undefined || last === undefined) return [];
  const order = (number: number, after: number): number => number * 1000 + after;
  const [low, high] = [order(first.number, first.after), order(last.number, last.after)];
  const held = new Map(
    provisions.flatMap(({ anchor }) => {
      const count = numberOfAnchor(anchor);
      return count === undefined ? [] : [[order(count.number, count.after), anchor] as const];
    }),
  );
  for (const number of numbersBetween(first.number, last.number))
    if (!held.has(order(number, 0))) held.set(order(number, 0), anchorOf({ number, after: 0 }));
  return [...held]
    .filter(([at]) => low < at && at < high)
    .toSorted(([a], [b]) => a - b)
    .map(([, anchor]) => anchor);
}

/** 第三条至第七条, 第二款第（一）项至第（三）项, 第三条、第五条. */
export function placesLabel(first: Place, also: readonly AlsoPlace[] = []): string {
  let before = first;
  return also.reduce((label, { place, upTo }) => {
    const whole = placeLabel(place);
    const common = placeLabel(parentOf(place, before));
    before = place;
    return `${label}${upTo ? '至' : '、'}${whole.startsWith(common) ? whole.slice(common.length) : whole}`;
  }, placeLabel(first));
}

/** What needs not be said again: 第十条第一款第（一）项至第（三）项. */
function parentOf(place: Place, before: Place): Place {
  const none = { anchor: '' };
  if (place.anchor !== before.anchor) return none;
  const { anchor, paragraph, item, sub } = place;
  if (sub !== undefined) return item === before.item ? { anchor, paragraph, item } : none;
  if (item !== undefined) return paragraph === before.paragraph ? { anchor, paragraph } : none;
  return paragraph === undefined ? none : { anchor };
}

/** Where a relative citation leads, its part and what else it names not yet added; empty when nothing stands there. */
export function relativePlaces(
  provisions: readonly Provision[],
  { index, offset }: Standpoint,
  relative: Relative,
): readonly Place[] {
  const provision = provisions[index];
  if (provision === undefined) return [];
  const { anchor, text } = provision;
  if (relative.unit === '条') return stepsBack(index, relative).flatMap((at) => placeOf(provisions[at]));
  const current = paragraphsOf(text.slice(0, offset + 1)).at(-1);
  if (current === undefined) return [];
  const paragraph = current.number;
  if (relative.unit === 'below') return listBehind(provision, paragraph, current.items.at(-1)?.number);
  if (relative.unit === 'list') return listAround(provision, paragraph);
  if (relative.unit === '款')
    return stepsBack(paragraph, relative).flatMap((at) => (at < 1 ? [] : [{ anchor, paragraph: at }]));
  return stepsBack(current.items.length - 1, relative).flatMap((at) => {
    const item = at < 0 ? undefined : current.items[at];
    return item === undefined ? [] : [{ anchor, paragraph, item: item.number }];
  });
}

/** 下列: 项 of its 款, 目 of its 项, or the 款 that follow one that ends in a colon. */
function listBehind({ anchor, text }: Provision, number: number, own: string | undefined): readonly Place[] {
  const paragraphs = paragraphsOf(text);
  const whole = paragraphs.find((paragraph) => paragraph.number === number);
  const place = { anchor, paragraph: number };
  if (own !== undefined) {
    const item = whole?.items.find((each) => each.number === own);
    return item === undefined || item.subs.length === 0 ? [] : [{ ...place, item: own }];
  }
  if (whole !== undefined && whole.items.length > 0) return [place];
  const isOpen = whole !== undefined && /[：:]$/u.test(whole.text);
  return isOpen && paragraphs.length > number ? [{ anchor, paragraph: number + 1 }] : [];
}

/** 有第二项情形的: the 款 it stands in where that has 项, else the nearest one before that has, else behind. */
function listAround({ anchor, text }: Provision, number: number): readonly Place[] {
  const listed = paragraphsOf(text).filter(({ items }) => items.length > 0);
  const nearest = listed.findLast((each) => each.number <= number) ?? listed[0];
  return nearest === undefined ? [] : [{ anchor, paragraph: nearest.number }];
}

const placeOf = (provision: Provision | undefined): readonly Place[] =>
  provision === undefined ? [] : [{ anchor: provision.anchor }];

/** 前两款 of the third are the first and the second; all of them or none. */
function stepsBack(from: number, { back, upToHere }: Extract<Relative, { back: number }>): readonly number[] {
  if (!upToHere) return [from - back];
  return Array.from({ length: back }, (_, at) => from - back + at);
}

/** 前条第二款, 本条第一款第（一）项至第（三）项: the parts of the place that is counted to. */
export function countedPlaces(
  provisions: readonly Provision[],
  base: readonly Place[],
  {
    place,
    also = [],
  }: { readonly place?: Place | undefined; readonly also?: readonly AlsoPlace[] | undefined },
): readonly Place[] {
  const [on] = base;
  if (place === undefined || on === undefined) return base;
  const under = (part: Place): Place => ({
    ...on,
    ...Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined && value !== '')),
  });
  return membersOf(
    provisions,
    under(place),
    also.map((other) => ({ ...other, place: under(other.place) })),
  );
}

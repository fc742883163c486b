// 条, 款, 项, 目 of a norm: what they are called, and the anchor that stays the same when the norm is issued again.
import { numberOf, numberWord } from '../text/provisions/numbers.ts';

export type Sub = { readonly number: number; readonly text: string };
/** `number`: what stands in its brackets, 一 of （一）, 1 of (1). */
export type Item = { readonly number: string; readonly text: string; readonly subs: readonly Sub[] };
export type Paragraph = { readonly number: number; readonly text: string; readonly items: readonly Item[] };

export type Provision = {
  /** 32, 120-1 (第一百二十条之一). */
  readonly anchor: string;
  /** 第三十二条, as the text has it. */
  readonly label: string;
  /** 编, 章, 节 it stands in, outermost first. */
  readonly under: readonly string[];
  /** Its lines as the text has them, without the label. */
  readonly text: string;
  readonly hash: string;
};

/** Which words of a norm: the 条 alone, or a 款, 项, 目 of it. */
export type Place = {
  readonly anchor: string;
  readonly paragraph?: number | undefined;
  readonly item?: string | undefined;
  readonly sub?: number | undefined;
};

export type ArticleNumber = { readonly number: number; readonly after: number };

/** `after`: the X of 之X, 0 when there is none. */
export function anchorOf({ number, after }: ArticleNumber): string {
  return after === 0 ? String(number) : `${number}-${after}`;
}

export function numberOfAnchor(anchor: string): ArticleNumber | undefined {
  const match = /^([1-9]\d{0,3})(?:-([1-9]\d{0,2}))?$/.exec(anchor);
  return match === null ? undefined : { number: Number(match[1]), after: Number(match[2] ?? 0) };
}

/** 第一百二十条之一. */
export function labelOf({ number, after }: ArticleNumber): string {
  return `第${numberWord(number)}条${after === 0 ? '' : `之${numberWord(after)}`}`;
}

/** 第九条第二款第（一）项第1目. */
export function placeLabel(place: Place): string {
  const article = numberOfAnchor(place.anchor);
  const parts = [
    article === undefined ? place.anchor : labelOf(article),
    place.paragraph === undefined ? '' : `第${numberWord(place.paragraph)}款`,
    place.item === undefined ? '' : `第（${itemWord(place.item)}）项`,
    place.sub === undefined ? '' : `第${place.sub}目`,
  ];
  return parts.join('');
}

/** Items are cited with number words, whatever digits the text has. */
function itemWord(item: string): string {
  const number = numberOf(item);
  return number === undefined || number > 99 ? item : numberWord(number);
}

export function isSameItem(a: string, b: string): boolean {
  return a === b || (numberOf(a) !== undefined && numberOf(a) === numberOf(b));
}

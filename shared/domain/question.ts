// The question of the one search box: words, "整句", -不要, and filters (类型:档案 来源:教育局 年度:2020-2024). One text is all there
// is of it: what the chips show and what is kept is read from it, with the place of each part.
import {
  type ArticleType,
  articleTypes,
  type IndexedKind,
  indexedKinds,
  type SecretLevel,
  secretLevels,
  type Validity,
  validities,
} from './closed-lists.ts';

/** [start, end) in code units of the question. */
type Place = { readonly start: number; readonly end: number };

export const filterNames = ['类型', '来源', '年度', '密级', '有效'] as const;
export type FilterName = (typeof filterNames)[number];

/** A word as typed, or a sentence in quotes. */
type WordPart = Place & {
  readonly part: 'word';
  readonly text: string;
  readonly exact: boolean;
  readonly not: boolean;
};
export type FilterPart = Place & {
  readonly part: 'filter';
  readonly name: FilterName;
  readonly values: readonly string[];
  readonly not: boolean;
};
/** Filters nothing. What follows an unknown name is looked for as a word: it may be a line somebody pasted. */
type UnclearPart = Place & {
  readonly part: 'unclear';
  readonly problem: 'unknown-filter' | 'unknown-value';
  readonly name: string;
  readonly value: string;
  readonly not: boolean;
};
export type QuestionPart = WordPart | FilterPart | UnclearPart;

const aliases: ReadonlyMap<string, FilterName> = new Map([
  ...filterNames.map((name) => [name, name] as const),
  ['种类', '类型'],
  ['type', '类型'],
  ['source', '来源'],
  ['系统', '来源'],
  ['年', '年度'],
  ['年份', '年度'],
  ['year', '年度'],
  ['level', '密级'],
  ['有效性', '有效'],
  ['效力', '有效'],
  ['valid', '有效'],
]);

const kindWords: { readonly [word: string]: IndexedKind } = {
  待办: 'todo',
  档案: 'archive',
  知识: 'article',
  法规: 'article',
  通讯录: 'contact',
  联系人: 'contact',
  条款: 'provision',
  法条: 'provision',
  文件: 'file',
  附件: 'file',
};

const openingQuotes = '"“「＂';
const closingQuotes = '"”」＂';
const blank = /\s/u;
const minus = '-－';
/** A name and a colon in front of something; 10:30 and https:// are none. */
const namedPattern = /^([\p{Script=Han}]{1,4}|[a-z]{2,8})[:：](?!\/\/)/iu;

export function parseQuestion(text: string): readonly QuestionPart[] {
  const parts: QuestionPart[] = [];
  for (let at = 0; at < text.length; ) {
    if (isBetween(text[at] ?? '')) {
      at += 1;
      continue;
    }
    const part = partAt(text, at);
    if (part.found !== undefined) parts.push(part.found);
    at = part.end;
  }
  return parts;
}

/** A quote that closes nothing parts words as a blank does. */
const isBetween = (character: string): boolean =>
  blank.test(character) || (closingQuotes.includes(character) && !openingQuotes.includes(character));

type Read = { readonly found?: QuestionPart; readonly end: number };

function partAt(text: string, start: number): Read {
  const not = isMinus(text, start);
  const from = not ? start + 1 : start;
  if (openingQuotes.includes(text[from] ?? '')) {
    const { value, end } = quotedAt(text, from);
    return value.trim() === ''
      ? { end }
      : { found: { part: 'word', text: value, exact: true, not, start, end }, end };
  }
  const named = namedPattern.exec(text.slice(from, from + 12));
  if (named !== null) {
    const { value, end } = valueAt(text, from + named[0].length);
    if (value.trim() !== '') return { found: filterOf(named[1] ?? '', value, { start, end, not }), end };
  }
  const end = wordEnd(text, from);
  return { found: { part: 'word', text: text.slice(from, end), exact: false, not, start, end }, end };
}

/** In front of something, and not of a blank: 「甲 - 乙」 asks for both. */
function isMinus(text: string, at: number): boolean {
  const next = text[at + 1] ?? '';
  return minus.includes(text[at] ?? ' ') && next !== '' && !isBetween(next) && !minus.includes(next);
}

function quotedAt(text: string, at: number): { readonly value: string; readonly end: number } {
  let end = at + 1;
  while (end < text.length && !closingQuotes.includes(text[end] ?? '')) end += 1;
  return { value: text.slice(at + 1, end), end: Math.min(text.length, end + 1) };
}

function valueAt(text: string, at: number): { readonly value: string; readonly end: number } {
  if (openingQuotes.includes(text[at] ?? ' ')) return quotedAt(text, at);
  const end = wordEnd(text, at);
  return { value: text.slice(at, end), end };
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !isBetween(text[end] ?? '') && !openingQuotes.includes(text[end] ?? ''))
    end += 1;
  return end;
}

function filterOf(stated: string, value: string, where: Place & { readonly not: boolean }): QuestionPart {
  const name = aliases.get(stated.toLowerCase());
  if (name === undefined)
    return { part: 'unclear', problem: 'unknown-filter', name: stated, value, ...where };
  const values = value.split(/[,，、|]/u).filter((one) => one.trim() !== '');
  const isKnown = values.length > 0 && values.every((one) => meaningOf[name](one.trim()) !== undefined);
  if (!isKnown) return { part: 'unclear', problem: 'unknown-value', name: stated, value, ...where };
  return { part: 'filter', name, values: values.map((one) => one.trim()), ...where };
}

/** What a value stands for; undefined when it stands for nothing. Which sources there are is not known here. */
const meaningOf: { readonly [N in FilterName]: (value: string) => unknown } = {
  类型: kindOf,
  来源: (value) => value,
  年度: yearsOf,
  密级: levelOf,
  有效: validitiesOf,
};

/** 标准口径, 办事指南 … are sorts of 知识. */
function kindOf(value: string): IndexedKind | undefined {
  if (typeOf(value) !== undefined) return 'article';
  return kindWords[value] ?? indexedKinds.find((kind) => kind === value.toLowerCase());
}

const typeOf = (value: string): ArticleType | undefined => articleTypes.find((type) => type === value);

type Years = { readonly from: number; readonly to: number };

function yearsOf(value: string): Years | undefined {
  const match = /^(\d{4})年?(?:(?:[-－~～—至]|\.\.)(\d{4})年?)?$/u.exec(value.normalize('NFKC'));
  if (match === null) return undefined;
  const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
  return from <= to ? { from, to } : { from: to, to: from };
}

function levelOf(value: string): SecretLevel | undefined {
  return secretLevels.find((level) => level === value);
}

const ended: readonly Validity[] = ['已被修订', '已废止', '失效'];

function validitiesOf(value: string): readonly Validity[] | undefined {
  if (['是', '有效', 'yes'].includes(value.toLowerCase())) return ['现行有效'];
  if (['否', '无效', 'no'].includes(value.toLowerCase())) return ended;
  const found = validities.find((validity) => validity === value);
  return found === undefined ? undefined : [found];
}

/** Values of one name are alternatives; different names must all be met. */
type Filters = {
  readonly kinds?: readonly IndexedKind[];
  /** Of articles alone. */
  readonly articleTypes: readonly { readonly not: boolean; readonly any: readonly ArticleType[] }[];
  /** As typed: the desk knows which sources they mean. */
  readonly sources: readonly FilterPart[];
  readonly years: readonly { readonly not: boolean; readonly any: readonly Years[] }[];
  readonly levels: readonly { readonly not: boolean; readonly any: readonly SecretLevel[] }[];
  readonly validities?: readonly Validity[];
};

export function filtersOf(parts: readonly QuestionPart[]): Filters {
  const filters = parts.filter((part) => part.part === 'filter');
  const named = (name: FilterName) => filters.filter((part) => part.name === name);
  const valid = chosen(named('有效'), validities, (value) => validitiesOf(value) ?? []);
  const isUnwantedType = (part: FilterPart, value: string): boolean =>
    part.not && typeOf(value) !== undefined;
  const kinds = chosen(named('类型'), indexedKinds, (value, part) =>
    isUnwantedType(part, value) ? [] : (kindOf(value) ?? []),
  );
  return {
    ...(kinds === undefined ? {} : { kinds }),
    articleTypes: typesIn(named('类型')),
    sources: named('来源'),
    years: alternatives(named('年度'), (value) => yearsOf(value) ?? []),
    levels: alternatives(named('密级'), (value) => levelOf(value) ?? []),
    ...(valid === undefined ? {} : { validities: valid }),
  };
}

/** Those named, all when none is, without those not wanted. */
function chosen<T>(
  parts: readonly FilterPart[],
  all: readonly T[],
  meaning: (value: string, part: FilterPart) => T | readonly T[],
): readonly T[] | undefined {
  if (parts.length === 0) return undefined;
  const meant = (part: FilterPart) => part.values.flatMap((value) => meaning(value, part));
  const of = (not: boolean) => new Set(parts.filter((part) => part.not === not).flatMap(meant));
  const [wanted, unwanted] = [of(false), of(true)];
  return all.filter((one) => (wanted.size === 0 || wanted.has(one)) && !unwanted.has(one));
}

/** 类型:知识,标准口径 wants all articles. */
function typesIn(parts: readonly FilterPart[]): Filters['articleTypes'] {
  return alternatives(parts, (value) => typeOf(value) ?? []).filter(
    ({ not }) =>
      not ||
      !parts.some(
        (part) =>
          !part.not &&
          part.values.some((value) => kindOf(value) === 'article' && typeOf(value) === undefined),
      ),
  );
}

/** What is wanted of one name is one list of alternatives, wherever it stands. */
function alternatives<T>(parts: readonly FilterPart[], meaning: (value: string) => T | readonly T[]) {
  return [false, true].flatMap((not) => {
    const any = parts.filter((part) => part.not === not).flatMap(({ values }) => values.flatMap(meaning));
    return any.length === 0 ? [] : [{ not, any }];
  });
}

const quotedIfNeeded = (value: string): string => (/[\s“「]/u.test(value) ? `"${value}"` : value);

/** The question without one of its parts. */
export function withoutPart(text: string, { start, end }: Place): string {
  return `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.trim();
}

/** The question with one more filter. */
export function withFilter(text: string, name: FilterName, value: string): string {
  return `${text.trim()} ${name}:${quotedIfNeeded(value)}`.trim();
}

/** What is looked for in texts, and shown where it stands: without filters and what is not wanted. */
export function wordsOf(
  parts: readonly QuestionPart[],
): readonly { readonly text: string; readonly exact: boolean }[] {
  return parts.flatMap((part) => {
    if (part.not) return [];
    if (part.part === 'word') return [{ text: part.text, exact: part.exact }];
    return part.part === 'unclear' && part.problem === 'unknown-filter'
      ? [{ text: part.value, exact: false }]
      : [];
  });
}

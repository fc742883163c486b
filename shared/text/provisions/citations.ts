// Citations in a text: 《行政许可法》第三十二条第一款第（四）项, 本法第十条、第十二条, 国发〔2016〕51号. Grammar only: what is meant is
// found out by domain/citation.ts. Pure.
import type { Place } from '../../domain/provision.ts';
import { anchorOf } from '../../domain/provision.ts';
import { editionIn } from '../../domain/norm-name.ts';
import { meantBefore, titlePattern } from './names-around.ts';
import { numberCharacters, numberOf } from './numbers.ts';

/** How the text says which norm it means. */
export type Meant =
  /** 《…》, perhaps with its edition and its 文号. */
  | { readonly by: 'title'; readonly title: string; readonly edition?: number; readonly docNo?: string }
  /** 刑法第二百条: the words before, the longest first; one may be a name. They end `gap` before the citation begins. */
  | { readonly by: 'words'; readonly names: readonly string[]; readonly gap: number }
  | { readonly by: 'docNo'; readonly docNo: string }
  /** 本法. */
  | { readonly by: 'this' }
  /** 该法, 同法. */
  | { readonly by: 'that' }
  /** A number alone. */
  | { readonly by: 'nothing' };

export type FoundCitation = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly meant: Meant;
  /** Absent when a norm is named and no 条 of it. */
  readonly place?: Place;
  /** 前款, 前两条, 本条第二款: counted from where it stands. */
  readonly relative?: { readonly unit: '条' | '款' | '项'; readonly back: number };
};

const D = `[${numberCharacters}]`;
const docNo =
  '[\\p{Script=Han}]{1,15}[〔\\[（(【]\\s*(?:19|20)\\d{2}\\s*[〕\\]）)】]\\s*第?\\s*\\d{1,5}\\s*号';
const token = new RegExp(
  `(?<title>${titlePattern})|(?<docNo>${docNo})|第\\s*(?<article>${D}+)\\s*条(?:之(?<after>[一二三四五六七八九十]+))?` +
    `|第(?<paragraph>${D}+)款|第[（(]?(?<item>${D}+)[)）]?项|第[（(]?(?<sub>${D}+)[)）]?目` +
    `|(?<back>前|上|本)(?<many>[一二两三四五])?(?<unit>条|款|项)(?!例|件|目|款|约|形)`,
  'gu',
);

/** Words that run into the 代字 of a 文号. */
const leadBefore =
  /^\p{Script=Han}*?(?:按照|依照|根据|依据|贯彻|落实|执行|转发|印发|参照|结合|废止|见|和|与|及|按|据|的)(?=\p{Script=Han})/u;

type Kind = 'title' | 'docNo' | 'article' | 'paragraph' | 'item' | 'sub' | 'back';
type Token = {
  readonly kind: Kind;
  readonly match: RegExpExecArray;
  readonly start: number;
  readonly end: number;
};

const kinds: readonly Kind[] = ['title', 'docNo', 'article', 'paragraph', 'item', 'sub', 'back'];

function* tokensIn(text: string): Generator<Token> {
  for (const match of text.matchAll(token)) {
    const kind = kinds.find((candidate) => match.groups?.[candidate] !== undefined);
    if (kind !== undefined) yield { kind, match, start: match.index, end: match.index + match[0].length };
  }
}

type Open = {
  start: number;
  end: number;
  meant: Meant;
  place?: { anchor: string; paragraph?: number; item?: string; sub?: number };
  relative?: NonNullable<FoundCitation['relative']>;
};

/** 、和至: the next number belongs to the norm named before. */
const listed = /^\s*(?:、|和|与|及|以及|或|或者|至|到|，|,|；|～|—|-)+\s*(?:者)?\s*$/u;
/** What may stand between a title and the 条 of it: its edition, 的, its 章. */
const between = new RegExp(
  `^\\s*(?:[（(][^（）()\\n]{0,60}[)）])?\\s*(?:的|中|之|中的)?\\s*(?:第${D}+[编章]\\s*)?(?:第${D}+节\\s*)?$`,
  'u',
);

export function citationsIn(text: string): readonly FoundCitation[] {
  const reader = new CitationReader(text);
  for (const found of tokensIn(text)) reader.read(found);
  return reader.found.map(({ start, end, meant, place, relative }) => ({
    start,
    end,
    text: text.slice(start, end),
    meant,
    ...(place === undefined ? {} : { place }),
    ...(relative === undefined ? {} : { relative }),
  }));
}

class CitationReader {
  readonly found: Open[] = [];
  private readonly text: string;
  private last: { readonly kind: Kind; readonly end: number } | undefined;

  constructor(text: string) {
    this.text = text;
  }

  read({ kind, match, start, end }: Token): void {
    const gap = this.last === undefined ? undefined : this.text.slice(this.last.end, start);
    const open = this.found.at(-1);
    const touches = gap === '' && open !== undefined;
    const isTaken = this.take({ kind, match, start, end, gap, touches });
    if (isTaken) this.last = { kind, end: this.found.at(-1)?.end ?? end };
  }

  private take(read: Token & { readonly gap: string | undefined; readonly touches: boolean }): boolean {
    const { kind, match, start, end, gap } = read;
    switch (kind) {
      case 'title':
        return this.begin({
          start,
          end,
          meant: { by: 'title', title: match[0].slice(1, -1), ...this.edition(end) },
        });
      case 'docNo': {
        const lead = leadBefore.exec(match[0])?.[0].length ?? 0;
        return this.number(match[0].slice(lead).trim(), start + lead, end, gap);
      }
      case 'article':
        return this.article(read);
      case 'back':
        return this.back(read);
      case 'paragraph':
      case 'item':
      case 'sub':
        return this.part(read);
    }
  }

  private begin(open: Open): true {
    this.found.push(open);
    return true;
  }

  private edition(end: number): { readonly edition?: number } {
    const edition = editionIn(this.text.slice(end, end + 30));
    return edition === undefined ? {} : { edition };
  }

  /** 《…》（国发〔2016〕51号）is one citation. */
  private number(number: string, start: number, end: number, gap: string | undefined): true {
    const open = this.found.at(-1);
    if (
      open?.meant.by === 'title' &&
      open.place === undefined &&
      gap !== undefined &&
      /^\s*[（(]$/u.test(gap)
    ) {
      open.meant = { ...open.meant, docNo: number };
      open.end = end + (/^[）)]/u.test(this.text.slice(end)) ? 1 : 0);
      return true;
    }
    return this.begin({ start, end, meant: { by: 'docNo', docNo: number } });
  }

  private article({ match, start, end, gap }: Token & { readonly gap: string | undefined }): boolean {
    const number = numberOf(match.groups?.['article'] ?? '');
    const afterWord = match.groups?.['after'];
    const after = afterWord === undefined ? 0 : numberOf(afterWord);
    if (number === undefined || after === undefined || number === 0) return false;
    const place = { anchor: anchorOf({ number, after }) };
    const open = this.found.at(-1);
    const isNamed = open !== undefined && open.place === undefined && open.relative === undefined;
    if (isNamed && gap !== undefined && between.test(gap)) {
      open.place = place;
      open.end = end;
      return true;
    }
    if (
      open !== undefined &&
      open.relative === undefined &&
      gap !== undefined &&
      listed.test(gap) &&
      !isNamed
    )
      return this.begin({ start, end, meant: open.meant, place });
    const { meant, from } = this.wordsBefore(start);
    return this.begin({ start: from, end, meant, place });
  }

  private wordsBefore(start: number): { readonly meant: Meant; readonly from: number } {
    const before = this.text.slice(Math.max(0, start - 40, this.last?.end ?? 0), start);
    return meantBefore(before, start);
  }

  /** 第二款 after 第十条, at once or in a list; alone it is counted from where it stands, and 前款 says more. */
  private part({
    kind,
    match,
    start,
    end,
    gap,
    touches,
  }: Token & { readonly gap: string | undefined; readonly touches: boolean }): boolean {
    const open = this.found.at(-1);
    const number = match.groups?.[kind] ?? '';
    const value = numberOf(number);
    if (
      open === undefined ||
      value === undefined ||
      (open.place === undefined && open.relative === undefined)
    )
      return false;
    const isListed = gap !== undefined && listed.test(gap);
    if (!touches && !isListed) return false;
    if (open.place === undefined) {
      if (touches) open.end = end;
      return touches;
    }
    const place = placeWith(open.place, kind, value, number);
    if (touches && !isListed && !holds(open.place, kind)) {
      open.place = place;
      open.end = end;
      return true;
    }
    return isListed && this.begin({ start, end, meant: open.meant, place });
  }

  private back({ match, start, end }: Token): boolean {
    const { back, many, unit } = match.groups ?? {};
    if (unit !== '条' && unit !== '款' && unit !== '项') return false;
    const count = back === '本' ? 0 : many === undefined ? 1 : (numberOf(many) ?? 1);
    return this.begin({ start, end, meant: { by: 'this' }, relative: { unit, back: count } });
  }
}

type OpenPlace = NonNullable<Open['place']>;

const holds = (place: OpenPlace, kind: Kind): boolean =>
  kind === 'paragraph'
    ? place.paragraph !== undefined || place.item !== undefined
    : kind === 'item'
      ? place.item !== undefined
      : place.sub !== undefined;

function placeWith(place: OpenPlace, kind: Kind, value: number, number: string): OpenPlace {
  const { anchor, paragraph, item } = place;
  const upToParagraph = { anchor, ...(paragraph === undefined ? {} : { paragraph }) };
  if (kind === 'paragraph') return { anchor, paragraph: value };
  if (kind === 'item') return { ...upToParagraph, item: number.normalize('NFKC') };
  return { ...upToParagraph, ...(item === undefined ? {} : { item }), sub: value };
}

// Citations in a text: 《行政许可法》第三十二条第一款第（四）项, 本法第十条至第十二条, 国务院令第786号, 前款第一项. Grammar only: what is
// meant is found out by domain/citation.ts. Pure.
import type { Place } from '../../domain/provision.ts';
import { anchorOf } from '../../domain/provision.ts';
import { editionIn } from '../../domain/norm-name.ts';
import { type Numeral, type Numerals, type Token, tokensIn, type Unit } from './citation-tokens.ts';
import { meantBefore } from './names-around.ts';
import { numberCharacters } from './numbers.ts';

/** How the text says which norm it means. */
export type Meant =
  /** 《…》, perhaps with its edition and its 文号. */
  | { readonly by: 'title'; readonly title: string; readonly edition?: number; readonly docNo?: string }
  /** 刑法第二百条: the words before, the longest first; one may be a name. They end `gap` before the citation begins. */
  | { readonly by: 'words'; readonly names: readonly string[]; readonly gap: number }
  /** 国发〔2016〕51号, 国务院令第786号; words of the sentence may stand before it. */
  | { readonly by: 'docNo'; readonly docNo: string }
  /** 本法. */
  | { readonly by: 'this' }
  /** 该法, 同法. */
  | { readonly by: 'that' }
  /** A number alone. */
  | { readonly by: 'nothing' };

/** One more place of the same norm. `upTo`: all between the one before and this one are cited too. */
export type AlsoPlace = { readonly place: Place; readonly upTo: boolean };

/**
 * Counted from where it stands: 前款, 前条, 本条第二款. `upToHere`: 前两款 are two. 下列 is what is listed behind it, `list` the list
 * around or nearest before it. The part of it that is meant stands in `place`, whose anchor says nothing then.
 */
export type Relative =
  | { readonly unit: '条' | '款' | '项'; readonly back: number; readonly upToHere: boolean }
  | { readonly unit: 'below' }
  | { readonly unit: 'list' };

export type FoundCitation = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly meant: Meant;
  /** Absent when a norm is named and no 条 of it. */
  readonly place?: Place;
  /** 第三条至第七条, 第三、四条: what is cited besides the first. */
  readonly also?: readonly AlsoPlace[];
  readonly relative?: Relative;
  /** A 款 or 项 that names no 条: where it leads nowhere it may be none at all. */
  readonly alone?: true;
};

const D = `[${numberCharacters}]`;

/** Words that run into the 代字 of a 文号. */
const leadBefore =
  /^\p{Script=Han}*?(?:按照|依照|根据|依据|贯彻|落实|执行|转发|印发|参照|结合|废止|见|和|与|及|按|据|的)(?=\p{Script=Han})/u;
/** Into an organ that gives an order: 和 and 据 are in the names of some. */
const leadBeforeOrder =
  /^[\p{Script=Han}、]*?(?:按照|依照|根据|依据|贯彻|落实|执行|转发|印发|参照|结合|废止)(?=\p{Script=Han})/u;

type Open = {
  readonly start: number;
  end: number;
  meant: Meant;
  place?: Place;
  also: AlsoPlace[];
  readonly relative?: Relative;
  readonly alone?: true;
};

/** 、和至: the next number belongs to the norm named before. */
const listed = /^\s*(?:、|和|与|及|以及|或|或者|至|到|，|,|；|～|—|-)+\s*(?:者)?\s*$/u;
const upTo = /^\s*(?:至|到|～|－|—{1,2}|-)\s*$/u;
/** What may stand between a title and the 条 of it: its edition, 的, its 章. */
const between = new RegExp(
  `^\\s*(?:[（(][^（）()\\n]{0,60}[)）])?\\s*(?:的|中|之|中的)?\\s*(?:第${D}+[编章]\\s*)?(?:第${D}+节\\s*)?$`,
  'u',
);
/** The place a relative citation is counted to stands in no text; parts of it hang here meanwhile. */
const counted = '';

export function citationsIn(text: string): readonly FoundCitation[] {
  const reader = new CitationReader(text);
  for (const found of tokensIn(text)) reader.read(found);
  return reader.found.map(({ start, end, meant, place, also, relative, alone }) => ({
    start,
    end,
    text: text.slice(start, end),
    meant,
    ...(place === undefined ? {} : { place }),
    ...(also.length === 0 ? {} : { also }),
    ...(relative === undefined ? {} : { relative }),
    ...(alone === undefined ? {} : { alone }),
  }));
}

type NumbersToken = Extract<Token, { kind: 'numbers' }>;

class CitationReader {
  readonly found: Open[] = [];
  private readonly text: string;
  /** Where the last token ended that was taken. */
  private until: number | undefined;

  constructor(text: string) {
    this.text = text;
  }

  read(token: Token): void {
    const gap = this.until === undefined ? undefined : this.text.slice(this.until, token.start);
    if (this.take(token, gap)) this.until = this.found.at(-1)?.end ?? token.end;
  }

  private take(token: Token, gap: string | undefined): boolean {
    const { start, end, words } = token;
    switch (token.kind) {
      case 'title':
        return this.begin({
          start,
          end,
          meant: { by: 'title', title: words.slice(1, -1), ...this.edition(end) },
        });
      case 'docNo': {
        const lead = (words.includes('令') ? leadBeforeOrder : leadBefore).exec(words)?.[0].length ?? 0;
        return this.number(words.slice(lead).trim(), start + lead, end, gap);
      }
      case 'numbers':
        return token.unit === '条' ? this.articles(token, gap) : this.parts(token, gap);
      case 'back': {
        const { unit, back, upToHere } = token;
        return this.begin({ start, end, meant: { by: 'this' }, relative: { unit, back, upToHere } });
      }
      case 'below':
        return this.begin({ start, end, meant: { by: 'this' }, relative: { unit: 'below' } });
    }
  }

  private begin(open: Omit<Open, 'also'> & { readonly also?: AlsoPlace[] }): true {
    this.found.push({ also: [], ...open });
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

  private articles({ numerals, start, end }: NumbersToken, gap: string | undefined): boolean {
    const [place, also] = articlesOf(numerals);
    const open = this.found.at(-1);
    if (open !== undefined && open.relative === undefined && gap !== undefined) {
      if (open.place === undefined && between.test(gap)) {
        Object.assign(open, { place, also, end });
        return true;
      }
      if (open.place !== undefined && upTo.test(gap)) {
        open.also.push({ place, upTo: true }, ...also);
        open.end = end;
        return true;
      }
      if (open.place !== undefined && listed.test(gap))
        return this.begin({ start, end, meant: open.meant, place, also });
    }
    const before = this.text.slice(Math.max(0, start - 40, this.until ?? 0), start);
    const { meant, from } = meantBefore(before, start);
    return this.begin({ start: from, end, meant, place, also });
  }

  /** 第二款 after 第十条 or 前条, at once or in a list. */
  private parts(token: NumbersToken, gap: string | undefined): true {
    const { unit, numerals, start, end } = token;
    const open = this.found.at(-1);
    if (open === undefined || gap === undefined) return this.alone(token, undefined);
    const on = open.also.at(-1)?.place ?? open.place ?? (open.relative && { anchor: counted });
    if (on === undefined || (open.relative?.unit === 'below' && open.place === undefined))
      return this.alone(token, gap);
    const [place, also] = partsOf(on, unit, numerals);
    if (gap === '' && !holds(on, unit)) {
      const last = open.also.pop();
      if (last === undefined) open.place = place;
      else open.also.push({ ...last, place });
      open.also.push(...also);
      open.end = end;
      return true;
    }
    if (open.place !== undefined && upTo.test(gap)) {
      open.also.push({ place, upTo: true }, ...also);
      open.end = end;
      return true;
    }
    // A comma alone may as well end what was said: 依据第四十二条，第二项工作抓紧办.
    if (!listed.test(gap) || /^[\s，,；]*$/u.test(gap)) return this.alone(token, gap);
    const { meant, relative, alone } = open;
    return this.begin({
      ...{ start, end, meant, place, also },
      ...(relative && { relative }),
      ...(alone && { alone }),
    });
  }

  /** 有第二项情形的: of what is named before it in its sentence, else of the 条 it stands in. */
  private alone({ unit, numerals, start, end }: NumbersToken, gap: string | undefined): true {
    const before = gap === undefined || endOfSentence.test(gap) ? undefined : this.found.at(-1);
    const on = before && placeBefore(before, unit);
    const own: Relative = unit === '款' ? { unit: '条', back: 0, upToHere: false } : { unit: 'list' };
    const { meant, relative } = on === undefined ? { meant: thisNorm, relative: own } : (before ?? {});
    const [place, also] = partsOf(on ?? { anchor: counted }, unit, numerals);
    return this.begin({
      ...{ start, end, meant: meant ?? thisNorm, place, also, alone: true },
      ...(relative && { relative }),
    });
  }
}

const thisNorm: Meant = { by: 'this' };

/** 。但是 goes on with the same. */
const endOfSentence = /[。！？\n](?!但)/u;

/** What a 款 or 项 that follows in the same sentence is a part of; undefined: of the 条 it stands in. */
function placeBefore({ meant, place, also, relative }: Open, unit: Unit): Place | undefined {
  const on = also.at(-1)?.place ?? place;
  if (unit === '款') return paragraphBefore(on, meant, relative);
  const whole = { anchor: on?.anchor ?? counted, paragraph: on?.paragraph };
  if (unit === '目') return on?.item === undefined ? undefined : { ...whole, item: on.item };
  if (relative === undefined) return on && whole;
  // 本条 alone has a list, or its 款 has.
  const isCounted =
    relative.unit === '款' || (relative.unit === '条' && (relative.back > 0 || on?.paragraph));
  return isCounted ? whole : undefined;
}

/** 《刑法》第三十条增加一款，作为第二款; but 违反本法第六十五条的，依照第一款处罚 is the 款 of its own 条. */
function paragraphBefore(on: Place | undefined, meant: Meant, relative?: Relative): Place | undefined {
  if (on === undefined) return undefined;
  if (relative !== undefined) {
    const isOther = relative.unit === '条' && relative.back > 0 && on.paragraph !== undefined;
    return isOther ? { anchor: counted } : undefined;
  }
  const isOther = meant.by !== 'this' && meant.by !== 'nothing';
  return isOther || on.paragraph !== undefined ? { anchor: on.anchor } : undefined;
}

type Places = readonly [Place, AlsoPlace[]];

function articlesOf([first, ...others]: Numerals): Places {
  const place = ({ value, after }: Numeral): Place => ({ anchor: anchorOf({ number: value, after }) });
  return [place(first), others.map((other) => ({ place: place(other), upTo: other.upTo }))];
}

function partsOf(on: Place, unit: Unit, [first, ...others]: Numerals): Places {
  const place = (numeral: Numeral): Place => placeWith(on, unit, numeral);
  return [place(first), others.map((other) => ({ place: place(other), upTo: other.upTo }))];
}

const holds = (place: Place, unit: Unit): boolean =>
  unit === '款'
    ? place.paragraph !== undefined || place.item !== undefined
    : unit === '项'
      ? place.item !== undefined
      : place.sub !== undefined;

function placeWith({ anchor, paragraph, item }: Place, unit: Unit, { word, value }: Numeral): Place {
  const upToParagraph = { anchor, ...(paragraph === undefined ? {} : { paragraph }) };
  if (unit === '款') return { anchor, paragraph: value };
  if (unit === '项') return { ...upToParagraph, item: word.normalize('NFKC') };
  return { ...upToParagraph, ...(item === undefined ? {} : { item }), sub: value };
}

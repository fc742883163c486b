// The pieces citations are made of, as they stand in a text: titles, numbers of documents, numbers of 条, 款, 项 and 目, and
// words that count from where they stand. Pure.
import { titlePattern } from './names-around.ts';
import { numberCharacters, numberOf } from './numbers.ts';

const D = `[${numberCharacters}]`;

/** 国发〔2016〕51号. Not from 第三条和国发〔2016〕51号 on: no organ is called so. */
const docNo =
  '(?:(?![第条款项目])\\p{Script=Han}){1,15}[〔\\[（(【]\\s*(?:19|20)\\d{2}\\s*[〕\\]）)】]\\s*第?\\s*\\d{1,5}\\s*号';
const inOrgan = '(?![第条款项目令])\\p{Script=Han}';
/** 国务院令第786号, 公安部第69号令, 商务部令2021年第2号; two organs are parted by 、. */
const order =
  `${inOrgan}(?:${inOrgan}|、(?=\\p{Script=Han})){0,40}?(?:令\\s*(?:(?:19|20)\\d{2}\\s*年\\s*)?第\\s*${D}+\\s*号` +
  `|第\\s*${D}+\\s*号令)`;
const joint = '(?:、|和|与|及|以及|或者|或|至|到|～|－|—{1,2}|-)';
/** A run of numbers that ends in nothing must not be gone through from each of them. */
const mostNumerals = 40;
const numeral = `[（(]?${D}+[)）]?`;

/** 第一项目, 第一目标, 第一款项 are none. */
const part = '款(?!项)|项(?!目)|目(?!标|的|录|前)';

const token = new RegExp(
  `(?<title>${titlePattern})|(?<docNo>${docNo}|${order})` +
    // 第三、四、五条; 第（一）至（三）项.
    `|第\\s*(?<several>${numeral}(?:\\s*${joint}\\s*第?${numeral}){1,${mostNumerals}})\\s*(?<unit>条|${part})` +
    `|第\\s*(?<article>${D}+)\\s*条(?:之(?<after>[一二三四五六七八九十]+))?` +
    // 第三十七条、三十八条.
    `|(?<=第${D}+条(?:、|和|与|及|或者|或|至|到))(?<bare>${D}+)条(?!件|约|款|例|文)` +
    `|第(?:(?<paragraph>${D}+)(?=款)|[（(]?(?<item>${D}+)[)）]?(?=项)|[（(]?(?<sub>${D}+)[)）]?(?=目))(?:${part})` +
    `|(?<back>前|上|本)(?<many>[一二两三四五])?(?<counted>条|款|项)(?!例|件|目|款|约|形)|(?<below>下列)(?!车)`,
  'gu',
);

/** What a number counts. */
export type Unit = '条' | '款' | '项' | '目';
export type Numeral = {
  readonly word: string;
  readonly value: number;
  /** The X of 之X. */
  readonly after: number;
  /** All between the one before and this one are meant too. */
  readonly upTo: boolean;
};
export type Numerals = readonly [Numeral, ...Numeral[]];
type Spot = { readonly start: number; readonly end: number; readonly words: string };
export type Token = Spot &
  (
    | { readonly kind: 'title' }
    | { readonly kind: 'docNo' }
    | { readonly kind: 'numbers'; readonly unit: Unit; readonly numerals: Numerals }
    /** 前款 is one 款 back, 前两款 are two of them. */
    | {
        readonly kind: 'back';
        readonly unit: '条' | '款' | '项';
        readonly back: number;
        readonly upToHere: boolean;
      }
    | { readonly kind: 'below' }
  );

export function* tokensIn(text: string): Generator<Token> {
  for (const match of text.matchAll(token)) {
    const spot = { start: match.index, end: match.index + match[0].length, words: match[0] };
    const found = tokenOf(match.groups ?? {}, spot);
    if (found !== undefined) yield found;
  }
}

type Groups = { readonly [name: string]: string | undefined };

function tokenOf(groups: Groups, spot: Spot): Token | undefined {
  const { title, docNo: number, several, below, back } = groups;
  if (title !== undefined) return { kind: 'title', ...spot };
  if (number !== undefined) return { kind: 'docNo', ...spot };
  if (below !== undefined) return { kind: 'below', ...spot };
  if (back !== undefined) return countedBack(groups, spot);
  const unit = several === undefined ? unitNamed(groups) : unitOf(groups['unit']);
  const numerals = several === undefined ? one(groups) : numeralsIn(several);
  return unit === undefined || numerals === undefined
    ? undefined
    : { kind: 'numbers', unit, numerals, ...spot };
}

function countedBack({ back, many, counted }: Groups, spot: Spot): Token | undefined {
  const unit = unitOf(counted);
  if (unit === undefined || unit === '目') return undefined;
  const steps = back === '本' ? 0 : many === undefined ? 1 : (numberOf(many) ?? 1);
  return { kind: 'back', unit, back: steps, upToHere: steps > 1, ...spot };
}

const unitOf = (word: string | undefined): Unit | undefined =>
  (['条', '款', '项', '目'] as const).find((unit) => unit === word);

function unitNamed({ article, bare, paragraph, item }: Groups): Unit {
  if (article !== undefined || bare !== undefined) return '条';
  if (paragraph !== undefined) return '款';
  return item === undefined ? '目' : '项';
}

function one({ article, bare, paragraph, item, sub, after }: Groups): Numerals | undefined {
  const word = article ?? bare ?? paragraph ?? item ?? sub ?? '';
  const [value, more] = [numberOf(word), after === undefined ? 0 : numberOf(after)];
  const isNumber = value !== undefined && more !== undefined && value > 0;
  return isNumber ? [{ word, value, after: more, upTo: false }] : undefined;
}

const isUpTo = /至|到|～|－|—|-/u;

/** 三、四至六: undefined when one of them is no number. */
function numeralsIn(several: string): Numerals | undefined {
  const words = [...several.matchAll(new RegExp(`(${joint})?\\s*第?[（(]?(${D}+)[)）]?`, 'gu'))];
  const numerals = words.flatMap(([, before = '', word = '']): readonly Numeral[] => {
    const value = numberOf(word);
    const isNumber = value !== undefined && value > 0;
    return isNumber ? [{ word, value, after: 0, upTo: isUpTo.test(before) }] : [];
  });
  const [first, ...others] = numerals;
  return first === undefined || numerals.length < words.length ? undefined : [first, ...others];
}

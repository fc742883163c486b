// Which words of a row the search knows, and what it is filtered by. The numbers people know a record by count as its title.
import { ymdOf } from '../../../shared/domain/calendar.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import {
  type ArticleType,
  articleTypes,
  type SecretLevel,
  secretLevels,
} from '../../../shared/domain/terms.ts';
import { indexTokens, markedTokens } from '../../../shared/text/bigrams.ts';
import { docNoWords } from '../../../shared/text/docno.ts';
import type { ArticleFacts, IndexedBody, IndexedRow } from '../store/indexed-rows.ts';

type Document = {
  readonly title: string;
  /** 文号, 档号: found and ranked like a title. */
  readonly numbers: readonly string[];
  /** Everything else, a piece a line. */
  readonly body: string;
};

export function documentOf(body: IndexedBody): Document {
  switch (body.kind) {
    case 'todo':
      return ofTodo(body.data);
    case 'archive': {
      const { title, refCode, docNo, fondsName, orgOrTopic, responsible, abstract, files } = body.data;
      const names = files.map((file) => file.name);
      return {
        title,
        numbers: present([refCode, docNo]),
        body: lines([abstract, body.data.body, fondsName, orgOrTopic, ...responsible, ...names]),
      };
    }
    case 'article':
      return ofArticle(body.data, body.data.body);
    case 'norm':
      return ofArticle(body.data, body.outside);
    case 'contact': {
      const { org, unit, post, duties, items, office, address, phone, mobile } = body.data;
      const rest = lines([org, unit, post, duties, ...items, office, address]);
      return { title: titleOf(body), numbers: present([phone, mobile]), body: rest };
    }
    case 'provision':
      return { title: titleOf(body), numbers: present([body.docNo]), body: body.text };
    case 'file':
      return { title: titleOf(body), numbers: [], body: body.text };
  }
}

function ofTodo({
  title,
  step,
  fromOrg,
  fromPerson,
  paper,
}: Extract<IndexedBody, { kind: 'todo' }>['data']): Document {
  const opinions = (paper?.opinions ?? []).flatMap((opinion) => [opinion.by, opinion.org, opinion.text]);
  const people = [fromOrg, fromPerson, step, paper?.signer, ...(paper?.mainTo ?? []), ...(paper?.cc ?? [])];
  const files = (paper?.files ?? []).map((file) => file.name);
  return {
    title,
    numbers: present([paper?.docNo, paper?.matterNo]),
    body: lines([paper?.body, ...people, ...(paper?.attachmentsNote ?? []), ...opinions, ...files]),
  };
}

function ofArticle(data: Extract<IndexedBody, { kind: 'article' }>['data'], text: string): Document {
  const { title, docNo, asks, topic, issuer, ownerOrg } = data;
  return { title, numbers: present([docNo]), body: lines([...asks, text, topic, issuer, ownerOrg]) };
}

const present = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.filter((text) => text !== undefined && text !== '').map((text) => text ?? '');

const lines = (texts: readonly (string | undefined)[]): string => present(texts).join('\n');

export function titleOf(body: IndexedBody): string {
  switch (body.kind) {
    case 'contact':
      return body.data.name;
    case 'provision':
      return `${body.norm} ${body.heading}`;
    case 'file':
      return body.names.join('\n');
    default:
      return body.data.title;
  }
}

/** What is known of sounds: handed in, because the dictionary behind it is loaded late. */
export type Sounds = { soundTokens(text: string, readings?: 'all' | 'usual'): string };

/**
 * Parted by blanks: words of the title with a mark, so that a question for titles goes through titles alone; how it sounds; what it is
 * filtered by; then the words of title and text. `facts`: of the article a provision belongs to.
 */
export function tokensFor(row: IndexedRow, sounds: Sounds, facts?: ArticleFacts): string {
  const { title, numbers, body } = documentOf(row.body);
  const ofTitle = indexTokens(title);
  const titles = ofTitle + tokensOfNumbers(numbers);
  const first = titles.slice(0, titles.indexOf(' ') + 1);
  const sound = `${soundOf(row.body, sounds)} ${characterTokens(ofTitle)} ${facetTokens(row, facts)}`;
  return `${beginMark}${first}${markedTokens(titles, titleMark)}${sound} ${titles}${indexTokens(body)}`;
}

/** 国发〔2016〕第051号 is found as 国发〔2016〕51号 too: what it must be looked for in where the index does not say. */
export const asFound = (numbers: readonly string[]): readonly string[] => [
  ...numbers,
  ...numbers.flatMap((number) => docNoWords(number) ?? []),
];

/** The same for the index, which need not have the same words twice. */
function tokensOfNumbers(numbers: readonly string[]): string {
  let [asTheyAre, otherwise] = ['', ''];
  for (const number of numbers) {
    const tokens = indexTokens(number);
    asTheyAre += tokens;
    const words = docNoWords(number);
    const spelt = words === undefined ? tokens : indexTokens(words);
    if (spelt !== tokens) otherwise += spelt;
  }
  return asTheyAre + otherwise;
}

/** How far into the text of a guide its sound is known: zwfw finds what only speaks of 政务服务. */
const deepestSound = 2000;

function soundOf(body: IndexedBody, sounds: Sounds): string {
  switch (body.kind) {
    case 'contact': {
      const { name, org, unit, post } = body.data;
      return sounds.soundTokens([name, org, unit, post].join('\n'));
    }
    case 'article':
      return `${sounds.soundTokens(body.data.title)} ${sounds.soundTokens(body.data.body.slice(0, deepestSound), 'usual')}`;
    case 'todo':
    case 'archive':
    case 'norm':
      return sounds.soundTokens(body.data.title);
    case 'file':
      return sounds.soundTokens(body.names.join('\n'));
    // Found by the sound of its norm, which is an article.
    case 'provision':
      return '';
  }
}

// Marks that no text has as words keep what they stand before apart from words in the index.
const titleMark = '¶';
const beginMark = '‸';
const characterMark = '¤';
const facetMark = '§';

export const titleToken = (token: string): string => titleMark + token;
export const beginToken = (token: string): string => beginMark + token;

/** A question of one character is answered by titles; the pairs that begin with it are too many to go through. */
function characterTokens(tokensOfTitle: string): string {
  let tokens = '';
  let met = '';
  for (let start = 0; start < tokensOfTitle.length; start = tokensOfTitle.indexOf(' ', start) + 1) {
    const code = tokensOfTitle.codePointAt(start) ?? 0;
    const character = code > 0xffff ? String.fromCodePoint(code) : (tokensOfTitle[start] ?? '');
    if (!isInWord(code) || met.includes(character)) continue;
    met += character;
    tokens += `${tokens === '' ? '' : ' '}${characterMark}${character}`;
  }
  return tokens;
}

/** 1 yes, 2 no, 0 not looked at yet. */
const inWord = new Uint8Array(0x10000);

function isInWord(code: number): boolean {
  const isOne = () => /^[\p{L}\p{N}]$/u.test(String.fromCodePoint(code));
  if (code > 0xffff) return isOne();
  if (inWord[code] === 0) inWord[code] = isOne() ? 1 : 2;
  return inWord[code] === 1;
}

export const characterToken = (character: string): string => characterMark + character;

/** `s0` is what was imported here. */
export const facets = {
  source: (key: number): string => `${facetMark}s${key}`,
  year: (year: number): string => `${facetMark}y${year}`,
  level: (level: SecretLevel): string => `${facetMark}m${secretLevels.indexOf(level)}`,
  articleType: (type: ArticleType): string => `${facetMark}t${articleTypes.indexOf(type)}`,
} as const;

export function facetTokens({ body, source = 0, inForce }: IndexedRow, facts?: ArticleFacts): string {
  if (body.kind === 'file') return '';
  const year =
    body.kind === 'provision' ? (facts === undefined ? undefined : yearOfRule(facts)) : yearOf(body);
  const level =
    body.kind === 'contact'
      ? undefined
      : body.kind === 'provision'
        ? facts?.secretLevel
        : (inForce ?? body.data.secretLevel);
  // A 条 has it too: norms are looked for by theirs.
  const type =
    body.kind === 'provision'
      ? facts?.articleType
      : body.kind === 'article' || body.kind === 'norm'
        ? body.data.articleType
        : undefined;
  return [
    facets.source(source),
    ...(year === undefined ? [] : [facets.year(year)]),
    ...(level === undefined ? [] : [facets.level(level)]),
    ...(type === undefined ? [] : [facets.articleType(type)]),
  ].join(' ');
}

/** Levels this desk may not hold: the ceiling may have been lowered since a row came. */
export function levelsAbove(ceiling: SecretLevel): readonly SecretLevel[] {
  return secretLevels.filter((level) => !mayStore(level, ceiling));
}

function yearOfRule({
  publishedOn,
  effectiveOn,
}: Pick<ArticleFacts, 'publishedOn' | 'effectiveOn'>): number | undefined {
  const day = publishedOn ?? effectiveOn;
  return day === undefined ? undefined : Number(day.slice(0, 4));
}

function yearOf(body: Exclude<IndexedBody, { kind: 'file' | 'provision' }>): number | undefined {
  switch (body.kind) {
    case 'todo':
      return Number(ymdOf(Date.parse(body.data.arrivedAt)).slice(0, 4));
    case 'archive':
      return body.data.year;
    case 'article':
    case 'norm':
      return yearOfRule(body.data);
    case 'contact':
      return undefined;
  }
}

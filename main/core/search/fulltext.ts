// What is asked, as the full-text index takes it. Marks on the tokens, not columns, say where they stand (documents.ts): a
// column is only looked at after all the places of a word were gone through.
import type { Phrase } from '../../../shared/text/bigrams.ts';
import type { Asked, Facet } from './asked.ts';
import { beginToken, titleToken } from './documents.ts';

/** Numbers people know a record by count as title. */
type Where = 'title' | 'title body';

/** All phrases must be there. */
export function matchOf(where: Where, phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => phraseText(where, phrase)).join(' AND ');
}

/** Alone, one character is a beginning; after others it is left to the text itself (Phrase.open). */
function phraseText(where: Where, { tokens, open }: Phrase): string {
  return tokens.length === 0 ? `${tokenText(where, [open ?? ''])} *` : tokenText(where, tokens);
}

const tokenText = (where: Where, tokens: readonly string[]): string =>
  `"${(where === 'title' ? tokens.map(titleToken) : tokens).join(' ')}"`;

/** A word whose spellings are all looked for in the text itself says nothing to the index. */
export function oneWordMatch(where: Where, word: readonly Phrase[]): string | undefined {
  if (word.some(({ tokens }) => tokens.length === 0)) return undefined;
  // What one of them begins with finds all that it finds: 国发 2016 51 and 国发 2016 51号.
  const isBegun = ({ tokens }: Phrase): boolean =>
    word.some(
      (other) =>
        other.tokens.length < tokens.length && other.tokens.every((token, at) => token === tokens[at]),
    );
  const spellings = word.filter((phrase) => !isBegun(phrase)).map((phrase) => phraseText(where, phrase));
  return spellings.length === 1 ? spellings[0] : `(${spellings.join(' OR ')})`;
}

/** Undefined when nothing of it can be asked of the index. */
export function wordsMatch(where: Where, { words }: Asked): string | undefined {
  const texts = words.flatMap((word) => oneWordMatch(where, word) ?? []);
  return texts.length === 0 ? undefined : texts.join(' AND ');
}

/** Side by side: anywhere, or at the beginning of the title. */
export function togetherMatch(where: Where | 'beginning', { tokens }: Phrase): string | undefined {
  const [first] = tokens;
  if (first === undefined) return undefined;
  return where === 'beginning'
    ? `"${beginToken(first)}" AND ${tokenText('title', tokens)}`
    : tokenText(where, tokens);
}

/** Alternatives of tokens that must all be there. */
export function soundMatch(questions: readonly (readonly string[])[]): string | undefined {
  const texts = questions.map((tokens) => `(${tokens.map((token) => `"${token}"`).join(' AND ')})`);
  return texts.length === 0 ? undefined : texts.join(' OR ');
}

/** What is wanted by words, within the filters; undefined when neither words nor filters say anything. */
export function within(words: string | undefined, asked: Asked): string | undefined {
  const wanted = [...(words === undefined ? [] : [`(${words})`]), ...asked.facets.flatMap(wantedFacet)];
  if (wanted.length === 0) return undefined;
  const positive = wanted.join(' AND ');
  const unwanted = unwantedMatch(asked);
  return unwanted === undefined ? positive : `(${positive}) NOT (${unwanted})`;
}

/** What the filters want, and what must not be: of rows that were found in another way. */
export function wantedMatch({ facets }: Asked): string | undefined {
  const wanted = facets.flatMap(wantedFacet);
  return wanted.length === 0 ? undefined : wanted.join(' AND ');
}

export function unwantedMatch(asked: Asked): string | undefined {
  const unwanted = [...asked.facets.flatMap(unwantedFacet), ...forbiddenText(asked), ...notText(asked)];
  return unwanted.length === 0 ? undefined : unwanted.join(' OR ');
}

const facetText = (any: readonly string[]): string => `(${any.map((token) => `"${token}"`).join(' OR ')})`;
const wantedFacet = ({ not, any }: Facet): readonly string[] => (not ? [] : [facetText(any)]);
const unwantedFacet = ({ not, any }: Facet): readonly string[] => (not ? [facetText(any)] : []);
const forbiddenText = ({ forbidden }: Asked): readonly string[] =>
  forbidden.length === 0 ? [] : [facetText(forbidden)];

/** One that ends in a lone character is looked for in the text: 「-51号」 must not lose 51条. */
function notText({ not }: Asked): readonly string[] {
  return not.flatMap(({ tokens, open }) => (open === undefined ? [tokenText('title body', tokens)] : []));
}

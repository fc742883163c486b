// What the index is asked (search/fulltext.ts), taken apart: quoted phrases, AND, OR, NOT and parentheses, bound together as FTS5
// binds them. Of a row that stands in parts each phrase is asked by itself, for what is in one part and what is in another.
import { must } from '../../../shared/domain/must.ts';

type Match =
  /** Phrases any of which will do, as the index takes them. */
  | { readonly of: 'any'; readonly text: string }
  | { readonly of: 'all' | 'some'; readonly each: readonly Match[] }
  | { readonly of: 'without'; readonly match: Match; readonly not: Match };

const pieces = /\s*("[^"]+"(?: \*)?|\(|\)|AND\b|OR\b|NOT\b)/uy;

export function readMatch(text: string): Match {
  const left = piecesOf(text);
  const match = readSome(left);
  if (left.length > 0) throw unread(text);
  return match;
}

const unread = (text: string): Error =>
  new Error(`believed: the index is asked in its own words, got ${text}`);

/** The first of them last. */
function piecesOf(text: string): string[] {
  const found: string[] = [];
  pieces.lastIndex = 0;
  for (let at = 0; at < text.length; at = pieces.lastIndex) {
    const piece = pieces.exec(text)?.[1];
    if (piece === undefined) throw unread(text);
    found.push(piece);
  }
  return found.toReversed();
}

function readSome(left: string[]): Match {
  const each = readEach(left, 'OR', readAll);
  const [first] = each;
  if (first !== undefined && each.length === 1) return first;
  const texts = each.flatMap((match) => (match.of === 'any' ? [match.text] : []));
  return texts.length === each.length ? { of: 'any', text: texts.join(' OR ') } : { of: 'some', each };
}

function readAll(left: string[]): Match {
  const each = readEach(left, 'AND', readWithout);
  const [first] = each;
  return first !== undefined && each.length === 1 ? first : { of: 'all', each };
}

function readEach(left: string[], between: string, read: (left: string[]) => Match): readonly Match[] {
  const each = [read(left)];
  while (left.at(-1) === between) {
    left.pop();
    each.push(read(left));
  }
  return each;
}

function readWithout(left: string[]): Match {
  let match = readOne(left);
  while (left.at(-1) === 'NOT') {
    left.pop();
    match = { of: 'without', match, not: readOne(left) };
  }
  return match;
}

function readOne(left: string[]): Match {
  const piece = left.pop() ?? '';
  if (piece.startsWith('"')) return { of: 'any', text: piece };
  if (piece !== '(') throw unread(piece);
  const match = readSome(left);
  const end = left.pop() ?? '';
  if (end !== ')') throw unread(end);
  return match;
}

type Keys = ReadonlySet<number>;

/** Of what rows it is true; `keysWith`: those of which any part holds one of the phrases. */
export function keysThat(match: Match, keysWith: (text: string) => Keys): Keys {
  switch (match.of) {
    case 'any':
      return keysWith(match.text);
    case 'some':
      return new Set(match.each.flatMap((one) => [...keysThat(one, keysWith)]));
    case 'all':
      return match.each
        .slice(1)
        .reduce(
          (keys, one) => (keys.size === 0 ? keys : both(keys, keysThat(one, keysWith))),
          keysThat(must(match.each[0], 'there is one at least'), keysWith),
        );
    case 'without': {
      const keys = keysThat(match.match, keysWith);
      if (keys.size === 0) return keys;
      const not = keysThat(match.not, keysWith);
      return new Set([...keys].filter((key) => !not.has(key)));
    }
  }
}

const both = (one: Keys, other: Keys): Keys => new Set([...one].filter((key) => other.has(key)));

// 我的批注 in the search: the notes of this person that hold all words of a question. They are few and their own, so they are
// gone through in memory and not put into the index.
import type { SearchAnswer } from '../../../shared/contract/desk-search.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import { filtersOf, parseQuestion } from '../../../shared/domain/question.ts';
import { placeLabel } from '../../../shared/domain/provision.ts';
import { phrasePattern } from '../../../shared/text/bigrams.ts';
import { fold } from '../../../shared/text/fold.ts';
import { snippet } from '../../../shared/text/highlight.ts';
import { type Asked, askedOf } from '../search/asked.ts';
import { isoOf } from '../store/columns.ts';
import { notesWritten, type WrittenNote } from '../store/annotations.ts';
import { ceilingOf } from '../store/meta.ts';
import type { Store } from '../store/store.ts';
import { whereHere } from './list-annotations.ts';
import { type Texts, textsOf } from './provision-pairs.ts';

type Notes = SearchAnswer['notes'];

const none: Notes = { total: 0, elsewhere: 0, hits: [] };

export function searchNotes(store: Store, question: string, limit: number): Notes {
  const written = notesWritten(store);
  if (written.length === 0 || !areNotesAsked(question)) return none;
  const asked = askedOf(store, question, undefined);
  if (asked.words.length === 0) return none;
  const ceiling = ceilingOf(store);
  // Of an article that may not be seen not even its title is.
  const isOpen = ({ secretLevel }: WrittenNote) =>
    secretLevel !== undefined && mayStore(secretLevel, ceiling);
  const found = written.filter(holderOf(store, asked));
  const here = found.filter(isOpen);
  const texts = textsOf(store);
  return {
    total: here.length,
    elsewhere: found.length - here.length,
    hits: here.slice(0, limit).flatMap((note) => hitOf(note, { store, texts, asked })),
  };
}

/** A note has neither source nor year nor level of its own. */
function areNotesAsked(question: string): boolean {
  const { kinds, articleTypes, years, levels, validities, sources } = filtersOf(parseQuestion(question));
  const others = articleTypes.length + years.length + levels.length + sources.length;
  if (others > 0 || validities !== undefined) return false;
  return kinds === undefined || kinds.includes('article') || kinds.includes('provision');
}

type Folded = { readonly words: string; readonly text: string };

/** Folded once, not with every key. */
const folded = new WeakMap<Store, Map<number, Folded>>();

function foldedOf(store: Store, { key, words }: WrittenNote): string {
  const kept = folded.get(store) ?? new Map<number, Folded>();
  folded.set(store, kept);
  const known = kept.get(key);
  if (known?.words === words) return known.text;
  const text = fold(words);
  kept.set(key, { words, text });
  return text;
}

function holderOf(store: Store, { words, not }: Asked): (note: WrittenNote) => boolean {
  const [wanted, unwanted] = [words.map((word) => word.map(phrasePattern)), not.map(phrasePattern)];
  return (note) => {
    const text = foldedOf(store, note);
    const stands = (pattern: RegExp): boolean => text.search(pattern) >= 0;
    return wanted.every((word) => word.some(stands)) && !unwanted.some(stands);
  };
}

type Shown = { readonly store: Store; readonly texts: Texts; readonly asked: Asked };

function hitOf(note: WrittenNote, { store, texts, asked }: Shown): Notes['hits'] {
  const { key, article, title, words, changedAt } = note;
  if (article === undefined || title === undefined) return [];
  const { articleId, anchor } = whereHere(store, texts, { ...note, article });
  const { text, ranges } = snippet(words, asked.words.flat());
  return [
    {
      id: String(key),
      articleId,
      ...(anchor === undefined ? {} : { anchor, label: placeLabel({ anchor }) }),
      title,
      words: { text, ranges: ranges.map(([start, end]) => [start, end]) },
      changedAt: isoOf(changedAt),
    },
  ];
}

// A hit as the window shows it: where it was found is marked in the words of the original.
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import type { Highlighted } from '../../../shared/contract/desk-views.ts';
import { type Phrase, phrasesOf } from '../../../shared/text/bigrams.ts';
import { highlight, type Range, snippet } from '../../../shared/text/highlight.ts';
import { articleOf, type HitRow, openedBy, statedOf } from '../store/hits.ts';
import { recordId } from '../store/ids.ts';
import { hitId, type IndexedKey } from '../store/indexed.ts';
import { readWhole } from '../store/indexed-rows.ts';
import type { Asked } from './asked.ts';
import { documentOf } from './documents.ts';
import type { Ground } from './ground.ts';
import { shownScattered } from './scattered.ts';

/** Undefined of a row that went meanwhile. `isScattered`: a norm whose words stand in different 条. */
export function shownHit(
  ground: Ground,
  of: IndexedKey,
  row: HitRow,
  { asked, isScattered }: { readonly asked: Asked; readonly isScattered: boolean },
): SearchHit | undefined {
  const own = openedBy(ground.store, of);
  if (own === undefined) return undefined;
  const scattered = isScattered ? shownScattered(ground.store, of.key, asked) : undefined;
  const opened = scattered === undefined ? own : { ...own, anchor: scattered.anchor };
  const title = titleOf(ground, row.title, asked);
  // A text is what a provision and a file are looked for; of the others a title that was hit says enough.
  const isTextShown = title.ranges.length === 0 || of.kind === 'provision' || of.kind === 'file';
  const words = scattered?.words ?? (isTextShown ? bodyOf(ground, of, asked) : undefined);
  const article = articleOf(ground.store, of);
  const standing = article === undefined ? undefined : ground.standingOf(article);
  const stated = statedOf(ground.store, of);
  return {
    kind: of.kind,
    id: hitId(of),
    open: {
      kind: opened.of.kind,
      id: recordId(opened.of.kind, opened.of.key),
      ...(opened.anchor === undefined ? {} : { anchor: opened.anchor }),
      ...(opened.fileHash === undefined ? {} : { fileHash: opened.fileHash }),
    },
    ...(row.sourceId === undefined ? {} : { sourceId: row.sourceId }),
    title,
    ...(words === undefined ? {} : { snippet: words }),
    note: row.note,
    ...(row.date === undefined ? {} : { date: row.date }),
    ...(standing === undefined ? {} : { standing: { ...standing, grounds: [...standing.grounds] } }),
    ...(stated === undefined ? {} : { stated }),
  };
}

const phrasesIn = ({ words }: Asked): readonly Phrase[] => words.flat();

const marked = (text: string, ranges: readonly Range[]): Highlighted => ({
  text,
  ranges: ranges.map(([start, end]) => [start, end]),
});

function titleOf({ sounds }: Ground, title: string, asked: Asked): Highlighted {
  const ranges = highlight(title, phrasesIn(asked));
  if (ranges.length > 0 || asked.letters === undefined) return marked(title, ranges);
  const sound = sounds?.soundRange(title, asked.letters);
  return marked(title, sound === undefined ? [] : [sound]);
}

/** The place in the text that was hit, when it is not in the title. */
function bodyOf(ground: Ground, of: IndexedKey, asked: Asked): Highlighted | undefined {
  const row = readWhole(ground.store, of);
  if (row === undefined) return undefined;
  const { numbers, body } = documentOf(row.body);
  const phrases = phrasesIn(asked);
  // A number that was asked for stands in the note.
  if (numbers.some((number) => highlight(number, phrases, 1).length > 0)) return undefined;
  const words = snippet(body, placesOf(ground, body, asked));
  return words.text === '' ? undefined : marked(words.text, words.ranges);
}

/** Sounding out a character takes 0.1 us. */
const deepestSound = 6000;

/** A text found by its sound is shown at the characters that sound so. */
function placesOf({ sounds }: Ground, body: string, asked: Asked): readonly Phrase[] {
  const phrases = phrasesIn(asked);
  if (asked.letters === undefined || sounds === undefined) return phrases;
  const range = sounds.soundRange(body.slice(0, deepestSound), asked.letters);
  return range === undefined ? phrases : phrasesOf(body.slice(range[0], range[1]));
}

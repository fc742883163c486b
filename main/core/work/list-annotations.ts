// 收藏与批注 where they belong now: beside the text that is read, whether it was changed in place or issued anew since, and
// all of them as a list. What was written on a 条 follows its words, then its number.
import type { Annotation, ListedAnnotation } from '../../../shared/contract/desk-annotations.ts';
import { startOf } from '../../../shared/domain/norm-standing.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { placeLabel, type Provision } from '../../../shared/domain/provision.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import {
  type AnnotationRow,
  annotationsOn,
  type ListedAnnotation as ListedRow,
  listAnnotations as listRows,
} from '../store/annotations.ts';
import { isoOf } from '../store/columns.ts';
import { keyOf, recordId } from '../store/ids.ts';
import { presentKey } from '../store/new-records.ts';
import { editionsOf, isNormDue, type NormRow, readNorm } from '../store/norms.ts';
import type { Store } from '../store/store.ts';
import { type Desk, notFound } from './desk.ts';
import { type Texts, textsOf } from './provision-pairs.ts';

export function annotationsOf({ store }: Desk, { id }: { readonly id: Id }): Result<Annotation[]> {
  const asked = keyOf('article', id);
  if (asked === undefined) return notFound;
  const article = presentKey(store, { kind: 'article', key: asked });
  const texts = textsOf(store);
  const provisions = texts.of(article);
  const own = annotationsOn(store, article).map((row) => ownOf(store, { article, provisions, row }));
  const norm = readNorm(store, article);
  const older = norm === undefined ? [] : olderThan(store, norm);
  return ok([...own, ...older.flatMap((edition) => carriedOver(store, texts, { edition, to: article }))]);
}

type Own = {
  readonly article: number;
  readonly provisions: readonly Provision[];
  readonly row: AnnotationRow;
};

function ownOf(store: Store, { article, provisions, row }: Own): Annotation {
  const view = viewOf(row);
  if (row.anchor === '') return view;
  // While its 条 are being read anew nobody knows whether they still have it.
  if (isNormDue(store, article)) return { ...view, anchor: row.anchor };
  const now = placeNow(provisions, row);
  if (now === undefined) return { ...view, lost: placeLabel({ anchor: row.anchor }) };
  const isChanged = row.hash !== '' && (now.hash !== row.hash || now.anchor !== row.anchor);
  return { ...view, anchor: now.anchor, ...(isChanged && { from: { kind: 'before-change' } }) };
}

/** In the text it was written on, as that reads now. */
function placeNow(
  provisions: readonly Provision[],
  { anchor, hash }: Pick<AnnotationRow, 'anchor' | 'hash'>,
): Provision | undefined {
  const inPlace = provisions.find((each) => each.anchor === anchor);
  if (hash === '' || inPlace?.hash === hash) return inPlace;
  return provisions.find((each) => each.hash === hash) ?? inPlace;
}

/** Older texts of the same name, oldest first. */
function olderThan(store: Store, norm: NormRow): readonly NormRow[] {
  const start = dayOf(norm);
  return editionsOf(store, norm.name)
    .filter((edition) => edition.article !== norm.article && dayOf(edition) < start)
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
}

const dayOf = ({ facts }: NormRow): string => startOf(facts) ?? '';

type Carrying = { readonly edition: NormRow; readonly to: number };

/** Those of an older text whose 条 has one that corresponds to it. */
function carriedOver(store: Store, texts: Texts, { edition, to }: Carrying): Annotation[] {
  const { docNo, publishedOn } = edition.stored;
  const from = {
    kind: 'older' as const,
    id: edition.facts.id,
    title: edition.facts.title,
    ...(docNo === undefined ? {} : { docNo }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
  };
  return annotationsOn(store, edition.article).flatMap((row) => {
    if (row.anchor === '') return { ...viewOf(row), from };
    const then = placeNow(texts.of(edition.article), row);
    const anchor = then && texts.pairs(edition.article, to).get(then.anchor);
    return anchor === undefined ? [] : { ...viewOf(row), anchor, from };
  });
}

const viewOf = ({ key, marked, words, changedAt }: AnnotationRow) => ({
  id: String(key),
  marked,
  words,
  changedAt: isoOf(changedAt),
});

/** Of one that is still here the first words are enough; of one that is not there is no other place to read it. */
const firstWords = 200;

export function listAnnotations({ store }: Desk): ListedAnnotation[] {
  const texts = textsOf(store);
  return listRows(store).map((row) => listedOf(store, texts, row));
}

function listedOf(store: Store, texts: Texts, row: ListedRow): ListedAnnotation {
  const { title, anchor, article } = row;
  const words = article === undefined ? row.words : row.words.slice(0, firstWords);
  return {
    ...viewOf({ ...row, words }),
    ...(title === undefined ? {} : { title }),
    ...(anchor === '' ? {} : { label: placeLabel({ anchor }) }),
    at: article === undefined ? whereGone(row) : whereHere(store, texts, { ...row, article }),
  };
}

function whereGone({ isAboveCeiling, isImported }: ListedRow): ListedAnnotation['at'] {
  if (isImported) return { kind: 'removed' };
  return { kind: isAboveCeiling ? 'above-ceiling' : 'withdrawn' };
}

/** Where a note stands in its article as that reads now. */
export function whereHere(
  store: Store,
  texts: Texts,
  row: Pick<AnnotationRow, 'anchor' | 'hash'> & { readonly article: number },
): Extract<ListedAnnotation['at'], { readonly kind: 'here' }> {
  const { article } = row;
  const here = { kind: 'here', articleId: recordId('article', article) } as const;
  if (row.anchor === '') return here;
  if (isNormDue(store, article)) return { ...here, anchor: row.anchor };
  const now = placeNow(texts.of(article), row);
  if (now === undefined) return { ...here, lost: 'here' };
  const norm = readNorm(store, article);
  const newest = norm === undefined ? undefined : newestOf(store, norm);
  const isLost = newest !== undefined && !texts.pairs(article, newest.article).has(now.anchor);
  return { ...here, anchor: now.anchor, ...(isLost && { lost: 'newest' }) };
}

/** The newest text of the same name, when that is another one. */
function newestOf(store: Store, norm: NormRow): NormRow | undefined {
  const newest = editionsOf(store, norm.name).toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1))[0];
  return newest === undefined || dayOf(newest) <= dayOf(norm) ? undefined : newest;
}

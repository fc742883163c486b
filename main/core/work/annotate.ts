// 收藏 and 批注 put beside an article or a 条 of it, taken away, and put back. Nothing of it leaves this machine.
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import {
  annotate,
  annotationsOn,
  putBackAnnotation,
  removeAnnotation as removeRow,
} from '../store/annotations.ts';
import { keyOf } from '../store/ids.ts';
import { presentKey } from '../store/new-records.ts';
import { provisionAt } from '../store/provisions.ts';
import { type Desk, notFound } from './desk.ts';

type Empty = Record<never, never>;
type At = { readonly id: Id; readonly anchor?: string | undefined };

export const markPlace = (desk: Desk, { marked, ...at }: At & { readonly marked: boolean }): Result<Empty> =>
  put(desk, at, { marked });

export const saveAnnotation = (
  desk: Desk,
  { words, ...at }: At & { readonly words: string },
): Result<Empty> => put(desk, at, { words });

function put(
  { store, changes, now }: Desk,
  { id, anchor = '' }: At,
  what: { readonly words: string } | { readonly marked: boolean },
): Result<Empty> {
  const asked = keyOf('article', id);
  const article = asked === undefined ? undefined : presentKey(store, { kind: 'article', key: asked });
  if (article === undefined) return notFound;
  const provision = anchor === '' ? undefined : provisionAt(store, article, anchor);
  const isThere = annotationsOn(store, article).some((row) => row.anchor === anchor);
  // Words on their way when the 条 went are kept where they were begun.
  if (anchor !== '' && provision === undefined && !isThere) return notFound;
  const of = { article, anchor, hash: provision?.hash ?? '' };
  if (!store.transaction(() => annotate(store, of, what, now()))) return notFound;
  changes.publish(['annotations']);
  return ok({});
}

const undoMs = 24 * 3_600_000;

export function removeAnnotation({ store, changes, now }: Desk, { id }: { readonly id: Id }): Result<Empty> {
  const isDone = store.transaction(() => removeRow(store, Number(id), now(), now() - undoMs));
  if (!isDone) return notFound;
  changes.publish(['annotations']);
  return ok({});
}

export function putBack({ store, changes }: Desk, { id }: { readonly id: Id }): Result<Empty> {
  if (!store.transaction(() => putBackAnnotation(store, Number(id)))) return notFound;
  changes.publish(['annotations']);
  return ok({});
}

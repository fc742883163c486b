// The citations in the text of a norm that is read, as ways on, gone through piece by piece.
import type { NormLink } from '../../../shared/contract/desk-norms.ts';
import { ymdOf } from '../../../shared/domain/calendar.ts';
import { linksIn } from '../../../shared/domain/citation-links.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id, Ymd } from '../../../shared/domain/terms.ts';
import { keyOf } from '../store/ids.ts';
import { readNorm } from '../store/norms.ts';
import { provisionsOf } from '../store/provisions.ts';
import { inPieces, normsHere } from './check-draft.ts';
import { type Desk, notFound } from './desk.ts';

export async function normLinks(
  { store, now }: Desk,
  { id, asOf }: { readonly id: Id; readonly asOf?: Ymd | undefined },
): Promise<Result<NormLink[]>> {
  const key = keyOf('article', id);
  const norm = key === undefined ? undefined : readNorm(store, key);
  if (norm === undefined) return notFound;
  const { title } = norm.facts;
  const read = { id, title, provisions: provisionsOf(store, norm.article) };
  const links = await inPieces(linksIn(read, { here: normsHere(store), asOf: asOf ?? ymdOf(now()) }));
  return ok(links.flat());
}

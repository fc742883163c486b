// A norm as it is read: its 条, whether it is in force on a day and why, its editions, two of them compared, a citation.
import type {
  Citation,
  NormVersion,
  NormView,
  Place,
  ProvisionChange,
  ProvisionView,
} from '../../../shared/contract/desk-norms.ts';
import { ymdOf } from '../../../shared/domain/calendar.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { startOf, versionOn } from '../../../shared/domain/norm-standing.ts';
import { placeLabel, type Provision } from '../../../shared/domain/provision.ts';
import type { Id, Ymd } from '../../../shared/domain/terms.ts';
import { compareNorms } from '../../../shared/text/provisions/compare.ts';
import { paragraphsOf, wordsAt } from '../../../shared/text/provisions/paragraphs.ts';
import { keyOf } from '../store/ids.ts';
import { presentKey } from '../store/new-records.ts';
import { editionsOf, type NormRow, readNorm as readRow, repealersOf, standingOfRow } from '../store/norms.ts';
import { provisionAt, provisionsOf } from '../store/provisions.ts';
import type { Store } from '../store/store.ts';
import { type Desk, notFound } from './desk.ts';

type Asked = { readonly id: Id; readonly asOf?: Ymd | undefined };

export function readNorm({ store, now }: Desk, { id, asOf }: Asked): Result<NormView | null> {
  const norm = normOf(store, id);
  if (norm === undefined) return keyOf('article', id) === undefined ? notFound : ok(null);
  const provisions = provisionsOf(store, norm.article);
  if (provisions.length === 0) return ok(null);
  const { preamble, appendix, gaps, issuer } = norm.stored;
  return ok({
    ...versionView(norm, standingOfRow(store, norm, asOf ?? ymdOf(now()))),
    ...(issuer === undefined ? {} : { issuer }),
    fetchedAt: norm.fetchedAt,
    preamble,
    provisions: provisions.map(provisionView),
    appendix,
    gaps: [...gaps],
  });
}

/** All texts of the same name here, oldest first. */
export function normVersions({ store, now }: Desk, { id, asOf }: Asked): Result<NormVersion[]> {
  const norm = normOf(store, id);
  if (norm === undefined) return notFound;
  const day = asOf ?? ymdOf(now());
  return ok(
    editionsOf(store, norm.name)
      .toSorted((a, b) => ((startOf(a.facts) ?? '') < (startOf(b.facts) ?? '') ? -1 : 1))
      .map((edition) => versionView(edition, standingOfRow(store, edition, day))),
  );
}

/** The version in force on a day; null when none here was. */
export function normAsOf(
  { store }: Desk,
  { id, day }: { readonly id: Id; readonly day: Ymd },
): Result<NormVersion | null> {
  const norm = normOf(store, id);
  if (norm === undefined) return notFound;
  const editions = editionsOf(store, norm.name);
  const facts = editions.map((edition) => edition.facts);
  const found = versionOn(facts, repealersOf(store, norm.name), day);
  const edition = editions.find((candidate) => candidate.facts.id === found?.id);
  return ok(edition === undefined ? null : versionView(edition, standingOfRow(store, edition, day)));
}

export function compareVersions(
  { store }: Desk,
  { before, after }: { readonly before: Id; readonly after: Id },
): Result<ProvisionChange[]> {
  const [old, now] = [normOf(store, before), normOf(store, after)];
  if (old === undefined || now === undefined) return notFound;
  const changes = compareNorms(provisionsOf(store, old.article), provisionsOf(store, now.article));
  return ok(
    changes.map((change) => ({
      change: change.change,
      ...(change.before === undefined ? {} : { before: provisionView(change.before) }),
      ...(change.after === undefined ? {} : { after: provisionView(change.after) }),
    })),
  );
}

export function citeNorm(
  { store, now }: Desk,
  { id, place }: { readonly id: Id; readonly place: Place },
): Result<Citation> {
  const norm = normOf(store, id);
  const provision = norm === undefined ? undefined : provisionAt(store, norm.article, place.anchor);
  const quote = provision === undefined ? undefined : wordsAt(provision, place);
  if (norm === undefined || quote === undefined) return notFound;
  const { standing, ...version } = versionView(norm, standingOfRow(store, norm, ymdOf(now())));
  const { issuer } = norm.stored;
  return ok({
    ...version,
    ...(issuer === undefined ? {} : { issuer }),
    place,
    label: placeLabel(place),
    quote,
    fetchedAt: norm.fetchedAt,
    standing,
  });
}

function normOf(store: Store, id: Id): NormRow | undefined {
  const key = keyOf('article', id);
  return key === undefined ? undefined : readRow(store, presentKey(store, { kind: 'article', key }));
}

function versionView({ facts, stored }: NormRow, standing: NormVersion['standing']): NormVersion {
  const { docNo, publishedOn, effectiveOn } = stored;
  return {
    id: facts.id,
    title: facts.title,
    ...(docNo === undefined ? {} : { docNo }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
    standing,
  };
}

function provisionView({ anchor, label, under, text, hash }: Provision): ProvisionView {
  const paragraphs = paragraphsOf(text).map(({ items, ...paragraph }) => ({
    ...paragraph,
    items: items.map(({ subs, ...item }) => ({ ...item, subs: [...subs] })),
  }));
  return { anchor, label, under: [...under], paragraphs, hash };
}

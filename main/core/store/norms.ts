// Norms: what is derived of an article that is one (its names, days, what it repeals), and which articles are due to be
// looked at. The rows come from main/core/norms; triggers of migration 3 put articles down as due.
import type { NormDates, NormFacts, Standing } from '../../../shared/domain/norm-standing.ts';
import { standingOf } from '../../../shared/domain/norm-standing.ts';
import {
  type SecretLevel,
  secretLevels,
  type Validity,
  validities,
  type Ymd,
} from '../../../shared/domain/terms.ts';
import { ymdOf } from '../../../shared/domain/calendar.ts';
import { asRow, int, isoOf, json, optionalText, type Row, text, word } from './columns.ts';
import { recordId } from './ids.ts';
import type { Store } from './store.ts';

/** Kept as JSON beside the few columns that are searched. */
type StoredFacts = {
  readonly issuer?: string;
  readonly docNo?: string;
  readonly publishedOn?: Ymd;
  readonly effectiveOn?: Ymd;
  /** The day its repeals take effect: the one its text states, whatever edition it is. */
  readonly repealsOn?: Ymd;
  readonly preamble: string;
  readonly appendix: string;
  readonly gaps: readonly string[];
};

export type NewNorm = {
  readonly article: number;
  /** The first is its own. */
  readonly names: readonly [string, ...string[]];
  readonly repeals: readonly string[];
  readonly facts: StoredFacts;
};

export type Due = { readonly seq: number; readonly article: number };

export function nextDue(store: Store): Due | undefined {
  const row = store.sql('SELECT seq, article FROM norm_due ORDER BY seq LIMIT 1').get();
  return row === undefined ? undefined : { seq: int(asRow(row), 'seq'), article: int(asRow(row), 'article') };
}

/** False when the article changed or went since. */
export function isStillDue(store: Store, { seq }: Due): boolean {
  return store.sql('SELECT 1 FROM norm_due WHERE seq = ?').get(seq) !== undefined;
}

export function doneWith(store: Store, { seq }: Due): void {
  store.sql('DELETE FROM norm_due WHERE seq = ?').run(seq);
}

/** Its 条 are not read yet, or are to be read anew. */
export function isNormDue(store: Store, article: number): boolean {
  return store.sql('SELECT 1 FROM norm_due WHERE article = ?').get(article) !== undefined;
}

/** A norm to be made anew is not shown meanwhile. True while some of its provisions are left. */
export function eraseSome(store: Store, article: number, most: number): boolean {
  store.sql('UPDATE norm SET ready = 0 WHERE article = ? AND ready = 1').run(article);
  const { changes } = store
    .sql('DELETE FROM provision WHERE key IN (SELECT key FROM provision WHERE article = ? LIMIT ?)')
    .run(article, most);
  return changes === most;
}

/** With what is left of its provisions. */
export function eraseNorm(store: Store, article: number): void {
  store.sql('DELETE FROM norm WHERE article = ?').run(article);
}

/** Not shown before `finishNorm`: its provisions are still to come. */
export function beginNorm(store: Store, { article, names, repeals, facts }: NewNorm): void {
  eraseNorm(store, article);
  store
    .sql(
      `INSERT INTO norm (article, name, ready, effective_on, facts)
       VALUES (:article, :name, 0, :effectiveOn, :facts)`,
    )
    .run({
      article,
      name: names[0],
      effectiveOn: facts.effectiveOn ?? null,
      facts: JSON.stringify(facts),
    });
  for (const name of new Set(names))
    store.sql('INSERT INTO norm_name (name, article) VALUES (?, ?)').run(name, article);
  for (const name of new Set(repeals))
    store.sql('INSERT INTO norm_repeal (name, article) VALUES (?, ?)').run(name, article);
}

export function finishNorm(store: Store, article: number): void {
  store.sql('UPDATE norm SET ready = 1 WHERE article = ?').run(article);
}

export type NormRow = {
  readonly article: number;
  readonly name: string;
  readonly fetchedAt: string;
  readonly facts: NormFacts;
  readonly stored: StoredFacts;
};

const columns = `n.article, n.name, n.facts, a.title, a.issuer, a.doc_no, a.published_on, a.validity, a.review_by,
  a.fetched_at`;

function fromRow(row: Row): NormRow {
  const stored = json<StoredFacts>(row, 'facts');
  const fetchedAt = int(row, 'fetched_at');
  const docNo = row['doc_no'] === null ? stored.docNo : text(row, 'doc_no');
  return {
    article: int(row, 'article'),
    name: text(row, 'name'),
    fetchedAt: isoOf(fetchedAt),
    stored: {
      ...stored,
      ...optionalText('issuer', row, 'issuer'),
      ...optionalText('docNo', row, 'doc_no'),
    },
    facts: {
      id: recordId('article', int(row, 'article')),
      title: text(row, 'title'),
      docNo,
      publishedOn: stored.publishedOn,
      effectiveOn: stored.effectiveOn,
      stated: statedIn(row),
      statedOn: ymdOf(fetchedAt),
      ...optionalText('reviewBy', row, 'review_by'),
    },
  };
}

const statedIn = (row: Row): Validity | undefined =>
  row['validity'] === null ? undefined : word(validities, row, 'validity');

export function readNorm(store: Store, article: number): NormRow | undefined {
  const row = store
    .sql(
      `SELECT ${columns} FROM norm n JOIN article a ON a.key = n.article WHERE n.article = ? AND n.ready = 1`,
    )
    .get(article);
  return row === undefined ? undefined : fromRow(asRow(row));
}

/** Every text a folded name may mean: the norm, its editions, the parts of a code. */
export function normsNamed(store: Store, name: string): readonly NormRow[] {
  return store
    .sql(
      `SELECT ${columns} FROM norm_name m JOIN norm n ON n.article = m.article JOIN article a ON a.key = n.article
       WHERE m.name = ? AND n.ready = 1`,
    )
    .all(name)
    .map((row) => fromRow(asRow(row)));
}

/** Of its own text: a source may mark a norm. */
export function levelOfNorm(store: Store, article: number): SecretLevel {
  const row = store.sql(`SELECT data ->> '$.secretLevel' AS level FROM article WHERE key = ?`).get(article);
  return word(secretLevels, asRow(row), 'level');
}

/** Editions of one norm: the same name of its own. */
export function editionsOf(store: Store, name: string): readonly NormRow[] {
  return normsNamed(store, name).filter((norm) => norm.name === name);
}

export function repealersOf(store: Store, name: string): readonly NormDates[] {
  return store
    .sql(
      `SELECT ${columns} FROM norm_repeal r JOIN norm n ON n.article = r.article JOIN article a ON a.key = n.article
       WHERE r.name = ? AND n.ready = 1`,
    )
    .all(name)
    .map((value) => {
      const { facts, stored } = fromRow(asRow(value));
      const { id, title, publishedOn } = facts;
      return { id, title, publishedOn, effectiveOn: stored.repealsOn ?? stored.effectiveOn ?? publishedOn };
    });
}

/** Whether a norm is in force on a day, and why; undefined of an article that is no norm. */
export function normStanding(store: Store, article: number, asOf: Ymd): Standing | undefined {
  const norm = readNorm(store, article);
  return norm === undefined ? undefined : standingOfRow(store, norm, asOf);
}

export function standingOfRow(store: Store, { name, facts }: NormRow, asOf: Ymd): Standing {
  const versions = editionsOf(store, name).map((edition) => edition.facts);
  return standingOf(facts, { versions, repealers: repealersOf(store, name) }, asOf);
}

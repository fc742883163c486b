// 关联: what stands beside a record, found by its numbers, its people and the words of its title, each with the reason.
// Bounded: what too many records share is no sign that they belong together.
import type {
  Related,
  RelatedContact,
  RelatedRecord,
  RecordReason,
} from '../../../shared/contract/desk-related.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import { type Clues, cluesOf, sharedRun, windowsOf } from '../../../shared/domain/clues.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { projectCodesIn, refCodesIn } from '../../../shared/domain/numbers-in-text.ts';
import { foldRefCode } from '../../../shared/domain/ref-code.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { phrasesOf } from '../../../shared/text/bigrams.ts';
import { isNamedBy, isSameDocNo } from '../../../shared/text/docno.ts';
import { documentOf } from '../search/documents.ts';
import { matchOf } from '../search/fulltext.ts';
import { type ContactRow, readContact } from '../store/contacts.ts';
import { matchText } from '../store/full-text.ts';
import { readHit } from '../store/hits.ts';
import { parseRecordId, type RecordKey, recordId } from '../store/ids.ts';
import { readWhole } from '../store/indexed-rows.ts';
import { ceilingOf } from '../store/meta.ts';
import { readBody } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { type Desk, notFound } from './desk.ts';
import { citedProvisions } from './cited-provisions.ts';
import { answeringFor, calledOf } from './list-contacts.ts';

/** Kinds whose records are shown beside another. */
const kinds = ['archive', 'todo', 'article'] as const;
/** Four characters that more titles share than these turn on nothing: 工作方案, 人民政府. */
const mostSharing = 30;
const mostRecords = 6;
const mostContacts = 3;

export async function listRelated(desk: Desk, { id }: { readonly id: Id }): Promise<Result<Related>> {
  const { store } = desk;
  const of = parseRecordId(id);
  const record = of === undefined ? undefined : readBody(store, of);
  if (of === undefined || record === undefined) return notFound;
  const clues = cluesOf(record);
  const windows = windowsOf(clues.title);
  return ok({
    contacts: contactsFor(store, of, clues, windows),
    provisions: await citedProvisions(desk, { id, text: clues.text }),
    records: recordsFor(store, of, clues, windows),
  });
}

type Found = RecordKey & { readonly reason: RecordReason };

const strength: { readonly [K in RecordReason['kind']]: number } = {
  'same-matter': 0,
  'same-number': 1,
  cited: 2,
  'cites-this': 3,
  'like-title': 4,
};

function recordsFor(store: Store, of: RecordKey, clues: Clues, windows: readonly string[]): RelatedRecord[] {
  const strongest = new Map<string, Found>();
  for (const found of [
    ...byMatter(store, clues),
    ...byNumbers(store, clues),
    ...byRefCode(store, clues),
    ...citing(store, clues),
    ...byTitle(store, of, clues.title, windows),
  ]) {
    const id = recordId(found.kind, found.key);
    const before = strongest.get(id);
    const isSelf = found.kind === of.kind && found.key === of.key;
    if (!isSelf && (before === undefined || strength[found.reason.kind] < strength[before.reason.kind]))
      strongest.set(id, found);
  }
  return [...strongest.values()]
    .toSorted((a, b) => strength[a.reason.kind] - strength[b.reason.kind] || longer(a, b))
    .slice(0, mostRecords)
    .flatMap((found) => shownOf(store, found));
}

const longer = (a: Found, b: Found): number => b.reason.words.length - a.reason.words.length;

function shownOf(store: Store, { kind, key, reason }: Found): RelatedRecord[] {
  const row = kind === 'contact' || isAbove(store, { kind, key }) ? undefined : readHit(store, { kind, key });
  return row === undefined || kind === 'contact' ? [] : [{ kind, id: recordId(kind, key), ...row, reason }];
}

/** The ceiling may have been lowered since it came; what stands above it counts too. */
function isAbove(store: Store, of: RecordKey): boolean {
  const record = readBody(store, of);
  if (record === undefined || record.kind === 'contact') return false;
  const { inForce = record.data.secretLevel } = readWhole(store, of) ?? {};
  return !mayStore(inForce, ceilingOf(store));
}

function inTitles(store: Store, kind: RecordKey['kind'], words: string, limit: number): readonly RecordKey[] {
  const phrases = phrasesOf(words);
  if (phrases.length === 0) return [];
  return matchText(store, kind, matchOf('title', phrases), limit).map((key) => ({ kind, key }));
}

/** Those that carry its number; of a 项目代码 those too whose text names it. */
function byMatter(store: Store, { matterNos }: Clues): readonly Found[] {
  return matterNos.flatMap((words) => {
    const carrying = kinds.flatMap((kind) => inTitles(store, kind, words, mostSharing));
    const naming = projectCodesIn(words).flatMap((code) => textsNaming(store, code, projectCodesIn));
    return [...carrying, ...naming].map((of): Found => ({ ...of, reason: { kind: 'same-matter', words } }));
  });
}

/** Archive records whose 档号 the text names, and what names the 档号 of this one. */
function byRefCode(store: Store, { refCode, citedRefCodes }: Clues): readonly Found[] {
  const named = citedRefCodes.flatMap((words) =>
    inTitles(store, 'archive', words, mostSharing)
      .filter(({ key }) => foldRefCode(readHit(store, { kind: 'archive', key })?.note ?? '') === words)
      .map((of): Found => ({ ...of, reason: { kind: 'cited', words } })),
  );
  const naming = refCode === undefined ? [] : textsNaming(store, refCode, refCodesIn);
  return [
    ...named,
    ...naming.map((of): Found => ({ ...of, reason: { kind: 'cites-this', words: refCode ?? '' } })),
  ];
}

/** Texts in which a number really stands: the index alone would take one that goes on behind its end. */
function textsNaming(
  store: Store,
  number: string,
  numbersIn: (text: string) => readonly string[],
): readonly RecordKey[] {
  const phrases = phrasesOf(number);
  if (phrases.length === 0) return [];
  return kinds.flatMap((kind) =>
    matchText(store, kind, matchOf('title body', phrases), mostSharing)
      .filter((key) => numbersIn(textOf(store, { kind, key })).includes(number))
      .map((key) => ({ kind, key })),
  );
}

function textOf(store: Store, of: RecordKey): string {
  const row = readWhole(store, of);
  if (row === undefined) return '';
  const { title, body } = documentOf(row.body);
  return `${title}\n${body}`;
}

function byNumbers(store: Store, { docNo, cited }: Clues): readonly Found[] {
  const same = docNo === undefined ? [] : kinds.flatMap((kind) => inTitles(store, kind, docNo, mostSharing));
  const own = same
    .filter((of) => isSameDocNo(docNoOf(store, of), docNo ?? ''))
    .map((of): Found => ({ ...of, reason: { kind: 'same-number', words: docNo ?? '' } }));
  const others = cited.flatMap((one) =>
    kinds
      .flatMap((kind) => inTitles(store, kind, `${one.number.year} ${one.number.number}`, mostSharing))
      .filter((of) => isNamedBy(docNoOf(store, of), one))
      .map((of): Found => ({ ...of, reason: { kind: 'cited', words: docNoOf(store, of) } })),
  );
  return [...own, ...others];
}

/** Texts that name the number of this record. */
function citing(store: Store, { docNo }: Clues): readonly Found[] {
  const phrases = docNo === undefined ? [] : phrasesOf(docNo);
  if (docNo === undefined || phrases.length === 0) return [];
  return kinds.flatMap((kind) =>
    matchText(store, kind, matchOf('title body', phrases), mostSharing)
      .filter((key) => !isSameDocNo(docNoOf(store, { kind, key }), docNo))
      .map((key): Found => ({ kind, key, reason: { kind: 'cites-this', words: docNo } })),
  );
}

function docNoOf(store: Store, of: RecordKey): string {
  const record = readBody(store, of);
  switch (record?.kind) {
    case 'todo':
      return record.data.paper?.docNo ?? '';
    case 'archive':
    case 'article':
      return record.data.docNo ?? '';
    default:
      return '';
  }
}

/** Shorter than this two titles share by chance. */
const leastShared = 5;

function byTitle(store: Store, of: RecordKey, title: string, windows: readonly string[]): readonly Found[] {
  const times = new Map<string, RecordKey>();
  for (const kind of kinds) {
    for (const window of windows) {
      const sharing = inTitles(store, kind, window, mostSharing + 1);
      if (sharing.length > mostSharing) continue;
      for (const one of sharing) times.set(recordId(one.kind, one.key), one);
    }
  }
  times.delete(recordId(of.kind, of.key));
  return [...times.values()].flatMap((one): readonly Found[] => {
    const run = sharedRun(title, readHit(store, one)?.title ?? '').replace(/^[^\p{Script=Han}]+/u, '');
    return [...run].length < leastShared ? [] : [{ ...one, reason: { kind: 'like-title', words: run } }];
  });
}

function contactsFor(
  store: Store,
  of: RecordKey,
  { people }: Clues,
  windows: readonly string[],
): RelatedContact[] {
  const named = people.flatMap(({ name, org }) =>
    inTitles(store, 'contact', name, mostSharing)
      .flatMap(({ key }) => readContact(store, key) ?? [])
      .filter((contact) => contact.name === name && (org === undefined || contact.org === org))
      .map((contact) => withReason(store, contact, { kind: 'named', words: name })),
  );
  const byDuty = windows.flatMap((window) => {
    const phrases = phrasesOf(window);
    const keys = matchText(store, 'contact', matchOf('title body', phrases), mostContacts * 3 + 1);
    if (keys.length > mostContacts * 3) return [];
    return keys
      .flatMap((key) => readContact(store, key) ?? [])
      .filter(({ duties, items }) => [duties, ...items].some((text) => text.includes(window)))
      .map((contact) => withReason(store, contact, { kind: 'duty', words: window }));
  });
  const shown = new Map<Id, RelatedContact>();
  for (const contact of [...named, ...byDuty])
    if (!shown.has(contact.id) && contact.id !== recordId(of.kind, of.key)) shown.set(contact.id, contact);
  return [...shown.values()].slice(0, mostContacts);
}

function withReason(store: Store, contact: ContactRow, reason: RelatedContact['reason']): RelatedContact {
  const { standIn } = answeringFor(store, contact);
  const { sourceId, fetchedAt } = contact;
  return { ...calledOf(contact), sourceId, fetchedAt, reason, ...(standIn === undefined ? {} : { standIn }) };
}

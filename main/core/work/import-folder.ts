// A folder of text files into 知识库: each file is reported, nothing is guessed, the bytes are kept as they are.
import { basename } from 'node:path';
import type { ImportFile, ImportProgress, ImportReport } from '../../../shared/contract/desk-imports.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { markedLevel } from '../../../shared/domain/marked-level.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { appendAudit } from '../store/audit.ts';
import { readArticle, addArticle } from '../store/articles.ts';
import { keyOf } from '../store/ids.ts';
import { queueForIndex } from '../store/index-queue.ts';
import { ceilingOf } from '../store/meta.ts';
import { keepImportReport, listImportReports, readImportReport } from '../store/import-reports.ts';
import { addOriginal, isImported } from '../store/originals.ts';
import { eraseRecord } from '../store/remove.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { beginImport, cancelRunning, type ImportAtWork, progressOf } from './import-at-work.ts';
import { takeManyTexts } from './import-many-texts.ts';
import { isManyTexts } from './read-many-texts.ts';
import { readTextFile, type TextFile, textFileNames } from './read-text-files.ts';
import { type Repaired, repairText } from './repair-text.ts';
import { titleOfText } from './title-of-text.ts';

export async function previewImport(
  desk: Desk,
  { grant }: { readonly grant: string },
): Promise<Result<{ files: ImportFile[] }>> {
  const granted = await openFolder(desk, grant);
  if (!granted.ok) return granted;
  const { folder, names } = granted.value;
  const files: ImportFile[] = [];
  for (const name of names) {
    if (isManyTexts(name))
      files.push(await takeManyTexts(desk, { folder, name, isWriting: false }, onlyLooking));
    else files.push(reportOf(await look(desk, folder, name)));
  }
  return ok({ files });
}

const onlyLooking: ImportAtWork = { tell: () => undefined, isCancelled: () => false, end: () => undefined };

export async function importFolder(
  desk: Desk,
  { grant }: { readonly grant: string },
): Promise<Result<{ imported: ImportFile[]; left: ImportFile[] }>> {
  const granted = await openFolder(desk, grant);
  if (!granted.ok) return granted;
  const { changes, store, now } = desk;
  const atWork = beginImport(store, now, () => changes.publish(['articles']));
  if (atWork === undefined) return badRequest('import', 'under-way');
  try {
    const reports = await takeAll(desk, granted.value, atWork);
    const imported = reports.filter((report) => report.problem === undefined);
    const left = reports.filter((report) => report.problem !== undefined);
    store.transaction(() => {
      const name = basename(granted.value.folder);
      keepImportReport(store, { name, imported, left, stopped: atWork.isCancelled(), now: now() });
      appendAudit(store, 'folder-imported', { imported: imported.length, left: left.length }, now());
    });
    changes.publish(imported.length > 0 ? ['articles', 'index'] : ['articles']);
    return ok({ imported, left });
  } finally {
    atWork.end();
  }
}

/** File by file, until the person has enough; what was taken in stays. */
async function takeAll(
  desk: Desk,
  { folder, names }: { readonly folder: string; readonly names: readonly string[] },
  atWork: ImportAtWork,
): Promise<readonly ImportFile[]> {
  const reports: ImportFile[] = [];
  for (const [index, name] of names.entries()) {
    if (atWork.isCancelled()) break;
    if (isManyTexts(name)) {
      reports.push(await takeManyTexts(desk, { folder, name, isWriting: true }, atWork));
      continue;
    }
    // A file is a transaction: what was imported before a crash stays, and the next run finds it already here.
    const looked = await look(desk, folder, name);
    reports.push(desk.store.transaction(() => importOne(desk, looked)));
    atWork.tell({ name, texts: reports.length, share: (index + 1) / names.length });
    await new Promise(setImmediate);
  }
  return reports;
}

export function importProgress({ store }: Desk): ImportProgress | null {
  return progressOf(store) ?? null;
}

export function listImports({ store }: Desk): ImportReport[] {
  return listImportReports(store);
}

export function importReport({ store }: Desk, { id }: { readonly id: Id }): Result<{ files: ImportFile[] }> {
  const files = readImportReport(store, id);
  return files === undefined ? notFound : ok({ files });
}

export function cancelImport({ store }: Desk): Record<never, never> {
  cancelRunning(store);
  return {};
}

/** The folder the person chose, and its texts; it may have gone since. */
async function openFolder(
  desk: Desk,
  grant: string,
): Promise<Result<{ readonly folder: string; readonly names: readonly string[] }>> {
  const folder = await desk.shell.folder(grant);
  if (folder === undefined) return badRequest('grant', 'unknown');
  const names = await textFileNames(folder);
  return names === undefined ? badRequest('grant', 'unreadable') : ok({ folder, names });
}

type Looked =
  | {
      readonly kind: 'usable';
      readonly file: Extract<TextFile, { kind: 'text' }>;
      readonly repaired: Repaired;
      readonly title: string;
    }
  | { readonly kind: 'left'; readonly report: ImportFile };

const longestBody = 2_000_000;

async function look({ store, reader }: Desk, folder: string, name: string): Promise<Looked> {
  const file = await readTextFile(reader, folder, name);
  if (file.kind === 'left') return { kind: 'left', report: leftReport(name, file.problem) };
  const level = markedLevel(file.text) ?? '内部';
  if (!mayStore(level, ceilingOf(store))) return { kind: 'left', report: leftReport(name, 'above-ceiling') };
  const repaired = repairText(file.text);
  if (repaired.text.length > longestBody) return { kind: 'left', report: leftReport(name, 'too-large') };
  const looked: Looked = { kind: 'usable', file, repaired, title: titleOfText(repaired.text, name) };
  if (!isImported(store, file.hash)) return looked;
  return { kind: 'left', report: { ...reportOf(looked), problem: 'already-here' } };
}

function leftReport(name: string, problem: NonNullable<ImportFile['problem']>): ImportFile {
  return { name, title: '', characters: 0, pinyinRemoved: 0, traditional: false, suspect: [], problem };
}

function reportOf(looked: Looked): ImportFile {
  if (looked.kind === 'left') return looked.report;
  const { characters, pinyinRemoved, traditional, suspect } = looked.repaired;
  const { name, as, cut } = looked.file;
  const how = as === 'utf-8' || as === 'gb18030' ? { encoding: as } : { format: as };
  const { title } = looked;
  return { name, title, characters, pinyinRemoved, traditional, suspect, ...how, ...(cut && { cut }) };
}

function importOne({ store, now }: Desk, looked: Looked): ImportFile {
  const report = reportOf(looked);
  if (looked.kind === 'left') {
    if (report.problem === 'above-ceiling')
      appendAudit(store, 'record-blocked', { kind: 'article', from: 'import' }, now());
    return report;
  }
  const { file, repaired, title } = looked;
  // Another import may have brought it while this one was read.
  if (isImported(store, file.hash)) return { ...report, problem: 'already-here' };
  const article = addArticle(store, file.hash, articleOf(title, repaired.text), now());
  const { hash, as: encoding, bytes, name: fileName } = file;
  const text = report.format === undefined ? undefined : file.text;
  addOriginal(store, { article, hash, fileName, encoding, report, bytes, text, now: now() });
  queueForIndex(store, 'article', article);
  return report;
}

function articleOf(title: string, body: string): ArticleData {
  return { articleType: '参考资料', title, body, audience: '全体', topic: '', asks: [], secretLevel: '内部' };
}

/** Only what was imported here; articles of a department are the department's. */
export function removeImported(desk: Desk, { id }: { readonly id: Id }): Result<Record<never, never>> {
  const { store, now } = desk;
  const key = keyOf('article', id);
  const held = key === undefined ? undefined : readArticle(store, key);
  if (key === undefined || held === undefined) return notFound;
  if (held.row.sourceId !== undefined) return badRequest('id', 'not-imported');
  store.transaction(() => {
    eraseRecord(store, { kind: 'article', key });
    appendAudit(store, 'import-removed', { article: id }, now());
  });
  desk.changes.publish(['articles', 'index']);
  return ok({});
}

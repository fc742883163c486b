// A folder of text files into 知识库: each file is reported, nothing is guessed, the bytes are kept as they are.
import type { ImportFile } from '../../../shared/contract/desk-views.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { type Id, type SecretLevel, secretLevels } from '../../../shared/domain/terms.ts';
import { appendAudit } from '../store/audit.ts';
import { readArticle, writeArticle } from '../store/articles.ts';
import { keyOf } from '../store/ids.ts';
import { queueForIndex } from '../store/index-queue.ts';
import { ceilingOf } from '../store/meta.ts';
import { addOriginal, isImported } from '../store/originals.ts';
import { eraseRecord } from '../store/remove.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
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
  return ok({ files: names.map((name) => reportOf(look(desk, folder, name))) });
}

export async function importFolder(
  desk: Desk,
  { grant }: { readonly grant: string },
): Promise<Result<{ imported: ImportFile[]; left: ImportFile[] }>> {
  const granted = await openFolder(desk, grant);
  if (!granted.ok) return granted;
  const { folder, names } = granted.value;
  const reports: ImportFile[] = [];
  for (const name of names) {
    // A file is a transaction: what was imported before a crash stays, and the next run finds it already here.
    reports.push(desk.store.transaction(() => importOne(desk, look(desk, folder, name))));
  }
  const imported = reports.filter((report) => report.problem === undefined);
  const left = reports.filter((report) => report.problem !== undefined);
  appendAudit(desk.store, 'folder-imported', { imported: imported.length, left: left.length }, desk.now());
  if (imported.length > 0) desk.changes.publish(['articles', 'index']);
  return ok({ imported, left });
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

function look({ store }: Desk, folder: string, name: string): Looked {
  const file = readTextFile(folder, name);
  if (file.kind === 'left') return { kind: 'left', report: leftReport(name, file.problem) };
  const level = markedLevel(file.text);
  if (!mayStore(level, ceilingOf(store))) return { kind: 'left', report: leftReport(name, 'above-ceiling') };
  const repaired = repairText(file.text);
  if (repaired.text.length > longestBody) return { kind: 'left', report: leftReport(name, 'too-large') };
  const looked: Looked = { kind: 'usable', file, repaired, title: titleOfText(repaired.text, name) };
  if (!isImported(store, file.hash)) return looked;
  return { kind: 'left', report: { ...reportOf(looked), problem: 'already-here' } };
}

/** 密级标志 on a line of its own near the top: 秘密, 机密★10年 … */
function markedLevel(text: string): SecretLevel {
  const marks = text
    .slice(0, 2000)
    .split('\n')
    .map((line) =>
      /^\s*(工作秘密|秘密|机密|機密|绝密|絕密)\s*(★.{0,20})?\s*$/u
        .exec(line)?.[1]
        ?.replace('機', '机')
        .replace('絕', '绝'),
    );
  return secretLevels.findLast((level) => marks.includes(level)) ?? '内部';
}

function leftReport(name: string, problem: NonNullable<ImportFile['problem']>): ImportFile {
  return { name, title: '', characters: 0, pinyinRemoved: 0, traditional: false, suspect: [], problem };
}

function reportOf(looked: Looked): ImportFile {
  if (looked.kind === 'left') return looked.report;
  const { characters, pinyinRemoved, traditional, suspect } = looked.repaired;
  const { name, encoding } = looked.file;
  return { name, title: looked.title, characters, pinyinRemoved, traditional, suspect, encoding };
}

function importOne({ store, now }: Desk, looked: Looked): ImportFile {
  const report = reportOf(looked);
  if (looked.kind === 'left') {
    if (report.problem === 'above-ceiling')
      appendAudit(store, 'record-blocked', { kind: 'article', from: 'import' }, now());
    return report;
  }
  const { file, repaired, title } = looked;
  const common = {
    source: null,
    feed: null,
    remoteId: file.hash,
    revision: file.hash,
    generation: 0,
    now: now(),
  };
  const article = writeArticle(store, common, articleOf(title, repaired.text));
  const { hash, encoding, bytes, name: fileName } = file;
  addOriginal(store, { article, hash, fileName, encoding, report, bytes, now: now() });
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

// The files of a folder that hold text, read with care: plain files only, bounded, texts decoded without mercy, documents
// in a thread of their own. Nothing is written.
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportFile } from '../../../shared/contract/desk-imports.ts';
import type { FileFormat, ReadProblem } from '../../../shared/domain/file-format.ts';
import { decodeText, hasControls } from '../reading/plain-text.ts';
import type { FileReader } from '../reading/reader.ts';
import { isManyTexts } from './read-many-texts.ts';

export type TextFile =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly text: string;
      readonly bytes: Buffer;
      readonly hash: string;
      /** How the bytes became text: an encoding, or the format of a document. */
      readonly as: 'utf-8' | 'gb18030' | FileFormat;
      /** Only the beginning of its text is here. */
      readonly cut: boolean;
    }
  | { readonly kind: 'left'; readonly name: string; readonly problem: NonNullable<ImportFile['problem']> };

const mostFiles = 2000;
const mostBytes = 20 * 1024 * 1024;

const texts = /\.(txt|md)$/i;
const documents = /\.(pdf|docx|ofd|html?)$/i;

const isTaken = (name: string): boolean => texts.test(name) || documents.test(name) || isManyTexts(name);

/** Names of the files with text right in the folder; links and folders are not followed. Undefined: it cannot be read. */
export async function textFileNames(folder: string): Promise<readonly string[] | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  return entries
    ?.filter((entry) => entry.isFile() && isTaken(entry.name))
    .map((entry) => entry.name)
    .toSorted()
    .slice(0, mostFiles);
}

export async function readTextFile(reader: FileReader, folder: string, name: string): Promise<TextFile> {
  const bytes = readBytes(join(folder, name));
  if (typeof bytes === 'string') return { kind: 'left', name, problem: bytes };
  const taken = documents.test(name) ? await textOfDocument(reader, bytes) : textOfBytes(bytes);
  if (typeof taken === 'string') return { kind: 'left', name, problem: taken };
  if (taken.text.trim() === '')
    return { kind: 'left', name, problem: documents.test(name) ? 'no-text' : 'empty' };
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { kind: 'text', name, bytes, hash, ...taken };
}

type Taken = Pick<Extract<TextFile, { kind: 'text' }>, 'text' | 'as' | 'cut'>;

function textOfBytes(bytes: Buffer): Taken | 'not-text' | 'not-utf8' {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return bytes.includes(0) ? 'not-text' : 'not-utf8';
  return hasControls(decoded.text) ? 'not-text' : { text: decoded.text, as: decoded.encoding, cut: false };
}

/** The reader takes its bytes over, so it gets its own. */
async function textOfDocument(reader: FileReader, bytes: Buffer): Promise<Taken | Problem> {
  const read = await reader.read(new Uint8Array(bytes));
  if (read === 'closed') return 'damaged';
  if (read.kind === 'refused') return problemOf(read.problem);
  return { text: read.pages.join('\n'), as: read.format, cut: read.cut };
}

type Problem = NonNullable<ImportFile['problem']>;
const problemOf = (problem: ReadProblem): Problem => (problem === 'not-readable' ? 'not-text' : problem);

/** By one open file, so that what is measured is what is read; a link put in its place meanwhile is refused. */
function readBytes(path: string): Buffer | 'too-large' | 'not-text' | 'empty' {
  const file = openOrNot(path);
  if (file === undefined) return 'not-text';
  try {
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile()) return 'not-text';
    if (size > mostBytes) return 'too-large';
    return size === 0 ? 'empty' : readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function openOrNot(path: string): number | undefined {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
}

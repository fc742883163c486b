// The text files of a folder, read with care: plain files only, bounded, fatal decoding. Nothing is written.
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportFile } from '../../../shared/contract/desk-views.ts';

export type TextFile =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly text: string;
      readonly bytes: Buffer;
      readonly hash: string;
      readonly encoding: 'utf-8' | 'gb18030';
    }
  | { readonly kind: 'left'; readonly name: string; readonly problem: NonNullable<ImportFile['problem']> };

const mostFiles = 2000;
const mostBytes = 20 * 1024 * 1024;

/** Names of the text files right in the folder; links and folders are not followed. Undefined: it cannot be read. */
export async function textFileNames(folder: string): Promise<readonly string[] | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  return entries
    ?.filter((entry) => entry.isFile() && /\.(txt|md)$/i.test(entry.name))
    .map((entry) => entry.name)
    .toSorted()
    .slice(0, mostFiles);
}

/** No text holds them but for tabs and line ends. */
const controls = /[^\P{Cc}\t-\r\u0080-\u009f]/u;

export function readTextFile(folder: string, name: string): TextFile {
  const bytes = readBytes(join(folder, name));
  if (typeof bytes === 'string') return { kind: 'left', name, problem: bytes };
  const decoded = decode(bytes);
  if (decoded === undefined)
    return { kind: 'left', name, problem: bytes.includes(0) ? 'not-text' : 'not-utf8' };
  if (controls.test(decoded.text)) return { kind: 'left', name, problem: 'not-text' };
  if (decoded.text.trim() === '') return { kind: 'left', name, problem: 'empty' };
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { kind: 'text', name, bytes, hash, ...decoded };
}

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

/** UTF-8 first; GB18030 only where the bytes are no UTF-8 and read as Chinese without a fault. */
function decode(
  bytes: Buffer,
): { readonly text: string; readonly encoding: 'utf-8' | 'gb18030' } | undefined {
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  const gb = decodeAs('gb18030', bytes);
  return gb !== undefined && looksChinese(gb) ? { text: gb, encoding: 'gb18030' } : undefined;
}

function decodeAs(encoding: 'utf-8' | 'gb18030', bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Almost any bytes are valid GB18030 of rare characters; real text is made of common ones. */
function looksChinese(text: string): boolean {
  const sample = [...text.slice(0, 4000)].filter((character) => character > '\u007f');
  const common = sample.filter((character) =>
    /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u203b·]/u.test(character),
  );
  return sample.length > 0 && common.length / sample.length > 0.9;
}

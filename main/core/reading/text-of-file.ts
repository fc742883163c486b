// The text of a file by what its bytes are, or a file out of it: the name and the kind somebody states are never believed.
// The one door at which what a reader throws becomes a problem.
import { ofdLimits } from '../../../shared/ofd/limits.ts';
import { openPackage, type Package } from '../../../shared/ofd/package/open-package.ts';
import { pagesOfText } from '../../../shared/ofd/text-of-ofd.ts';
import { OfdStop, type OfdTrouble } from '../../../shared/ofd/trouble.ts';
import type { ReadProblem } from '../../../shared/domain/file-format.ts';
import { type ReadingAnswer, type ReadingOrder, Pages, type Read, refused } from './answer.ts';
import { attachedBeginnings } from './attached-text.ts';
import { docxPart, textOfDocx } from './docx-text.ts';
import { isHtml, textOfHtml } from './html-text.ts';
import { textOfPdf } from './pdf-text.ts';
import { takeOut } from './take-out.ts';
import { decodeText, hasControls } from './plain-text.ts';
import { TooMuch } from './trouble.ts';
import { textOfXlsx, xlsxPart } from './xlsx-text.ts';

export async function textOfFile(order: ReadingOrder): Promise<ReadingAnswer> {
  try {
    return { read: order.inside === undefined ? await readByBytes(order) : takeOut(order) };
  } catch (error) {
    const problem = problemOf(error);
    const name = error instanceof Error ? error.name : 'unknown';
    return { read: refused(problem), ...(isForeseen(error) ? {} : { trouble: name }) };
  }
}

async function readByBytes({ bytes, cMaps }: ReadingOrder, depth = 0): Promise<Read> {
  if (startsWith(bytes, 'PK\u0003\u0004')) {
    const read = readPackage(bytes);
    if (read.kind !== 'text' || read.format !== 'ofd') return read;
    const within = await attachedBeginnings(bytes, depth, (inner, deeper) =>
      readByBytes({ bytes: inner, cMaps }, deeper).catch((error: unknown) => refused(problemOf(error))),
    );
    return within.length === 0 ? read : { ...read, within };
  }
  if (latin(bytes, 0, 1024).includes('%PDF-')) return textOfPdf(bytes, cMaps);
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) return refused(problemOfOle(bytes));
  return readPlain(bytes);
}

/** A sheet repeats itself more than a page does. */
const packageLimits = { ...ofdLimits, ratio: 250 };

function readPackage(bytes: Uint8Array): Read {
  const parts: Package = openPackage(bytes, packageLimits);
  if (parts.has('OFD.xml')) return readOfd(bytes);
  if (parts.has(docxPart)) return textOfDocx(parts);
  if (parts.has(xlsxPart)) return textOfXlsx(parts);
  return refused('not-readable');
}

function readOfd(bytes: Uint8Array): Read {
  const reading = pagesOfText(bytes);
  const pages = new Pages();
  for (let next = reading.next(); ; next = reading.next()) {
    if (next.done !== true) {
      if (pages.add(next.value)) continue;
      pages.breakOff();
    } else if ('kind' in next.value) return refused(problemOfPackage(next.value));
    return pages.read('ofd');
  }
}

function readPlain(bytes: Uint8Array): Read {
  const decoded = decodeText(bytes);
  if (decoded === undefined || hasControls(decoded.text)) return refused('not-readable');
  const isPage = isHtml(decoded.text);
  const pages = new Pages();
  pages.add(isPage ? textOfHtml(decoded.text) : decoded.text);
  return pages.read(isPage ? 'html' : 'text');
}

/** An office file under a password lies in an old container; anything else in one is of before 2007. */
function problemOfOle(bytes: Uint8Array): ReadProblem {
  const sign = Array.from('EncryptedPackage', (letter) => `${letter}\u0000`).join('');
  for (let at = 0; at < bytes.length; at += 1024 * 1024)
    if (latin(bytes, at, at + 1024 * 1024 + sign.length).includes(sign)) return 'encrypted';
  return 'not-readable';
}

const startsWith = (bytes: Uint8Array, sign: string): boolean => latin(bytes, 0, sign.length) === sign;

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);

const isForeseen = (error: unknown): boolean =>
  error instanceof OfdStop ||
  error instanceof TooMuch ||
  (error instanceof Error && error.name === 'Unreadable');

function problemOf(error: unknown): ReadProblem {
  if (error instanceof TooMuch) return 'too-large';
  return error instanceof OfdStop ? problemOfPackage(error.trouble) : 'damaged';
}

function problemOfPackage({ kind }: OfdTrouble): ReadProblem {
  if (kind === 'too-large' || kind === 'encrypted') return kind;
  return 'damaged';
}

// The central directory of a zip archive (APPNOTE 4.3.12), walked by ourselves because the libraries believe it: every
// count, size, name and place is checked before a byte is unpacked.
import type { OfdLimits } from '../limits.ts';
import { stop } from '../trouble.ts';
import { u16, u32 } from './bytes.ts';
import { checkedName, nameKey } from './entry-name.ts';

export type Entry = {
  readonly name: string;
  readonly stored: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its bytes begin, behind the local header. */
  readonly dataAt: number;
};

type Listed = Omit<Entry, 'dataAt'> & { readonly headerAt: number };
type End = { readonly count: number; readonly size: number; readonly at: number; readonly endAt: number };

const endSign = 0x06054b50;
const listedSign = 0x02014b50;
const localSign = 0x04034b50;

function endOf(bytes: Uint8Array): End {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (u32(bytes, at) !== endSign || at + 22 + u16(bytes, at + 20) !== bytes.length) continue;
    return {
      count: u16(bytes, at + 10),
      size: u32(bytes, at + 12),
      at: u32(bytes, at + 16),
      endAt: at,
    };
  }
  return stop(u32(bytes, 0) === localSign ? { kind: 'cut-short' } : { kind: 'not-a-package' });
}

function listedAt(bytes: Uint8Array, at: number): { readonly listed: Listed; readonly next: number } {
  if (u32(bytes, at) !== listedSign) stop({ kind: 'not-a-package' });
  const nameLength = u16(bytes, at + 28);
  const next = at + 46 + nameLength + u16(bytes, at + 30) + u16(bytes, at + 32);
  if (next > bytes.length) stop({ kind: 'not-a-package' });
  const name = checkedName(bytes.subarray(at + 46, at + 46 + nameLength));
  const flags = u16(bytes, at + 8);
  const method = u16(bytes, at + 10);
  const unixMode = u16(bytes, at + 4) >>> 8 === 3 ? u16(bytes, at + 40) >>> 12 : 0;
  if (flags & 0x41 || flags & 0x2000 || method === 99) stop({ kind: 'encrypted' });
  // 8: a folder's or file's bits only; a link, pipe or device (S_IFMT above) has no business in a document.
  if (unixMode !== 0 && unixMode !== 4 && unixMode !== 8) stop({ kind: 'unsafe-name', part: name });
  if (method !== 0 && method !== 8) stop({ kind: 'damaged-part', part: name });
  const listed = {
    name,
    stored: method === 0,
    crc: u32(bytes, at + 16),
    packedSize: u32(bytes, at + 20),
    size: u32(bytes, at + 24),
    headerAt: u32(bytes, at + 42),
  };
  return { listed, next };
}

/** What the directory claims must be possible; 0xffffffff is zip64, which no document under the limits needs. */
function checkClaims(listed: Listed, limits: OfdLimits): void {
  const { name, size, packedSize, stored, headerAt } = listed;
  if (size === 0xffffffff || packedSize === 0xffffffff || headerAt === 0xffffffff) {
    stop({ kind: 'lying-package', part: name });
  }
  if (size > limits.partBytes) stop({ kind: 'too-large', limit: 'partBytes' });
  if (size > limits.ratioFrom && size > packedSize * limits.ratio)
    stop({ kind: 'too-large', limit: 'ratio' });
  if (stored && size !== packedSize) stop({ kind: 'lying-package', part: name });
}

function placed(bytes: Uint8Array, listed: Listed, directoryAt: number): Entry {
  const { headerAt, ...rest } = listed;
  if (u32(bytes, headerAt) !== localSign) stop({ kind: 'lying-package', part: listed.name });
  const nameLength = u16(bytes, headerAt + 26);
  const dataAt = headerAt + 30 + nameLength + u16(bytes, headerAt + 28);
  const localName = checkedName(bytes.subarray(headerAt + 30, headerAt + 30 + nameLength));
  if (localName !== listed.name || dataAt + listed.packedSize > directoryAt) {
    stop({ kind: 'lying-package', part: listed.name });
  }
  return { ...rest, dataAt };
}

/** Entries that share bytes are how a small file claims to be a large one. */
function checkApart(entries: readonly (Entry & { readonly headerAt: number })[]): void {
  const inOrder = [...entries].sort((a, b) => a.headerAt - b.headerAt);
  let free = 0;
  for (const entry of inOrder) {
    if (entry.headerAt < free) stop({ kind: 'lying-package', part: entry.name });
    free = entry.dataAt + entry.packedSize;
  }
}

/** All parts by the key their name is found by. Folders are left out. */
export function readDirectory(bytes: Uint8Array, limits: OfdLimits): ReadonlyMap<string, Entry> {
  if (bytes.length > limits.fileBytes) stop({ kind: 'too-large', limit: 'fileBytes' });
  const end = endOf(bytes);
  if (end.count > limits.entries) stop({ kind: 'too-large', limit: 'entries' });
  if (end.at + end.size > end.endAt) stop({ kind: 'not-a-package' });
  const found = new Map<string, Entry & { readonly headerAt: number }>();
  let total = 0;
  let at = end.at;
  for (let index = 0; index < end.count; index += 1) {
    const { listed, next } = listedAt(bytes, at);
    at = next;
    if (listed.name.endsWith('/')) continue;
    checkClaims(listed, limits);
    total += listed.size;
    if (total > limits.totalBytes) stop({ kind: 'too-large', limit: 'totalBytes' });
    const key = nameKey(listed.name);
    if (found.has(key)) stop({ kind: 'name-twice', part: listed.name });
    found.set(key, { ...placed(bytes, listed, end.at), headerAt: listed.headerAt });
  }
  checkApart([...found.values()]);
  return found;
}

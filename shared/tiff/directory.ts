// The directories of a TIFF (6.0, section 2): one a page, each naming where the next one lies. Nothing is unpacked here.
import { tiffLimits } from './limits.ts';
import { stop } from './trouble.ts';

export type Directory = {
  /** Nothing where the entry is missing, of another type, or lies outside the file. */
  readonly numbers: (tag: number) => readonly number[];
  readonly number: (tag: number) => number | undefined;
  /** Where the bytes of an entry lie in the file. */
  readonly place: (tag: number) => { readonly at: number; readonly length: number } | undefined;
};

export type Directories = {
  readonly all: readonly Directory[];
  /** The numbers of the file stand with their low byte first. */
  readonly little: boolean;
  /** The file names a page that is not in it: what stands before is shown. */
  readonly cut: boolean;
};

type Entry = { readonly type: number; readonly count: number; readonly at: number };

/** BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, IFD: what pages are described with. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 13: 4 };

export function directoriesOf(bytes: Uint8Array): Directories {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) stop('damaged', 'ends in its header');
  const little = bytes[0] === 0x49;
  if (view.getUint16(2, little) !== 42) stop('not-supported', 'BigTIFF');
  const all: Directory[] = [];
  const met = new Set<number>();
  for (let at = view.getUint32(4, little); at !== 0; ) {
    if (met.has(at)) stop('hostile', 'pages that follow each other in a circle');
    if (all.length === tiffLimits.pages) stop('hostile', 'too many pages');
    met.add(at);
    const entries = entriesAt(view, at, little);
    if (entries === undefined) return all.length === 0 ? noPages() : { all, little, cut: true };
    all.push(directoryOf(view, entries, little));
    const end = at + 2 + view.getUint16(at, little) * 12;
    // Some writers leave out the place of the next one after the last.
    at = end + 4 <= bytes.length ? view.getUint32(end, little) : 0;
  }
  return all.length === 0 ? noPages() : { all, little, cut: false };
}

const noPages = (): never => stop('damaged', 'no page');

function entriesAt(view: DataView, at: number, little: boolean): ReadonlyMap<number, Entry> | undefined {
  if (at + 2 > view.byteLength) return undefined;
  const count = view.getUint16(at, little);
  if (count === 0 || count > tiffLimits.entries || at + 2 + count * 12 > view.byteLength) return undefined;
  const entries = new Map<number, Entry>();
  for (let one = at + 2; one < at + 2 + count * 12; one += 12) {
    const type = view.getUint16(one + 2, little);
    const size = sizes[type];
    const values = view.getUint32(one + 4, little);
    if (size === undefined || values === 0 || values > view.byteLength) continue;
    const length = size * values;
    const place = length <= 4 ? one + 8 : view.getUint32(one + 8, little);
    if (place + length <= view.byteLength)
      entries.set(view.getUint16(one, little), { type, count: values, at: place });
  }
  return entries;
}

function directoryOf(view: DataView, entries: ReadonlyMap<number, Entry>, little: boolean): Directory {
  const read = ({ type, at }: Entry, index: number): number => {
    switch (type) {
      case 3:
        return view.getUint16(at + index * 2, little);
      case 4:
      case 13:
        return view.getUint32(at + index * 4, little);
      case 5:
        return view.getUint32(at + index * 8, little) / view.getUint32(at + index * 8 + 4, little);
      default:
        return view.getUint8(at + index);
    }
  };
  return {
    numbers: (tag) => {
      const entry = entries.get(tag);
      if (entry === undefined || entry.count > tiffLimits.values) return [];
      return Array.from({ length: entry.count }, (_, index) => read(entry, index));
    },
    number: (tag) => {
      const entry = entries.get(tag);
      return entry === undefined ? undefined : read(entry, 0);
    },
    place: (tag) => {
      const entry = entries.get(tag);
      return entry && { at: entry.at, length: entry.count * (sizes[entry.type] ?? 1) };
    },
  };
}

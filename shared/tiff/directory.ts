// The directories of a TIFF (6.0, section 2; BigTIFF, the same with places of eight bytes): one a page, each naming where the
// next one lies. Nothing is unpacked here.
import { tiffLimits } from './limits.ts';
import { stop } from './trouble.ts';

export type Directory = {
  /** Nothing where the entry is missing, of another type, or lies outside the file. */
  readonly numbers: (tag: number) => readonly number[];
  readonly number: (tag: number) => number | undefined;
  /** Where the bytes of an entry lie in the file. */
  readonly place: (tag: number) => { readonly at: number; readonly length: number } | undefined;
};

type Directories = {
  readonly all: readonly Directory[];
  /** The numbers of the file stand with their low byte first. */
  readonly little: boolean;
  /** The file names a page that is not in it: what stands before is shown. */
  readonly cut: boolean;
};

type Entry = { readonly type: number; readonly count: number; readonly at: number };

/** BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, IFD, LONG8, IFD8: what pages are described with. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 13: 4, 16: 8, 18: 8 };

type Numbers = {
  readonly view: DataView;
  readonly little: boolean;
  /** Bytes of a place in the file, and of a count of values. */
  readonly wide: 4 | 8;
};

/** One too large to be told exactly is beyond any file. */
const placeAt = ({ view, little, wide }: Numbers, at: number): number =>
  wide === 4 ? view.getUint32(at, little) : Number(view.getBigUint64(at, little));

/** How many entries a directory states, and where the first lies. */
function headOf(
  { view, little, wide }: Numbers,
  at: number,
): { readonly count: number; readonly from: number } {
  return wide === 4
    ? { count: view.getUint16(at, little), from: at + 2 }
    : { count: Number(view.getBigUint64(at, little)), from: at + 8 };
}

const entryBytes = (wide: 4 | 8): number => 4 + 2 * wide;

function numbersOf(bytes: Uint8Array): Numbers {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) stop('damaged', 'ends in its header');
  const little = bytes[0] === 0x49;
  if (view.getUint16(2, little) === 42) return { view, little, wide: 4 };
  const isBig = view.getUint16(2, little) === 43 && view.getUint16(4, little) === 8;
  if (!isBig || bytes.length < 16) stop('damaged', 'a header of neither kind');
  return { view, little, wide: 8 };
}

export function directoriesOf(bytes: Uint8Array): Directories {
  const numbers = numbersOf(bytes);
  const { view, little, wide } = numbers;
  const all: Directory[] = [];
  const met = new Set<number>();
  for (let at = placeAt(numbers, wide); at !== 0; ) {
    if (met.has(at)) stop('hostile', 'pages that follow each other in a circle');
    if (all.length === tiffLimits.pages) stop('hostile', 'too many pages');
    met.add(at);
    const entries = entriesAt(numbers, at);
    if (entries === undefined) return all.length === 0 ? noPages() : { all, little, cut: true };
    all.push(directoryOf(view, entries, little));
    const { count, from } = headOf(numbers, at);
    const end = from + count * entryBytes(wide);
    // Some writers leave out the place of the next one after the last.
    at = end + wide <= bytes.length ? placeAt(numbers, end) : 0;
  }
  return all.length === 0 ? noPages() : { all, little, cut: false };
}

const noPages = (): never => stop('damaged', 'no page');

function entriesAt(numbers: Numbers, at: number): ReadonlyMap<number, Entry> | undefined {
  const { view, little, wide } = numbers;
  if (at + wide > view.byteLength) return undefined;
  const { count, from } = headOf(numbers, at);
  const step = entryBytes(wide);
  if (count === 0 || count > tiffLimits.entries || from + count * step > view.byteLength) return undefined;
  const entries = new Map<number, Entry>();
  for (let one = from; one < from + count * step; one += step) {
    const type = view.getUint16(one + 2, little);
    const size = sizes[type];
    const values = placeAt(numbers, one + 4);
    if (size === undefined || values === 0 || values > view.byteLength) continue;
    const length = size * values;
    const place = length <= wide ? one + 4 + wide : placeAt(numbers, one + 4 + wide);
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
      case 16:
      case 18:
        return Number(view.getBigUint64(at + index * 8, little));
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

// Pictures of black and white as telefax packs them (T.4: Modified Huffman and Group 3; T.6: Group 4), row by row into
// bits of which 1 is black. What is broken gives the rows that could be read before it broke.
import {
  blackTable,
  type CodeTable,
  horizontalMode,
  modeBits,
  modeTable,
  passMode,
  runBits,
  uprightMode,
  whiteTable,
} from './fax-codes.ts';
import type { Unpacked } from './unpack.ts';

export type FaxPacking = 'huffman' | 'group3' | 'group3-2d' | 'group4';
type FaxShape = { readonly columns: number; readonly rows: number; readonly packing: FaxPacking };

export function unpackFax(
  packed: Uint8Array,
  { columns, rows, packing }: FaxShape,
): Unpacked & { readonly sound: boolean } {
  const bits = new Bits(packed);
  const rowBytes = (columns + 7) >> 3;
  const bytes = new Uint8Array(rowBytes * rows);
  let above = new Line(columns);
  let here = new Line(columns);
  let sound = true;
  let row = 0;
  for (; row < rows; row += 1) {
    const kind = nextRow(bits, packing);
    if (kind === 'end') break;
    const isRead = kind === 'runs' ? readRuns(bits, here) : readModes(bits, here, above);
    here.end();
    // Group 3 finds its way again at the end of the line; the others lose it for good.
    if (!isRead && !(packing.startsWith('group3') && bits.seekLineEnd())) break;
    sound &&= isRead;
    here.paint(bytes, row * rowBytes);
    if (packing === 'huffman') bits.toByte();
    [above, here] = [here, above];
    here.begin();
  }
  return { bytes, read: row * rowBytes, sound };
}

const lineEnd = 1;

function nextRow(bits: Bits, packing: FaxPacking): 'runs' | 'modes' | 'end' {
  if (packing === 'group4') return bits.isAtEnd || bits.peek(12) === lineEnd ? 'end' : 'modes';
  if (packing === 'huffman') return bits.isAtEnd ? 'end' : 'runs';
  let isTwo = false;
  for (let ends = 0; bits.skipLineEnd(); ends += 1) {
    // Several in a row are the end of the page.
    if (ends === 1) return 'end';
    if (packing === 'group3-2d') isTwo = bits.take(1) === 0;
  }
  if (bits.isAtEnd) return 'end';
  return isTwo ? 'modes' : 'runs';
}

/** The places at which a row changes its colour, white first. */
class Line {
  readonly columns: number;
  readonly changes: Uint32Array;
  count = 0;
  /** Behind it there are no changes but the end of the row. */
  #used = 0;

  constructor(columns: number) {
    this.columns = columns;
    this.changes = new Uint32Array(columns + 8).fill(columns);
  }

  begin(): void {
    this.count = 0;
  }

  /** False when it lies behind the last or beyond the end. */
  change(at: number): boolean {
    const last = this.changes[this.count - 1] ?? -1;
    if (this.count > 0 && at < last) return false;
    if (at > this.columns) return false;
    // A run of nothing: the colour goes on.
    if (this.count > 0 && at === last) this.count -= 1;
    else {
      this.changes[this.count] = at;
      this.count += 1;
      this.#used = Math.max(this.#used, this.count);
    }
    return true;
  }

  /** Behind the last change the row is at its end, however far one looks. */
  end(): void {
    this.changes.fill(this.columns, this.count, this.#used);
    this.#used = this.count;
  }

  paint(bytes: Uint8Array, at: number): void {
    for (let index = 0; index < this.count; index += 2)
      paintBits(bytes, at * 8 + (this.changes[index] ?? 0), at * 8 + (this.changes[index + 1] ?? 0));
  }
}

function paintBits(bytes: Uint8Array, from: number, to: number): void {
  if (from >= to) return;
  const [first, last] = [Math.floor(from / 8), Math.floor((to - 1) / 8)];
  const head = 0xff >> (from % 8);
  const tail = (0xff << (7 - ((to - 1) % 8))) & 0xff;
  if (first === last) {
    bytes[first] = (bytes[first] ?? 0) | (head & tail);
    return;
  }
  bytes[first] = (bytes[first] ?? 0) | head;
  bytes.fill(0xff, first + 1, last);
  bytes[last] = (bytes[last] ?? 0) | tail;
}

function readRuns(bits: Bits, here: Line): boolean {
  for (let at = 0, white = true; at < here.columns; white = !white) {
    const run = readRun(bits, white ? whiteTable : blackTable, here.columns - at);
    if (run === undefined || !here.change(at + run)) return false;
    at += run;
  }
  return true;
}

function readRun(bits: Bits, table: CodeTable, most: number): number | undefined {
  for (let total = 0; total <= most; ) {
    const found = table[bits.peek(runBits)] ?? 0;
    if (found === 0) return undefined;
    bits.skip(found & 15);
    const run = found >> 4;
    total += run;
    if (run < 64) return total <= most ? total : undefined;
  }
  return undefined;
}

/** Each change by where the row above changes (T.6, 2.2). */
function readModes(bits: Bits, here: Line, above: Line): boolean {
  const { columns, changes } = { columns: here.columns, changes: above.changes };
  let at = 0;
  let white = true;
  let next = 0;
  for (let isFirst = true; at < columns; isFirst = false) {
    // The first change above that lies to the right and is one to the other colour.
    if ((next & 1) !== (white ? 0 : 1)) next += next > 0 ? -1 : 1;
    while ((changes[next] ?? columns) < columns && (changes[next] ?? columns) <= (isFirst ? -1 : at))
      next += 2;
    const found = modeTable[bits.peek(modeBits)] ?? 0;
    if (found === 0) return false;
    bits.skip(found & 15);
    const mode = found >> 4;
    if (mode === passMode) {
      at = changes[next + 1] ?? columns;
    } else if (mode === horizontalMode) {
      const one = readRun(bits, white ? whiteTable : blackTable, columns - at);
      const two =
        one === undefined ? undefined : readRun(bits, white ? blackTable : whiteTable, columns - at - one);
      if (one === undefined || two === undefined) return false;
      if (!here.change(at + one) || !here.change(at + one + two)) return false;
      at += one + two;
    } else {
      const to = (changes[next] ?? columns) + mode - uprightMode;
      if (to < at || !here.change(to)) return false;
      at = to;
      white = !white;
    }
  }
  return true;
}

class Bits {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length * 8;
  }

  /** At most 24; behind the end stand zeros. */
  peek(count: number): number {
    const byte = Math.floor(this.#at / 8);
    const bytes = this.#bytes;
    const four =
      ((bytes[byte] ?? 0) << 24) |
      ((bytes[byte + 1] ?? 0) << 16) |
      ((bytes[byte + 2] ?? 0) << 8) |
      (bytes[byte + 3] ?? 0);
    return (four << (this.#at % 8)) >>> (32 - count);
  }

  skip(count: number): void {
    this.#at += count;
  }

  take(count: number): number {
    const value = this.peek(count);
    this.skip(count);
    return value;
  }

  toByte(): void {
    this.#at = Math.ceil(this.#at / 8) * 8;
  }

  /** Past the end of a line, with the zeros that fill up before it; stays where it is when there is none. */
  skipLineEnd(): boolean {
    if (this.peek(11) !== 0 || !this.seekLineEnd()) return false;
    this.skip(12);
    return true;
  }

  /** To where the next one begins; there are at least eleven zeros in it. */
  seekLineEnd(): boolean {
    while (!this.isAtEnd && this.peek(12) !== lineEnd) this.skip(1);
    return !this.isAtEnd;
  }
}

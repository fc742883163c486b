// A page of a TIFF into pixels, band by band, as small as they are wanted. JPEG pieces are decoded by whoever shows them;
// between bands it gives way, and stops when told there.
import { colourRow, samplesInto, undoDifferences } from './colour.ts';
import { unpackFax } from './fax.ts';
import { wholeJpeg } from './jpeg.ts';
import type { Place, TiffPage } from './page.ts';
import { type Pixels, type Shades, Shrink } from './shrink.ts';
import { stop } from './trouble.ts';
import { inflate, plain, type Unpacked, unpackBits, unpackLzw } from './unpack.ts';

type RasterMeans = {
  /** One pixel of what comes out stands for so many of the page each way. */
  readonly by: number;
  /** Undefined of what cannot be decoded, or is larger than it may be. */
  readonly decodeJpeg: (
    bytes: Uint8Array<ArrayBuffer>,
    most: { readonly width: number; readonly height: number },
  ) => Promise<Pixels | undefined>;
  /** Lets others work; throws to end it. */
  readonly giveWay: () => Promise<void>;
};

export type Raster = {
  readonly pixels: Pixels;
  /** Something of it could not be read and is left white. */
  readonly damaged: boolean;
};

type Piece = {
  /** Rows that were read, from its upper edge. */
  readonly rows: number;
  readonly sound: boolean;
  readonly held:
    | { readonly kind: 'samples'; readonly bytes: Uint8Array; readonly rowBytes: number }
    | { readonly kind: 'colours'; readonly pixels: Pixels };
};

type Band = {
  readonly rows: number;
  /** Left to right, plane by plane. */
  readonly pieces: readonly (Piece | undefined)[];
};

const rowsAtOnce = 256;

export async function rasterOf(file: Uint8Array, page: TiffPage, means: RasterMeans): Promise<Raster> {
  const shrink = new Shrink(page, means.by);
  const rgba = new Uint8ClampedArray(page.width * 4);
  const samples = new Uint8Array(page.width * page.samples);
  const shades = shadesOf(page);
  let damaged = false;
  let anything = false;
  for (let top = 0; top < page.height; top += page.piece.height) {
    const band = await bandAt(top, file, page, means);
    damaged ||= band.pieces.some((piece) => piece === undefined || !piece.sound || piece.rows < band.rows);
    anything ||= band.pieces.some((piece) => piece !== undefined && piece.rows > 0);
    for (let row = 0; row < band.rows; row += 1) {
      if (shades !== undefined) addBits(shrink, band.pieces[0], row, shades);
      else {
        layRow(page, band.pieces, { row, samples, rgba });
        shrink.add(rgba);
      }
      if (row % rowsAtOnce === rowsAtOnce - 1) await means.giveWay();
    }
  }
  if (!anything) stop('damaged', 'nothing of the page could be read');
  return { pixels: shrink.pixels, damaged };
}

/** Of strips of black and white, as scanners and telefaxes write them: they need no colours in between. */
function shadesOf(page: TiffPage): Shades | undefined {
  if (page.bits !== 1 || page.samples !== 1 || acrossOf(page) !== 1) return undefined;
  if (page.colours === 'white-is-zero') return { zero: 255, one: 0 };
  return page.colours === 'black-is-zero' ? { zero: 0, one: 255 } : undefined;
}

function addBits(shrink: Shrink, piece: Piece | undefined, row: number, shades: Shades): void {
  if (piece?.held.kind !== 'samples' || row >= piece.rows) shrink.addWhite(shades);
  else shrink.addBits(piece.held.bytes, row * piece.held.rowBytes, shades);
}

const acrossOf = ({ width, piece }: TiffPage): number => Math.ceil(width / piece.width);

async function bandAt(top: number, file: Uint8Array, page: TiffPage, means: RasterMeans): Promise<Band> {
  const across = acrossOf(page);
  const down = Math.ceil(page.height / page.piece.height);
  const rows = Math.min(page.piece.height, page.height - top);
  const pieces: (Piece | undefined)[] = [];
  for (let plane = 0; plane < (page.planes ? page.samples : 1); plane += 1)
    for (let column = 0; column < across; column += 1) {
      const place = page.pieces[(plane * down + top / page.piece.height) * across + column];
      pieces.push(await unpackPiece(file, page, { place, rows, means }));
      await means.giveWay();
    }
  return { rows, pieces };
}

type Wanted = { readonly place: Place | undefined; readonly rows: number; readonly means: RasterMeans };

async function unpackPiece(
  file: Uint8Array,
  page: TiffPage,
  { place, rows, means }: Wanted,
): Promise<Piece | undefined> {
  if (place === undefined) return undefined;
  const packed = file.subarray(place.at, place.at + place.length);
  if (page.packing === 'jpeg') {
    const { jpegTables } = page;
    const tables = jpegTables && file.subarray(jpegTables.at, jpegTables.at + jpegTables.length);
    const whole = wholeJpeg(packed, tables, page.colours);
    const pixels = whole && (await means.decodeJpeg(whole, page.piece));
    return pixels && { rows: pixels.height, sound: true, held: { kind: 'colours', pixels } };
  }
  const rowBytes = Math.ceil((page.piece.width * page.bits * (page.planes ? 1 : page.samples)) / 8);
  const { bytes, read, sound = true } = unpackAs(packed, page, { rowBytes, rows });
  if (page.differences) undoDifferences(bytes, page, rowBytes);
  return { rows: Math.floor(read / rowBytes), sound, held: { kind: 'samples', bytes, rowBytes } };
}

type Size = { readonly rowBytes: number; readonly rows: number };

function unpackAs(
  packed: Uint8Array,
  page: TiffPage,
  { rowBytes, rows }: Size,
): Unpacked & { readonly sound?: boolean } {
  const size = rowBytes * rows;
  switch (page.packing) {
    case 'none':
      return plain(page.bitsReversed && page.bits < 8 ? turned(packed) : packed, size);
    case 'lzw':
      return unpackLzw(packed, size);
    case 'packbits':
      return unpackBits(packed, size);
    case 'deflate':
      return inflate(packed, size);
    case 'jpeg':
      return { bytes: new Uint8Array(), read: 0 };
    default: {
      const bits = page.bitsReversed ? turned(packed) : packed;
      return unpackFax(bits, { columns: page.piece.width, rows, packing: page.packing });
    }
  }
}

/** Each byte with its bits the other way round. */
function turned(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => {
    let other = 0;
    for (let bit = 0; bit < 8; bit += 1) other |= ((byte >> bit) & 1) << (7 - bit);
    return other;
  });
}

type Laying = {
  readonly row: number;
  readonly samples: Uint8Array;
  readonly rgba: Uint8ClampedArray;
};

/** One row of the page from the pieces of its band; where a piece has no such row it is white. */
function layRow(page: TiffPage, pieces: readonly (Piece | undefined)[], laying: Laying): void {
  const { row, rgba } = laying;
  const across = acrossOf(page);
  if (page.packing === 'jpeg') rgba.fill(255);
  else laySamples(page, pieces, laying);
  for (const [index, piece] of pieces.entries()) {
    const left = (index % across) * page.piece.width;
    const width = Math.min(page.piece.width, page.width - left);
    if (piece === undefined || row >= piece.rows) rgba.fill(255, left * 4, (left + width) * 4);
    else if (piece.held.kind === 'colours') {
      const { pixels } = piece.held;
      const from = row * pixels.width * 4;
      rgba.set(pixels.rgba.subarray(from, from + Math.min(width, pixels.width) * 4), left * 4);
    }
  }
}

function laySamples(page: TiffPage, pieces: readonly (Piece | undefined)[], laying: Laying): void {
  const { row, samples, rgba } = laying;
  const across = acrossOf(page);
  for (const [index, piece] of pieces.entries()) {
    if (piece?.held.kind !== 'samples' || row >= piece.rows) continue;
    const left = (index % across) * page.piece.width;
    const width = Math.min(page.piece.width, page.width - left);
    const { bytes, rowBytes } = piece.held;
    const count = page.planes ? width : width * page.samples;
    const first = left * page.samples + (page.planes ? Math.floor(index / across) : 0);
    const every = page.planes ? page.samples : 1;
    samplesInto({ bytes, at: row * rowBytes, count }, page, samples, { first, every });
  }
  colourRow(samples, page, rgba);
}

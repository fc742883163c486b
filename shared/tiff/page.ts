// What one directory says of its page, judged before anything is unpacked: size, how its numbers become colours, in what
// pieces it lies and how those are packed. A page we cannot show says why.
import type { Directory } from './directory.ts';
import { tiffLimits } from './limits.ts';
import { TiffStop, type TiffTrouble, stop } from './trouble.ts';

const tags = {
  subfile: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  colours: 262,
  fillOrder: 266,
  stripPlaces: 273,
  orientation: 274,
  samples: 277,
  stripRows: 278,
  stripLengths: 279,
  dotsX: 282,
  dotsY: 283,
  planes: 284,
  group3Options: 292,
  dotsUnit: 296,
  predictor: 317,
  palette: 320,
  tileWidth: 322,
  tileHeight: 323,
  tilePlaces: 324,
  tileLengths: 325,
  moreSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
  wholeJpeg: 513,
  wholeJpegLength: 514,
} as const;

type Packing =
  | 'none'
  | 'huffman'
  | 'group3'
  | 'group3-2d'
  | 'group4'
  | 'lzw'
  | 'deflate'
  | 'packbits'
  | 'jpeg';
export type Colours = 'white-is-zero' | 'black-is-zero' | 'rgb' | 'palette' | 'cmyk' | 'ycbcr';
export type Place = { readonly at: number; readonly length: number };

export type TiffPage = {
  readonly width: number;
  readonly height: number;
  readonly packing: Packing;
  readonly colours: Colours;
  readonly bits: number;
  readonly samples: number;
  /** Each sample in pieces of its own, one plane after the other. */
  readonly planes: boolean;
  readonly alpha: 'none' | 'over' | 'premultiplied';
  /** Red, green, blue by index. */
  readonly palette: Uint8Array | undefined;
  /** Each sample is the difference to the one left of it. */
  readonly differences: boolean;
  /** Bits of a byte run from the low one up. */
  readonly bitsReversed: boolean;
  readonly little: boolean;
  /** 1 to 8, as in the standard: 1 is upright, 6 a quarter turn clockwise. */
  readonly orientation: number;
  /** Dots an inch, across and down; undefined where it does not say. */
  readonly dots: { readonly x: number; readonly y: number } | undefined;
  readonly piece: { readonly width: number; readonly height: number };
  /** Row by row from the upper left, plane by plane. */
  readonly pieces: readonly (Place | undefined)[];
  readonly jpegTables: Place | undefined;
};

type File = { readonly length: number; readonly little: boolean };

/** The page, or why it is not shown. */
export function pageOf(directory: Directory, file: File): TiffPage | TiffTrouble {
  try {
    return readPage(directory, file);
  } catch (error) {
    if (error instanceof TiffStop) return error.why;
    throw error;
  }
}

/** A smaller copy of another page, or a mask for one: no page to read. */
export const isBeside = (directory: Directory): boolean =>
  ((directory.number(tags.subfile) ?? 0) & 0b101) !== 0;

function readPage(directory: Directory, file: File): TiffPage {
  const width = directory.number(tags.width) ?? 0;
  const height = directory.number(tags.height) ?? 0;
  if (width === 0 || height === 0) stop('damaged', 'no size');
  if (Math.max(width, height) > tiffLimits.side || width * height > tiffLimits.pixels)
    stop('too-large', `${width} × ${height}`);
  const numbers = numbersOf(directory);
  const shape = { width, height, ...numbers };
  if (Math.ceil((width * numbers.bits * numbers.samples) / 8) * height > tiffLimits.pageBytes)
    stop('too-large', 'unpacked');
  const laid = layOf(directory, shape, file);
  return {
    ...shape,
    ...laid,
    palette: numbers.colours === 'palette' ? paletteOf(directory, numbers.bits) : undefined,
    bitsReversed: directory.number(tags.fillOrder) === 2,
    little: file.little,
    orientation: orientationOf(directory),
    dots: dotsOf(directory),
    jpegTables: directory.place(tags.jpegTables),
  };
}

function packingOf(directory: Directory): Packing {
  switch (directory.number(tags.compression) ?? 1) {
    case 1:
      return 'none';
    case 2:
      return 'huffman';
    case 3:
      return ((directory.number(tags.group3Options) ?? 0) & 1) === 1 ? 'group3-2d' : 'group3';
    case 4:
      return 'group4';
    case 5:
      return 'lzw';
    case 6:
    case 7:
      return 'jpeg';
    case 8:
    case 32_946:
      return 'deflate';
    case 32_773:
      return 'packbits';
    default:
      return stop('not-supported', 'compression');
  }
}

const colourKinds: readonly (Colours | undefined)[] = [
  'white-is-zero',
  'black-is-zero',
  'rgb',
  'palette',
  undefined,
  'cmyk',
  'ycbcr',
];
const needed: Readonly<Record<Colours, number>> = {
  'white-is-zero': 1,
  'black-is-zero': 1,
  rgb: 3,
  palette: 1,
  cmyk: 4,
  ycbcr: 3,
};
const isFax = (packing: Packing): boolean => packing === 'huffman' || packing.startsWith('group');

function numbersOf(directory: Directory) {
  const packing = packingOf(directory);
  const colours = colourKinds[directory.number(tags.colours) ?? (isFax(packing) ? 0 : 1)];
  const samples = directory.number(tags.samples) ?? 1;
  const bitsOfEach = directory.numbers(tags.bits);
  const bits = bitsOfEach[0] ?? 1;
  const predictor = directory.number(tags.predictor) ?? 1;
  if (colours === undefined || samples < needed[colours] || samples > 8)
    return stop('not-supported', 'colours');
  if (![1, 2, 4, 8, 16].includes(bits) || bitsOfEach.some((one) => one !== bits))
    return stop('not-supported', 'bits');
  if (directory.numbers(tags.sampleFormat).some((format) => format !== 1 && format !== 4))
    return stop('not-supported', 'numbers that are no whole ones');
  if (predictor > 2 || (predictor === 2 && bits < 8)) return stop('not-supported', 'predictor');
  if (isFax(packing) && (bits !== 1 || samples !== 1)) return stop('damaged', 'a fax of colours');
  const planes = directory.number(tags.planes) === 2 && samples > 1;
  if (packing === 'jpeg' ? bits !== 8 || planes : colours === 'ycbcr')
    return stop('not-supported', 'subsampling');
  const more = samples > needed[colours] ? directory.number(tags.moreSamples) : undefined;
  return {
    packing,
    colours,
    samples,
    bits,
    differences: predictor === 2 && (packing === 'lzw' || packing === 'deflate'),
    planes,
    alpha: more === 2 ? ('over' as const) : more === 1 ? ('premultiplied' as const) : ('none' as const),
  };
}

type Shape = ReturnType<typeof numbersOf> & { readonly width: number; readonly height: number };

/** Strips are tiles as wide as the page. */
function layOf(directory: Directory, shape: Shape, file: File) {
  const tileWidth = directory.number(tags.tileWidth);
  const isTiled = tileWidth !== undefined;
  const places = directory.numbers(isTiled ? tags.tilePlaces : tags.stripPlaces);
  const lengths = directory.numbers(isTiled ? tags.tileLengths : tags.stripLengths);
  const rows = directory.number(isTiled ? tags.tileHeight : tags.stripRows) ?? shape.height;
  const piece = {
    width: tileWidth ?? shape.width,
    height: isTiled ? rows : Math.min(rows, shape.height),
  };
  if (piece.width === 0 || piece.height === 0) stop('damaged', 'pieces without size');
  const whole = wholeJpeg(directory, file);
  if (whole !== undefined && shape.packing === 'jpeg' && places.length <= 1)
    return { piece: { width: shape.width, height: shape.height }, pieces: [whole] };
  const count = countOf(shape, piece);
  const pieces = Array.from({ length: count }, (_, index) => placeIn(file, places[index], lengths[index]));
  if (pieces.every((one) => one === undefined)) stop('damaged', 'no piece lies in the file');
  return { piece, pieces };
}

/** Pieces reach beyond the page, but not so far that they are what costs. */
function countOf(shape: Shape, piece: { readonly width: number; readonly height: number }): number {
  const [across, down] = [Math.ceil(shape.width / piece.width), Math.ceil(shape.height / piece.height)];
  const rowBytes = (piece.width * shape.bits * shape.samples) / 8;
  const count = across * down * (shape.planes ? shape.samples : 1);
  if (across * rowBytes * shape.height > 2 * tiffLimits.pageBytes || count > tiffLimits.values)
    stop('too-large', 'pieces');
  return count;
}

/** One that begins in the file and ends beyond it is read as far as it goes. */
function placeIn(
  { length: fileLength }: File,
  at: number | undefined,
  length: number | undefined,
): Place | undefined {
  if (at === undefined || at < 8 || at >= fileLength || length === 0) return undefined;
  return { at, length: Math.min(length ?? fileLength, fileLength - at) };
}

/** As the first writers of JPEG in TIFF did it: a file within the file. */
const wholeJpeg = (directory: Directory, file: File): Place | undefined =>
  placeIn(file, directory.number(tags.wholeJpeg), directory.number(tags.wholeJpegLength));

function paletteOf(directory: Directory, bits: number): Uint8Array {
  const count = 2 ** Math.min(bits, 8);
  const values = directory.numbers(tags.palette);
  if (bits > 8 || values.length < count * 3) return stop('damaged', 'palette');
  // 16 bits each; some writers fill only the lower eight.
  const isSmall = values.every((value) => value < 256);
  const palette = new Uint8Array(count * 3);
  for (let index = 0; index < count; index += 1)
    for (const channel of [0, 1, 2]) {
      const value = values[channel * count + index] ?? 0;
      palette[index * 3 + channel] = isSmall ? value : value >> 8;
    }
  return palette;
}

function orientationOf(directory: Directory): number {
  const stated = directory.number(tags.orientation) ?? 1;
  return stated >= 1 && stated <= 8 ? stated : 1;
}

function dotsOf(directory: Directory): TiffPage['dots'] {
  const per = directory.number(tags.dotsUnit) === 3 ? 2.54 : 1;
  const [x, y] = [(directory.number(tags.dotsX) ?? 0) * per, (directory.number(tags.dotsY) ?? 0) * per];
  const isUsual = (dots: number): boolean => dots >= 20 && dots <= 10_000;
  return isUsual(x) && isUsual(y) && directory.number(tags.dotsUnit) !== 1 ? { x, y } : undefined;
}

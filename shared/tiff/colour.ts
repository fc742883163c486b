// From the numbers of a row to its colours (TIFF 6.0, sections 4 to 6, 14, 16, 18): samples of 1 to 16 bits into bytes,
// differences undone, and what the bytes mean into red, green and blue on white.
import type { TiffPage } from './page.ts';

/** In place: each sample is more than the one to its left by what stands there. */
export function undoDifferences(bytes: Uint8Array, page: TiffPage, rowBytes: number): void {
  const step = page.planes ? 1 : page.samples;
  for (let row = 0; row < bytes.length; row += rowBytes) {
    const end = Math.min(bytes.length, row + rowBytes);
    if (page.bits === 8)
      for (let at = row + step; at < end; at += 1) bytes[at] = (bytes[at] ?? 0) + (bytes[at - step] ?? 0);
    else undoWide(bytes.subarray(row, end), step, page.little);
  }
}

function undoWide(row: Uint8Array, step: number, little: boolean): void {
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength);
  for (let at = step * 2; at + 1 < row.length; at += 2)
    view.setUint16(at, view.getUint16(at, little) + view.getUint16(at - step * 2, little), little);
}

type RowOf = {
  readonly bytes: Uint8Array;
  /** Where the row begins in them. */
  readonly at: number;
  readonly count: number;
};

/** Samples one after the other into every `every`th place of `into`, as 0 to 255; places of a palette stay what they are. */
export function samplesInto(
  row: RowOf,
  page: TiffPage,
  into: Uint8Array,
  { first = 0, every = 1 } = {},
): void {
  const { bytes, at, count } = row;
  const { bits } = page;
  if (bits >= 8) {
    const wide = bits === 16 ? 2 : 1;
    const high = at + (wide === 2 && page.little ? 1 : 0);
    for (let index = 0; index < count; index += 1)
      into[first + index * every] = bytes[high + index * wide] ?? 0;
    return;
  }
  const most = (1 << bits) - 1;
  const stretch = page.colours === 'palette' ? 1 : 255 / most;
  for (let index = 0; index < count; index += 1) {
    const bit = index * bits;
    const value = ((bytes[at + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & most;
    into[first + index * every] = value * stretch;
  }
}

/** A row of samples to RGBA on white. */
export function colourRow(samples: Uint8Array, page: TiffPage, rgba: Uint8ClampedArray): void {
  const { samples: step, width } = page;
  for (let x = 0, from = 0, to = 0; x < width; x += 1, from += step, to += 4) {
    const one = samples[from] ?? 0;
    switch (page.colours) {
      case 'white-is-zero':
        rgba[to] = rgba[to + 1] = rgba[to + 2] = 255 - one;
        break;
      case 'black-is-zero':
        rgba[to] = rgba[to + 1] = rgba[to + 2] = one;
        break;
      case 'palette':
        for (let channel = 0; channel < 3; channel += 1)
          rgba[to + channel] = page.palette?.[one * 3 + channel] ?? 0;
        break;
      case 'cmyk': {
        const light = 255 - (samples[from + 3] ?? 0);
        for (let channel = 0; channel < 3; channel += 1)
          rgba[to + channel] = ((255 - (samples[from + channel] ?? 0)) * light) / 255;
        break;
      }
      case 'rgb':
      case 'ycbcr':
        for (let channel = 0; channel < 3; channel += 1) rgba[to + channel] = samples[from + channel] ?? 0;
    }
    rgba[to + 3] = 255;
    if (page.alpha !== 'none') ontoWhite(rgba, to, samples[from + colourCount(page)] ?? 255, page);
  }
}

const colourCount = ({ colours }: TiffPage): number =>
  colours === 'cmyk' ? 4 : colours === 'rgb' || colours === 'ycbcr' ? 3 : 1;

function ontoWhite(rgba: Uint8ClampedArray, at: number, alpha: number, page: TiffPage): void {
  const white = 255 - alpha;
  for (let channel = 0; channel < 3; channel += 1) {
    const value = rgba[at + channel] ?? 0;
    rgba[at + channel] = page.alpha === 'over' ? (value * alpha) / 255 + white : value + white;
  }
}

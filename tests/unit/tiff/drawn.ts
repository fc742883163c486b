// Drawing a TIFF in tests: its pages into pixels, as the reader does it, but with nobody to give way to.
import { openTiff } from '../../../shared/tiff/open.ts';
import { type Raster, rasterOf } from '../../../shared/tiff/raster.ts';
import type { Pixels } from '../../../shared/tiff/shrink.ts';

type Drawing = { readonly page?: number; readonly by?: number; readonly jpeg?: Pixels };

export async function drawn(bytes: Uint8Array, { page = 0, by = 1, jpeg }: Drawing = {}): Promise<Raster> {
  const found = openTiff(bytes).pages[page];
  if (found === undefined || typeof found === 'string') throw new Error(`no page: ${found}`);
  return rasterOf(bytes, found, { by, decodeJpeg: async () => jpeg, giveWay: async () => {} });
}

type Rgb = readonly [red: number, green: number, blue: number];

export const pixelAt = ({ rgba, width }: Pixels, x: number, y: number): Rgb => {
  const at = (y * width + x) * 4;
  return [rgba[at] ?? -1, rgba[at + 1] ?? -1, rgba[at + 2] ?? -1];
};

/** 1 where it is black, row by row. */
export const blackIn = ({ rgba }: Pixels): readonly number[] =>
  Array.from({ length: rgba.length / 4 }, (_, at) => (rgba[at * 4] === 0 ? 1 : 0));

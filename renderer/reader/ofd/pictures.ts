// Decoded pictures of one document, a few at a time: the newest stay, as long as they are not too many pixels together.
import { drawnKey, type Picture, type PictureKind } from '../../../shared/ofd/model.ts';
import { underMask } from './under-mask.ts';

export type Pictures = {
  readonly load: (picture: Picture) => Promise<ImageBitmap | undefined>;
  /** Keys of those that could not be decoded, or not to their end. */
  readonly failed: ReadonlySet<string>;
  readonly close: () => void;
};

const mostPixels = 48_000_000;

export function picturesOf(bytes: (key: string) => Uint8Array | undefined): Pictures {
  const held = new Map<string, ImageBitmap>();
  const failed = new Set<string>();

  const keep = (key: string, picture: ImageBitmap): void => {
    held.set(key, picture);
    let pixels = 0;
    for (const [each, one] of [...held].reverse()) {
      pixels += one.width * one.height;
      if (pixels <= mostPixels || each === key) continue;
      held.delete(each);
      // Not closed here: a page that is being drawn may still hold it; the collector frees it.
    }
  };

  const load = async (wanted: Picture): Promise<ImageBitmap | undefined> => {
    const name = drawnKey(wanted);
    const known = held.get(name);
    if (known !== undefined) return known;
    const damaged = () => void failed.add(name);
    const single = async ({ key, kind }: Picture) => {
      const given = bytes(key);
      return given && decoded(given, kind, damaged).catch(() => undefined);
    };
    // What cannot be decoded leaves its place empty, and a picture whose mask cannot be stands whole; the page says so.
    const bare = await single(wanted);
    const mask = bare && wanted.mask && (await single(wanted.mask));
    if (bare === undefined || (wanted.mask !== undefined && mask === undefined)) damaged();
    const picture = bare && mask ? underMask(bare, mask) : bare;
    if (picture !== undefined) keep(name, picture);
    return picture;
  };

  return {
    load,
    failed,
    close: () => {
      for (const picture of held.values()) picture.close();
      held.clear();
    },
  };
}

/** By the browser; TIFF by our own reading of it, JBIG2 by what reads it in PDF. Both come when the first of them does. */
async function decoded(
  bytes: Uint8Array,
  kind: PictureKind,
  damaged: () => void,
): Promise<ImageBitmap | undefined> {
  switch (kind) {
    case 'tiff':
      return (await import('./tiff-picture.ts')).firstPageOf(bytes, damaged);
    case 'jbig2':
      return (await import('./jbig2-picture.ts')).pictureOf(bytes);
    default:
      return createImageBitmap(new Blob([new Uint8Array(bytes)], { type: `image/${kind}` }));
  }
}

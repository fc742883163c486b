// Decoded pictures of one document, a few at a time: the newest stay, as long as they are not too many pixels together.
import type { Picture } from '../../../shared/ofd/model.ts';

export type Pictures = {
  readonly load: (picture: Picture) => Promise<ImageBitmap | undefined>;
  readonly close: () => void;
};

const mostPixels = 48_000_000;

export function picturesOf(bytes: (key: string) => Uint8Array | undefined): Pictures {
  const held = new Map<string, ImageBitmap>();

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

  const load = async ({ key, kind }: Picture): Promise<ImageBitmap | undefined> => {
    const known = held.get(key);
    if (known !== undefined) return known;
    const given = bytes(key);
    if (given === undefined) return undefined;
    try {
      const picture = await createImageBitmap(new Blob([new Uint8Array(given)], { type: `image/${kind}` }));
      keep(key, picture);
      return picture;
    } catch {
      // The browser cannot decode it: its place stays empty.
      return undefined;
    }
  };

  return {
    load,
    close: () => {
      for (const picture of held.values()) picture.close();
      held.clear();
    },
  };
}

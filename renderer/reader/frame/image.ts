// A picture. SVG is drawn as a picture like the others, where it can neither run nor load anything. Its pixels are counted
// before they are unpacked: a few bytes can stand for gigabytes.
import { type PagedDocument, type PageGap, Unreadable } from '../paged.ts';
import { showPages } from './pages-view.ts';
import { pixelsOf } from './picture-size.ts';
import type { Shown, Stage } from './shown.ts';

const mostPixels = 100_000_000;
const svgSide = 1000;

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'svg';

export async function showImage(bytes: ArrayBuffer, kind: PictureKind, stage: Stage): Promise<Shown> {
  const stated = kind === 'svg' ? undefined : pixelsOf(new Uint8Array(bytes), kind);
  if (stated !== undefined && stated.width * stated.height > mostPixels)
    throw new Unreadable('too-large', `${stated.width} × ${stated.height}`);
  const blob = new Blob([bytes], { type: kind === 'svg' ? 'image/svg+xml' : `image/${kind}` });
  // Refuses what breaks off; an element shows it as far as it goes.
  const whole = kind === 'svg' ? undefined : await createImageBitmap(blob).catch(() => undefined);
  const picture = whole ?? (await elementOf(blob));
  const gaps: readonly PageGap[] = whole === undefined && kind !== 'svg' ? ['damaged'] : [];
  return showPages('image', onePage(picture, gaps), stage);
}

/** Waits for its `load`, not for `decode()`: that waits for the frame to be painted, and it is shown only when it is open. */
async function elementOf(blob: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(blob);
  const picture = new Image();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  picture.onload = () => resolve();
  picture.onerror = () => reject(new Unreadable('damaged', blob.type));
  picture.src = address;
  await promise.finally(() => URL.revokeObjectURL(address));
  return picture;
}

function onePage(picture: HTMLImageElement | ImageBitmap, gaps: readonly PageGap[]): PagedDocument {
  const isBitmap = picture instanceof ImageBitmap;
  const width = isBitmap ? picture.width : picture.naturalWidth || svgSide;
  const height = isBitmap ? picture.height : picture.naturalHeight || svgSide;
  return {
    pageCount: 1,
    outline: async () => ({ lines: [], cut: false }),
    seals: [],
    sizeOf: async () => ({ width, height }),
    draw: async (_page, canvas, scale, signal) => {
      signal.throwIfAborted();
      canvas.width = Math.max(1, Math.round(width * scale));
      canvas.height = Math.max(1, Math.round(height * scale));
      const brush = canvas.getContext('2d');
      if (brush === null) throw new Unreadable('too-large', 'no canvas');
      brush.fillStyle = '#ffffff';
      brush.fillRect(0, 0, canvas.width, canvas.height);
      brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    },
    textOf: async () => [],
    gapsOf: async () => gaps,
    close: () => isBitmap && picture.close(),
  };
}

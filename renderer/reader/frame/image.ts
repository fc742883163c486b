// A picture. SVG is drawn as a picture like the others, where it can neither run nor load anything. Its pixels are counted
// before they are unpacked: a few bytes can stand for gigabytes.
import { type PagedDocument, Unreadable } from '../paged.ts';
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
  const address = URL.createObjectURL(
    new Blob([bytes], { type: kind === 'svg' ? 'image/svg+xml' : `image/${kind}` }),
  );
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
  } catch {
    throw new Unreadable('damaged', kind);
  }
  const shown = await showPages('image', onePage(picture, address), stage);
  return { ...shown, documentKind: 'image' };
}

function onePage(picture: HTMLImageElement, address: string): PagedDocument {
  const width = picture.naturalWidth || svgSide;
  const height = picture.naturalHeight || svgSide;
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
    close: () => URL.revokeObjectURL(address),
  };
}

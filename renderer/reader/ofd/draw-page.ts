// A page onto a canvas: white first, fonts and pictures fetched, then thing by thing in short turns, so that the frame
// stays answerable and an abort is heard.
import { scaled } from '../../../shared/ofd/matrix.ts';
import { drawnKey, type Page } from '../../../shared/ofd/model.ts';
import { drawThing } from './draw-things.ts';
import type { Fonts } from './fonts.ts';
import type { Pictures } from './pictures.ts';
import { unreadable } from './refusal.ts';
import type { Ready, Surface } from './surface.ts';
import { wantedBy } from './wanted.ts';

export const pixelsPerMillimetre = 96 / 25.4;
const turnMs = 12;
/** A canvas beyond this is not made by the browser, or eats the memory of the machine. */
const mostPixels = 64_000_000;

type Means = { readonly fonts: Fonts; readonly pictures: Pictures };

async function readyFor(page: Page, { fonts, pictures }: Means): Promise<Ready> {
  const wanted = wantedBy(page.things);
  const ofFonts = [...wanted.fonts.values()].map(async (font) => [font.key, await fonts.load(font)] as const);
  const ofPictures = [...wanted.pictures.values()].map(
    async (picture) => [drawnKey(picture), await pictures.load(picture)] as const,
  );
  const loaded = await Promise.all(ofPictures);
  const shown = loaded.flatMap(([key, picture]) => (picture === undefined ? [] : [[key, picture] as const]));
  return { fonts: new Map(await Promise.all(ofFonts)), pictures: new Map(shown) };
}

const nextTurn = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Whole pixels, as many as were asked for unless that is more than a canvas can be. */
function fitted(page: Page, scale: number): { readonly width: number; readonly height: number } {
  const width = page.box.width * pixelsPerMillimetre * scale;
  const height = page.box.height * pixelsPerMillimetre * scale;
  const less = Math.min(1, Math.sqrt(mostPixels / Math.max(1, width * height)));
  return { width: Math.max(1, Math.round(width * less)), height: Math.max(1, Math.round(height * less)) };
}

type Drawing = { readonly page: Page; readonly canvas: HTMLCanvasElement; readonly scale: number };

/** A page nothing of which could be read is not drawn at all: white paper would say that it is empty. */
export async function drawPage(
  { page, canvas, scale }: Drawing,
  means: Means,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if (page.unread) throw unreadable(page.notes[0] ?? { kind: 'no-pages' });
  const ready = await readyFor(page, means);
  signal.throwIfAborted();
  const { width, height } = fitted(page, scale);
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { alpha: false });
  if (pen === null) return;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  const surface: Surface = { pen, ready, depth: 0 };
  const space = scaled(width / page.box.width, height / page.box.height);
  let began = performance.now();
  for (const thing of page.things) {
    drawThing(thing, surface, { space, alpha: 1 });
    if (performance.now() - began < turnMs) continue;
    await nextTurn();
    signal.throwIfAborted();
    began = performance.now();
  }
}

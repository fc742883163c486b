// Where the window stood when it was last closed, and whether that is still a place on some screen.
import { readIfThere, writePrivately } from './private-file.ts';
import { objectIn } from './settings.ts';

type Rectangle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Bounds = Rectangle & { readonly maximized: boolean };

/** How much of the title bar must be within reach of the mouse. */
const reach = 100;
const farthest = 100_000;

export async function readBounds(path: string): Promise<Bounds | undefined> {
  const read = objectIn(await readIfThere(path).catch(() => undefined));
  const [x, y, width, height] = [read['x'], read['y'], read['width'], read['height']];
  if (!isLength(x) || !isLength(y) || !isLength(width) || !isLength(height)) return undefined;
  return { x, y, width, height, maximized: read['maximized'] === true };
}

function isLength(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < farthest;
}

export async function saveBounds(path: string, bounds: Bounds): Promise<void> {
  await writePrivately(path, `${JSON.stringify(bounds)}\n`);
}

/** A screen may have been unplugged since: a window that nobody can reach is not put back there. */
export function isReachable(bounds: Rectangle, screens: readonly Rectangle[]): boolean {
  return screens.some(
    (screen) =>
      bounds.x + bounds.width - reach > screen.x &&
      bounds.x + reach < screen.x + screen.width &&
      bounds.y >= screen.y &&
      bounds.y + reach < screen.y + screen.height,
  );
}

// What drawing works on: a canvas of the page or of a pattern's cell, the transform from the page's millimetres to its
// pixels, and the fonts and pictures that were fetched before.
import type { Matrix } from '../../../shared/ofd/matrix.ts';
import type { LoadedFont } from './fonts.ts';

export type Pen2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export type Ready = {
  readonly fonts: ReadonlyMap<string, LoadedFont>;
  readonly pictures: ReadonlyMap<string, ImageBitmap>;
};

export type Surface = {
  readonly pen: Pen2d;
  readonly ready: Ready;
  /** How deep patterns stand in each other. */
  readonly depth: number;
};

/** Where a thing stands: space to pixels, and how much of what holds it shows through. */
export type Standing = { readonly space: Matrix; readonly alpha: number };

export function enterSpace(pen: Pen2d, [a, b, c, d, e, f]: Matrix): void {
  pen.setTransform(a, b, c, d, e, f);
}

/** How many pixels a unit of the space is long. */
export const stretchOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));

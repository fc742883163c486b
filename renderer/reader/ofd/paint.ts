// Paints as a canvas has them: plain colours, gradients with the shading's rules for what lies outside its ends, and
// patterns, whose cell is drawn once.
import { moved, scaled, within } from '../../../shared/ofd/matrix.ts';
import type { Colour, ColourStop, Drawn, Paint, Spread } from '../../../shared/ofd/model.ts';
import { type Standing, stretchOf, type Surface } from './surface.ts';

type Style = string | CanvasGradient | CanvasPattern;
type DrawCell = (things: readonly Drawn[], surface: Surface, standing: Standing) => void;

const css = ({ red, green, blue, alpha }: Colour): string => `rgba(${red}, ${green}, ${blue}, ${alpha})`;
const clear = ({ colour }: ColourStop): string => css({ ...colour, alpha: 0 });

function addStops(gradient: CanvasGradient, stops: readonly ColourStop[], spread: Spread): void {
  const first = stops[0];
  const last = stops.at(-1);
  if (first === undefined || last === undefined) return;
  if (!spread.before && spread.repeat === 'none') gradient.addColorStop(0, clear(first));
  for (const { at, colour } of stops) gradient.addColorStop(at, css(colour));
  if (!spread.after && spread.repeat === 'none') gradient.addColorStop(1, clear(last));
}

/** How often a repeated shading is laid down to each side; beyond, its end colour goes on. */
const times = 12;

function axial(paint: Extract<Paint, { kind: 'axial' }>, { pen }: Surface): CanvasGradient {
  const { stops, spread } = paint;
  const [x, y] = paint.from;
  const length = Math.hypot(paint.to[0] - x, paint.to[1] - y);
  if (spread.repeat === 'none' || length === 0 || stops.length > 32) {
    const gradient = pen.createLinearGradient(x, y, paint.to[0], paint.to[1]);
    addStops(gradient, stops, spread);
    return gradient;
  }
  const unit = spread.unit !== undefined && spread.unit > 0 ? spread.unit : length;
  const stepX = ((paint.to[0] - x) / length) * unit;
  const stepY = ((paint.to[1] - y) / length) * unit;
  const far = times + 1;
  const gradient = pen.createLinearGradient(
    x - stepX * times,
    y - stepY * times,
    x + stepX * far,
    y + stepY * far,
  );
  for (let run = -times; run <= times; run += 1) {
    const turned = spread.repeat === 'mirrored' && run % 2 !== 0;
    const inRun = turned ? stops.map((stop) => ({ ...stop, at: 1 - stop.at })).reverse() : stops;
    for (const { at, colour } of inRun)
      gradient.addColorStop((run + times + at) / (2 * times + 1), css(colour));
  }
  return gradient;
}

function radial(paint: Extract<Paint, { kind: 'radial' }>, { pen }: Surface): CanvasGradient {
  const gradient = pen.createRadialGradient(...paint.from, ...paint.to);
  addStops(gradient, paint.stops, paint.spread);
  return gradient;
}

const largestCell = 1024;

function tiles(paint: Extract<Paint, { kind: 'tiles' }>, at: PaintAt): CanvasPattern | undefined {
  const { surface, standing, drawCell } = at;
  if (surface.depth > 3) return undefined;
  const fine = Math.min(
    stretchOf(within(standing.space, paint.matrix)),
    largestCell / Math.max(paint.stepX, paint.stepY),
  );
  const width = Math.max(1, Math.round(paint.stepX * fine));
  const height = Math.max(1, Math.round(paint.stepY * fine));
  const cell = new OffscreenCanvas(width, height);
  const pen = cell.getContext('2d');
  if (pen === null) return undefined;
  const space = scaled(width / paint.stepX, height / paint.stepY);
  drawCell(paint.cell, { ...surface, pen, depth: surface.depth + 1 }, { space, alpha: 1 });
  const pattern = surface.pen.createPattern(cell, 'repeat');
  const back = within(paint.matrix, within(moved(0, 0), scaled(paint.stepX / width, paint.stepY / height)));
  pattern?.setTransform(new DOMMatrix([...back]));
  return pattern ?? undefined;
}

export type PaintAt = { readonly surface: Surface; readonly standing: Standing; readonly drawCell: DrawCell };

/** In the space the pen has now. */
export function styleFor(paint: Paint, at: PaintAt): Style | undefined {
  switch (paint.kind) {
    case 'plain':
      return css(paint.colour);
    case 'axial':
      return axial(paint, at.surface);
    case 'radial':
      return radial(paint, at.surface);
    case 'tiles':
      return tiles(paint, at);
  }
}

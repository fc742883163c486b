// Paths onto the canvas: outlines, fills and strokes, and the areas of clips.
import { type Matrix, within } from '../../../shared/ofd/matrix.ts';
import type { Clip, DrawnPath, Outline, Pen } from '../../../shared/ofd/model.ts';
import { type PaintAt, styleFor } from './paint.ts';
import { type Pen2d, stretchOf, enterSpace } from './surface.ts';

/** Lets the numbers of a path go by in their order. */
function trace(path: Path2D, { steps, points }: Outline): void {
  let at = 0;
  const next = (): number => {
    at += 1;
    return points[at - 1] ?? 0;
  };
  for (const step of steps) {
    if (step === 'M') path.moveTo(next(), next());
    else if (step === 'L') path.lineTo(next(), next());
    else if (step === 'Q') path.quadraticCurveTo(next(), next(), next(), next());
    else if (step === 'B') path.bezierCurveTo(next(), next(), next(), next(), next(), next());
    else path.closePath();
  }
}

export function pathOf(outline: Outline): Path2D {
  const path = new Path2D();
  trace(path, outline);
  return path;
}

/** Nothing thinner than this is seen on a screen: a hairline of zero width, or a table line at a small zoom. */
const thinnestPixels = 0.6;

/** Sets the pen; false when it paints nothing. `space` is the one the pen draws in. */
export function takePen(pen2d: Pen2d, pen: Pen, space: Matrix, at: PaintAt): boolean {
  const style = styleFor(pen.paint, at);
  if (style === undefined) return false;
  const stretch = stretchOf(space);
  pen2d.strokeStyle = style;
  pen2d.lineWidth = stretch > 0 ? Math.max(pen.width, thinnestPixels / stretch) : pen.width;
  pen2d.lineJoin = pen.join;
  pen2d.lineCap = pen.cap;
  pen2d.miterLimit = pen.miterLimit;
  pen2d.setLineDash([...pen.dash]);
  pen2d.lineDashOffset = pen.dashOffset;
  return true;
}

export function drawPath(thing: DrawnPath, at: PaintAt): void {
  const { pen } = at.surface;
  const space = within(at.standing.space, thing.matrix);
  enterSpace(pen, space);
  const path = pathOf(thing.outline);
  const here = { ...at, standing: { ...at.standing, space } };
  const fill = thing.fill === undefined ? undefined : styleFor(thing.fill, here);
  if (fill !== undefined) {
    pen.fillStyle = fill;
    pen.fill(path, thing.rule);
  }
  if (thing.pen !== undefined && takePen(pen, thing.pen, space, here)) pen.stroke(path);
}

/** Cuts to what lies within any area of the clip. */
export function cutTo(clip: Clip, pen: Pen2d, space: Matrix): void {
  const whole = new Path2D();
  for (const area of clip) whole.addPath(pathOf(area.outline), new DOMMatrix([...area.matrix]));
  enterSpace(pen, space);
  pen.clip(whole, clip[0]?.rule ?? 'nonzero');
}

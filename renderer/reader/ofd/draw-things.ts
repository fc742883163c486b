// The things of a page in their order, each cut to its boundary and clips. Knows no document and waits for nothing.
import { boxOutline } from '../../../shared/ofd/read/outline.ts';
import { type Matrix, within } from '../../../shared/ofd/matrix.ts';
import { type Drawn, drawnKey, type DrawnPicture } from '../../../shared/ofd/model.ts';
import type { Box } from '../../../shared/ofd/values.ts';
import { cutTo, drawPath, pathOf, takePen } from './draw-path.ts';
import { drawText } from './draw-text.ts';
import type { PaintAt } from './paint.ts';
import { type Standing, type Surface, enterSpace } from './surface.ts';

/**
 * Makers state the box of a line without its width: so much is let through. Letters are not cut at all: boxes of text are
 * often wrong, and a word that can be found and copied must be seen.
 */
function slackOf(thing: Drawn): number {
  switch (thing.kind) {
    case 'text':
      return Number.POSITIVE_INFINITY;
    case 'path':
      return (thing.pen?.width ?? 0) + 0.2;
    case 'picture':
    case 'group':
      return 0.1;
  }
}

function cutToBoundary(box: Box, slack: number, surface: Surface, space: Matrix): void {
  // A box without size is a maker's zero for "do not cut", never a wish for nothing.
  if ((box.width === 0 && box.height === 0) || slack === Number.POSITIVE_INFINITY) return;
  enterSpace(surface.pen, space);
  const grown = {
    x: box.x - slack,
    y: box.y - slack,
    width: box.width + 2 * slack,
    height: box.height + 2 * slack,
  };
  surface.pen.clip(pathOf(boxOutline(grown)));
}

function drawPicture(thing: DrawnPicture, at: PaintAt): void {
  const { pen, ready } = at.surface;
  const picture = ready.pictures.get(drawnKey(thing.picture));
  const space = within(at.standing.space, thing.matrix);
  enterSpace(pen, space);
  // A picture fills the unit square of its own space.
  if (picture !== undefined) {
    pen.imageSmoothingQuality = 'high';
    if (thing.stamp) pen.globalCompositeOperation = 'multiply';
    pen.drawImage(picture, 0, 0, 1, 1);
  }
  if (thing.border === undefined) return;
  enterSpace(pen, at.standing.space);
  if (takePen(pen, thing.border, at.standing.space, at)) pen.stroke(pathOf(boxOutline(thing.boundary)));
}

export function drawThing(thing: Drawn, surface: Surface, standing: Standing): void {
  const { pen } = surface;
  const alpha = standing.alpha * thing.alpha;
  const at: PaintAt = { surface, standing: { ...standing, alpha }, drawCell: drawThings };
  pen.save();
  cutToBoundary(thing.boundary, slackOf(thing), surface, standing.space);
  for (const clip of thing.clips) cutTo(clip, pen, standing.space);
  pen.globalAlpha = alpha;
  switch (thing.kind) {
    case 'text':
      drawText(thing, at);
      break;
    case 'path':
      drawPath(thing, at);
      break;
    case 'picture':
      drawPicture(thing, at);
      break;
    case 'group':
      drawThings(thing.things, surface, { space: within(standing.space, thing.matrix), alpha });
  }
  pen.restore();
}

function drawThings(things: readonly Drawn[], surface: Surface, standing: Standing): void {
  for (const thing of things) drawThing(thing, surface, standing);
}

// Which fonts and pictures the things of a page ask for: they are fetched and decoded before drawing begins, so that
// drawing itself waits for nothing.
import { type Drawn, drawnKey, type OfdFont, type Paint, type Picture } from '../../../shared/ofd/model.ts';

type Wanted = {
  readonly fonts: ReadonlyMap<string, OfdFont>;
  readonly pictures: ReadonlyMap<string, Picture>;
};

export function wantedBy(things: readonly Drawn[]): Wanted {
  const fonts = new Map<string, OfdFont>();
  const pictures = new Map<string, Picture>();
  const ofPaint = (paint: Paint | undefined): void => {
    if (paint?.kind === 'tiles') paint.cell.forEach(look);
  };
  const look = (thing: Drawn): void => {
    switch (thing.kind) {
      case 'group':
        thing.things.forEach(look);
        return;
      case 'picture':
        pictures.set(drawnKey(thing.picture), thing.picture);
        return;
      case 'text':
        fonts.set(thing.font.key, thing.font);
        ofPaint(thing.fill);
        ofPaint(thing.pen?.paint);
        return;
      case 'path':
        ofPaint(thing.fill);
        ofPaint(thing.pen?.paint);
    }
  };
  things.forEach(look);
  return { fonts, pictures };
}

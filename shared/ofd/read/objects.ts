// The objects of a page block in their order (GB/T 33190 8.1, 13): text, path, picture, repeated unit, nested block.
import type { Drawn, DrawnPicture, Picture } from '../model.ts';
import { matrixOf, moved, within } from '../matrix.ts';
import { shortName } from '../package/entry-name.ts';
import { attempt, stop } from '../trouble.ts';
import { boundaryOf, flagAt, numberAt, numberOf, numbersOf } from '../values.ts';
import { attribute, child, childText, type Xml } from '../xml.ts';
import { clipsOf } from './clips.ts';
import { outlineOf } from './outline.ts';
import { pictureOf } from './picture.ts';
import { paintOf, penOf, type Scene, styleOf } from './style.ts';
import { linesOf, namelessFont } from './text-object.ts';

/** What every graphic unit states of itself; undefined when it is hidden or its box is none. */
function placedOf(element: Xml, scene: Scene) {
  if (!flagAt(element, 'Visible', 'true')) return undefined;
  const boundary = boundaryOf(attribute(element, 'Boundary'));
  if (boundary === undefined) {
    scene.reading.notes.add({ kind: 'bad-box', part: element.name });
    return undefined;
  }
  const own = matrixOf(numbersOf(attribute(element, 'CTM')));
  return {
    boundary,
    matrix: within(moved(boundary.x, boundary.y), own),
    alpha: Math.min(1, Math.max(0, (numberOf(attribute(element, 'Alpha')) ?? 255) / 255)),
    clips: clipsOf(child(element, 'Clips'), { boundary, own, scene }),
  };
}

type Placed = NonNullable<ReturnType<typeof placedOf>>;

const quarterTurns = (element: Xml, name: string): number => {
  const degrees = numberAt(element, name) ?? 0;
  return (((Math.round(degrees / 90) * 90) % 360) + 360) % 360;
};

function textOf(element: Xml, placed: Placed, scene: Scene): Drawn {
  const style = styleOf(element, scene);
  const stroked = flagAt(element, 'Stroke', 'false');
  const filled = flagAt(element, 'Fill', 'true');
  return {
    kind: 'text',
    ...placed,
    font: scene.resources.fonts.get(attribute(element, 'Font') ?? '') ?? namelessFont,
    size: Math.max(0, numberAt(element, 'Size') ?? 0),
    across: numberAt(element, 'HScale') ?? 1,
    weight: numberAt(element, 'Weight') ?? 400,
    italic: flagAt(element, 'Italic', 'false'),
    letterTurn: quarterTurns(element, 'CharDirection'),
    lineTurn: quarterTurns(element, 'ReadDirection'),
    fill: filled ? paintOf(style.element('FillColor'), 'black', scene) : undefined,
    pen: stroked ? penOf(style, scene, filled ? 'nothing' : 'black') : undefined,
    lines: linesOf(element, scene.reading),
  };
}

function pathOf(element: Xml, placed: Placed, scene: Scene): Drawn {
  const style = styleOf(element, scene);
  const outline = outlineOf(childText(element, 'AbbreviatedData') ?? '', scene.reading);
  return {
    kind: 'path',
    ...placed,
    outline,
    rule: /even/i.test(attribute(element, 'Rule') ?? '') ? 'evenodd' : 'nonzero',
    fill: flagAt(element, 'Fill', 'false')
      ? paintOf(style.element('FillColor'), 'nothing', scene)
      : undefined,
    pen: flagAt(element, 'Stroke', 'true') ? penOf(style, scene, 'black') : undefined,
  };
}

/** A picture that is not shown gives way to its substitute; one whose mask is not shown stands whole, and that is noted. */
function imageOf(element: Xml, placed: Placed, scene: Scene): DrawnPicture | undefined {
  const look = (name: string): Picture | undefined => {
    const id = attribute(element, name);
    return id === undefined ? undefined : pictureOf(id, scene);
  };
  const picture = look('ResourceID') ?? look('Substitution');
  if (picture === undefined) return undefined;
  const mask = look('ImageMask');
  const border = child(element, 'Border');
  const style = border === undefined ? undefined : styleOf(border, { ...scene, params: [] });
  const pen =
    style === undefined
      ? undefined
      : penOf(
          { ...style, element: (name) => style.element(name === 'StrokeColor' ? 'BorderColor' : name) },
          scene,
          'black',
        );
  return {
    kind: 'picture',
    ...placed,
    picture: mask === undefined ? picture : { ...picture, mask },
    border: pen,
  };
}

function unitOf(element: Xml, placed: Placed, scene: Scene): Drawn | undefined {
  const id = attribute(element, 'ResourceID') ?? '';
  const unit = scene.resources.units.get(id);
  if (unit === undefined) {
    scene.reading.notes.add({ kind: 'missing-part', part: `CompositeGraphicUnit ${shortName(id)}` });
    return undefined;
  }
  if (scene.inside.includes(id)) {
    scene.reading.notes.add({ kind: 'circle', part: shortName(id) });
    return undefined;
  }
  const content = child(unit, 'Content');
  if (content === undefined) return undefined;
  const inner = { ...deeper(scene), inside: [...scene.inside, id], params: [] };
  return { kind: 'group', ...placed, things: objectsOf(content, inner) };
}

function deeper(scene: Scene): Scene {
  if (scene.depth >= scene.reading.limits.nesting) stop({ kind: 'too-large', limit: 'nesting' });
  return { ...scene, depth: scene.depth + 1 };
}

function objectOf(element: Xml, scene: Scene): Drawn | undefined {
  const placed = placedOf(element, scene);
  if (placed === undefined) return undefined;
  switch (element.name) {
    case 'TextObject':
      return textOf(element, placed, scene);
    case 'PathObject':
      return pathOf(element, placed, scene);
    case 'ImageObject':
      return imageOf(element, placed, scene);
    default:
      return unitOf(element, placed, scene);
  }
}

const kinds = new Set(['TextObject', 'PathObject', 'ImageObject', 'CompositeObject']);

export function objectsOf(block: Xml, scene: Scene): readonly Drawn[] {
  const found: Drawn[] = [];
  for (const element of block.children) {
    if (element.name === 'PageBlock')
      for (const inner of objectsOf(element, deeper(scene))) found.push(inner);
    if (!kinds.has(element.name)) continue;
    if (scene.reading.wordsOnly && (element.name === 'PathObject' || element.name === 'ImageObject'))
      continue;
    scene.reading.spend('pageObjects', 1);
    const thing = objectOf(element, scene);
    if (thing !== undefined) found.push(thing);
  }
  return found;
}

/** A layer by itself: too much or too deep in it ends the layer with a note, the page goes on. */
export function layerOf(layer: Xml, scene: Scene): readonly Drawn[] {
  const found = attempt(() => objectsOf(layer, scene));
  if ('value' in found) return found.value;
  scene.reading.notes.add(found.trouble);
  return [];
}

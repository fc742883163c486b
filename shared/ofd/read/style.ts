// How a thing is painted: its own attributes, then its draw parameters, then those of its layer (GB/T 33190 8.2), each
// parameter falling back on the one it is `Relative` to.
import type { Drawn, Paint, Pen } from '../model.ts';
import { shortName } from '../package/entry-name.ts';
import { numberOf, numbersOf } from '../values.ts';
import { attribute, child, type Xml } from '../xml.ts';
import { black, colourOf } from './colour.ts';
import type { Reading } from './reading.ts';
import type { Resources } from './resources.ts';
import { shadingOf } from './shading.ts';
import { tilesOf } from './tiles.ts';

export type Scene = {
  readonly reading: Reading;
  readonly resources: Resources;
  /** How deep blocks, units, patterns and clips stand in each other. */
  readonly depth: number;
  /** Units that are being drawn: one inside itself is a circle. */
  readonly inside: readonly string[];
  /** Draw parameters of the layer. */
  readonly params: readonly Xml[];
  readonly block: (block: Xml, scene: Scene) => readonly Drawn[];
};

/** Of parameters each relative to the next; makers use two or three. */
const longestChain = 32;

/** A draw parameter and what it is relative to, nearest first. */
export function paramsOf(
  id: string | undefined,
  scene: Pick<Scene, 'reading' | 'resources'>,
): readonly Xml[] {
  const found: Xml[] = [];
  let next = id;
  while (next !== undefined) {
    const param = scene.resources.drawParams.get(next);
    if (param === undefined) break;
    if (found.includes(param) || found.length === longestChain) {
      scene.reading.notes.add({ kind: 'circle', part: shortName(next) });
      break;
    }
    found.push(param);
    next = attribute(param, 'Relative');
  }
  return found;
}

type Style = {
  readonly text: (name: string) => string | undefined;
  readonly element: (name: string) => Xml | undefined;
};

export function styleOf(element: Xml, scene: Scene): Style {
  const all = [element, ...paramsOf(attribute(element, 'DrawParam'), scene), ...scene.params];
  const first = <T>(look: (one: Xml) => T | undefined): T | undefined => {
    for (const one of all) {
      const found = look(one);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    text: (name) => first((one) => attribute(one, name)),
    element: (name) => first((one) => child(one, name)),
  };
}

/** Undefined paints nothing. */
export function paintOf(
  element: Xml | undefined,
  byDefault: 'black' | 'nothing',
  scene: Scene,
): Paint | undefined {
  const plain = colourOf(element, scene.resources);
  if (plain !== undefined) return { kind: 'plain', colour: plain };
  const rich = element === undefined ? undefined : (shadingOf(element, scene) ?? tilesOf(element, scene));
  if (rich !== undefined) return rich;
  return byDefault === 'black' ? { kind: 'plain', colour: black } : undefined;
}

const joins = { miter: 'miter', round: 'round', bevel: 'bevel' } as const;
const caps = { butt: 'butt', round: 'round', square: 'square' } as const;
const isKey = <K extends string>(keys: Readonly<Record<K, K>>, word: string): word is K =>
  Object.hasOwn(keys, word);

/** Finer than paper shows, and a long line would be a million of them: drawn whole. */
const finestDash = 0.05;
const isDash = (dash: readonly number[]): boolean =>
  dash.every((length) => length >= 0) && dash.reduce((sum, length) => sum + length, 0) >= finestDash;

export function penOf(style: Style, scene: Scene, byDefault: 'black' | 'nothing'): Pen | undefined {
  const paint = paintOf(style.element('StrokeColor'), byDefault, scene);
  if (paint === undefined) return undefined;
  const join = style.text('Join')?.toLowerCase() ?? '';
  const cap = style.text('Cap')?.toLowerCase() ?? '';
  const dash = numbersOf(style.text('DashPattern')).slice(0, 32);
  return {
    paint,
    width: Math.abs(numberOf(style.text('LineWidth')) ?? 0.353),
    dash: isDash(dash) ? dash : [],
    dashOffset: numberOf(style.text('DashOffset')) ?? 0,
    join: isKey(joins, join) ? join : 'miter',
    cap: isKey(caps, cap) ? cap : 'butt',
    miterLimit: Math.max(1, numberOf(style.text('MiterLimit')) ?? 3.528),
  };
}

// Path data: AbbreviatedData (GB/T 33190 9.1) as moves, lines and curves. Arcs become cubic curves here, so that whoever
// draws knows four steps only.
import type { Outline } from '../model.ts';
import { numberOf, type Box } from '../values.ts';
import type { Reading } from './reading.ts';

const arity: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

type Growing = { steps: string[]; points: number[]; x: number; y: number; startX: number; startY: number };

function add(path: Growing, step: string, points: readonly number[]): void {
  path.steps.push(step);
  path.points.push(...points);
  path.x = points.at(-2) ?? path.startX;
  path.y = points.at(-1) ?? path.startY;
  if (step === 'M') {
    path.startX = path.x;
    path.startY = path.y;
  }
}

type Ellipse = {
  readonly centreX: number;
  readonly centreY: number;
  readonly radiusX: number;
  readonly radiusY: number;
  readonly cos: number;
  readonly sin: number;
};

function pointOn({ centreX, centreY, radiusX, radiusY, cos, sin }: Ellipse, along: number, across: number) {
  const x = radiusX * along;
  const y = radiusY * across;
  return [centreX + cos * x - sin * y, centreY + sin * x + cos * y] as const;
}

/** One piece of at most a quarter of the ellipse. */
function quarter(ellipse: Ellipse, from: number, turn: number): readonly number[] {
  const pull = (4 / 3) * Math.tan(turn / 4);
  const to = from + turn;
  const first = pointOn(
    ellipse,
    Math.cos(from) - pull * Math.sin(from),
    Math.sin(from) + pull * Math.cos(from),
  );
  const second = pointOn(ellipse, Math.cos(to) + pull * Math.sin(to), Math.sin(to) - pull * Math.cos(to));
  return [...first, ...second, ...pointOn(ellipse, Math.cos(to), Math.sin(to))];
}

type Ends = { readonly x: number; readonly y: number; readonly toX: number; readonly toY: number };

/** From end points to centre, as SVG 1.1 F.6.5 does it; `turn` is signed. */
function ellipseOf(ends: Ends, numbers: readonly number[]) {
  const [rawX = 0, rawY = 0, angle = 0, large = 0, sweep = 0] = numbers;
  const cos = Math.cos((angle * Math.PI) / 180);
  const sin = Math.sin((angle * Math.PI) / 180);
  const halfX = (cos * (ends.x - ends.toX) + sin * (ends.y - ends.toY)) / 2;
  const halfY = (cos * (ends.y - ends.toY) - sin * (ends.x - ends.toX)) / 2;
  const reach = (halfX / rawX) ** 2 + (halfY / rawY) ** 2;
  const grown = reach > 1 ? Math.sqrt(reach) : 1;
  const radiusX = Math.abs(rawX) * grown;
  const radiusY = Math.abs(rawY) * grown;
  const offset = (radiusY * halfX) ** 2 + (radiusX * halfY) ** 2;
  const root = Math.sqrt(Math.max(0, ((radiusX * radiusY) ** 2 - offset) / offset));
  const side = (large !== 0) === (sweep !== 0) ? -root : root;
  const x = (side * radiusX * halfY) / radiusY;
  const y = (-side * radiusY * halfX) / radiusX;
  const from = Math.atan2((halfY - y) / radiusY, (halfX - x) / radiusX);
  const to = Math.atan2((-halfY - y) / radiusY, (-halfX - x) / radiusX);
  const open = sweep !== 0 ? to - from : from - to;
  const turn = (sweep !== 0 ? 1 : -1) * (open < 0 ? open + 2 * Math.PI : open);
  const centreX = cos * x - sin * y + (ends.x + ends.toX) / 2;
  const centreY = sin * x + cos * y + (ends.y + ends.toY) / 2;
  return { ellipse: { centreX, centreY, radiusX, radiusY, cos, sin }, from, turn };
}

function addArc(path: Growing, numbers: readonly number[]): void {
  const [rx = 0, ry = 0, , , , toX = 0, toY = 0] = numbers;
  if (toX === path.x && toY === path.y) return;
  if (Math.abs(rx) < 1e-9 || Math.abs(ry) < 1e-9) {
    add(path, 'L', [toX, toY]);
    return;
  }
  const { ellipse, from, turn } = ellipseOf({ x: path.x, y: path.y, toX, toY }, numbers);
  const pieces = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  for (let piece = 0; piece < pieces; piece += 1) {
    add(path, 'B', quarter(ellipse, from + (turn * piece) / pieces, turn / pieces));
  }
}

/** Letters and numbers, counted as they come: a part of many megabytes ends before it fills the memory. */
function wordsOf(data: string, reading: Reading): readonly string[] {
  const words: string[] = [];
  for (const [word] of data.matchAll(/[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g)) {
    reading.spend('pagePoints', 1);
    words.push(word);
  }
  return words;
}

/** A step with too few numbers ends the path: what stands before it is drawn. */
export function outlineOf(data: string, reading: Reading): Outline {
  const path: Growing = { steps: [], points: [], x: 0, y: 0, startX: 0, startY: 0 };
  const words = wordsOf(data, reading);
  let at = 0;
  while (at < words.length) {
    const step = words[at] ?? '';
    const count = arity[step];
    if (count === undefined) break;
    const numbers = words.slice(at + 1, at + 1 + count).map((word) => numberOf(word));
    const known = numbers.filter((number) => number !== undefined);
    if (known.length < count) break;
    at += 1 + count;
    if (step === 'A') addArc(path, known);
    else if (step !== 'M' && step !== 'S' && path.steps.length === 0) add(path, 'M', [0, 0]);
    if (step === 'C') {
      if (path.steps.length > 0) add(path, 'C', []);
    } else if (step !== 'A') add(path, step === 'S' ? 'M' : step, known);
  }
  return { steps: path.steps.join(''), points: path.points };
}

export const boxOutline = ({ x, y, width, height }: Box): Outline => ({
  steps: 'MLLLC',
  points: [x, y, x + width, y, x + width, y + height, x, y + height],
});

// Patterns (GB/T 33190 8.3.3): a cell drawn again and again. Mirrored patterns are drawn unmirrored.
import type { Paint } from '../model.ts';
import { matrixOf } from '../matrix.ts';
import { stop } from '../trouble.ts';
import { numberAt, numbersOf } from '../values.ts';
import { attribute, child, type Xml } from '../xml.ts';
import type { Scene } from './style.ts';

export function tilesOf(element: Xml, scene: Scene): Paint | undefined {
  const pattern = child(element, 'Pattern');
  const content = child(pattern, 'CellContent');
  if (pattern === undefined || content === undefined) return undefined;
  if (scene.depth >= scene.reading.limits.nesting) stop({ kind: 'too-large', limit: 'nesting' });
  const width = numberAt(pattern, 'Width') ?? 0;
  const height = numberAt(pattern, 'Height') ?? 0;
  if (width <= 0 || height <= 0) return undefined;
  const step = (name: string, least: number) => Math.max(least, numberAt(pattern, name) ?? least);
  return {
    kind: 'tiles',
    width,
    height,
    stepX: step('XStep', width),
    stepY: step('YStep', height),
    matrix: matrixOf(numbersOf(attribute(pattern, 'CTM'))),
    cell: scene.block(content, { ...scene, depth: scene.depth + 1, params: [] }),
  };
}

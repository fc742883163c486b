// Clips of an object (GB/T 33190 8.4) as areas in the space that holds the object. An area by text is left out: nothing is
// cut away by it, so that nothing disappears that the maker wanted seen.
import type { Clip, ClipArea } from '../model.ts';
import { type Matrix, matrixOf, moved, within } from '../matrix.ts';
import { type Box, boxOf, flagAt, numbersOf } from '../values.ts';
import { attribute, child, children, childText, type Xml } from '../xml.ts';
import { outlineOf } from './outline.ts';
import type { Scene } from './style.ts';

type Holder = { readonly boundary: Box; readonly own: Matrix; readonly scene: Scene };

function areaOf(area: Xml, space: Matrix, scene: Scene): ClipArea | undefined {
  const path = child(area, 'Path');
  if (path === undefined) return undefined;
  scene.reading.spend('pageObjects', 1);
  const inner = boxOf(attribute(path, 'Boundary'));
  const placed = inner === undefined ? matrixOf([]) : moved(inner.x, inner.y);
  const ofPath = within(placed, matrixOf(numbersOf(attribute(path, 'CTM'))));
  return {
    matrix: within(within(space, matrixOf(numbersOf(attribute(area, 'CTM')))), ofPath),
    outline: outlineOf(childText(path, 'AbbreviatedData') ?? '', scene.reading),
    rule: /even/i.test(attribute(path, 'Rule') ?? '') ? 'evenodd' : 'nonzero',
  };
}

export function clipsOf(clips: Xml | undefined, { boundary, own, scene }: Holder): readonly Clip[] {
  if (clips === undefined || scene.reading.wordsOnly) return [];
  const at = moved(boundary.x, boundary.y);
  const space = flagAt(clips, 'TransFlag', 'true') ? within(at, own) : at;
  return children(clips, 'Clip').flatMap((clip) => {
    const areas = children(clip, 'Area');
    const known = areas.flatMap((area) => areaOf(area, space, scene) ?? []);
    return known.length === areas.length && known.length > 0 ? [known] : [];
  });
}

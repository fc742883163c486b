// One page (GB/T 33190 7.7): templates below and above, layers in their order, annotations on top. Whatever is missing or
// wrong in it is noted, and the rest is shown.
import type { Drawn, Page } from '../model.ts';
import { moved } from '../matrix.ts';
import { attempt, stop } from '../trouble.ts';
import { type Box, boxOf, flagAt } from '../values.ts';
import { attribute, child, children, childText, readXml, type Xml } from '../xml.ts';
import { layerOf, objectsOf } from './objects.ts';
import { newReading, type Part, partFrom, type Reading, readPart, type Source } from './reading.ts';
import { joined, type Resources, resourcesOf } from './resources.ts';
import { paramsOf, type Scene } from './style.ts';

export type PagePlace = { readonly id: string; readonly part: string };

/** What a page takes from its document. */
export type PageGround = Source & {
  readonly resources: Resources;
  readonly box: Box | undefined;
  readonly templates: ReadonlyMap<string, { readonly part: string; readonly zOrder: string | undefined }>;
  /** Parts of annotations by the ID of their page. */
  readonly annotations: ReadonlyMap<string, string>;
};

const a4: Box = { x: 0, y: 0, width: 210, height: 297 };
/** Between a stamp and a map: a page outside of this is a wrong number. */
const isPaper = ({ width, height }: Box): boolean =>
  Math.min(width, height) >= 1 && Math.max(width, height) <= 20_000;

const areaOf = (root: Xml): Box | undefined => boxOf(childText(child(root, 'Area'), 'PhysicalBox'));

function boxFor(root: Xml, ground: PageGround): { readonly box: Box; readonly wrong: boolean } {
  const stated = areaOf(root) ?? ground.box;
  return stated !== undefined && isPaper(stated) ? { box: stated, wrong: false } : { box: a4, wrong: true };
}

/** The size of a page without reading its content. */
export function pageBox(place: PagePlace, ground: PageGround): Box {
  const head = attempt(() => {
    const source = { bytes: ground.archive.read(place.part), part: place.part, limits: ground.limits };
    return boxFor(readXml(source, 'Content'), ground).box;
  });
  if ('value' in head) return head.value;
  return ground.box !== undefined && isPaper(ground.box) ? ground.box : a4;
}

const ranks: Readonly<Record<string, number>> = { Background: 0, Body: 1, Foreground: 2 };
const rankOf = (name: string | undefined, byDefault: number): number => ranks[name ?? ''] ?? byDefault;

/** Background template, background layer, body template, body layer, foreground layer, foreground template. */
type Ranked = { readonly rank: number; readonly things: readonly Drawn[] };

function layersOf(part: Part, ground: PageGround, reading: Reading): readonly Ranked[] {
  const own = children(part.root, 'PageRes').flatMap(({ text }) => partFrom(reading, text, part.name) ?? []);
  const resources =
    own.length === 0
      ? ground.resources
      : joined([ground.resources, ...own.map((one) => resourcesOf(one, reading))]);
  const scene: Scene = { reading, resources, depth: 0, inside: [], params: [], block: objectsOf };
  return children(child(part.root, 'Content'), 'Layer').map((layer) => ({
    rank: rankOf(attribute(layer, 'Type'), 1),
    things: layerOf(layer, { ...scene, params: paramsOf(attribute(layer, 'DrawParam'), scene) }),
  }));
}

function templatesOf(part: Part, ground: PageGround, reading: Reading): readonly Ranked[] {
  return children(part.root, 'Template').flatMap((use) => {
    const id = attribute(use, 'TemplateID') ?? '';
    const template = ground.templates.get(id);
    if (template === undefined) {
      reading.notes.add({ kind: 'missing-part', part: `TemplatePage ${id.slice(0, 40)}` });
      return [];
    }
    // A template's own templates are not followed: the standard gives it none, and a circle cannot begin.
    const found = partFrom(reading, `/${template.part}`, '');
    if (found === undefined) return [];
    const rank = rankOf(attribute(use, 'ZOrder') ?? template.zOrder, 0);
    const things = [...layersOf(found, ground, reading)].sort((a, b) => a.rank - b.rank);
    return [{ rank: [-1, 0.5, 3][rank] ?? -1, things: things.flatMap((layer) => layer.things) }];
  });
}

function annotationsOf(place: PagePlace, ground: PageGround, reading: Reading): readonly Drawn[] {
  const at = ground.annotations.get(place.id);
  const part = at === undefined ? undefined : partFrom(reading, `/${at}`, '');
  const scene: Scene = {
    reading,
    resources: ground.resources,
    depth: 0,
    inside: [],
    params: [],
    block: objectsOf,
  };
  return children(part?.root, 'Annot').flatMap((annotation): readonly Drawn[] => {
    const look = child(annotation, 'Appearance');
    const boundary = boxOf(attribute(look, 'Boundary'));
    if (look === undefined || boundary === undefined || !flagAt(annotation, 'Visible', 'true')) return [];
    const matrix = moved(boundary.x, boundary.y);
    return [{ kind: 'group', boundary, matrix, alpha: 1, clips: [], things: layerOf(look, scene) }];
  });
}

export function readPage(place: PagePlace, ground: PageGround): Page {
  const reading = newReading(ground);
  const found = attempt(() => {
    const part = readPart(reading, place.part);
    return part.root.name === 'Page' ? part : stop({ kind: 'bad-xml', part: place.part });
  });
  if ('trouble' in found)
    return { box: pageBox(place, ground), things: [], notes: [found.trouble], unread: true };
  const { box, wrong } = boxFor(found.value.root, ground);
  if (wrong) reading.notes.add({ kind: 'bad-box', part: place.part });
  const whole = attempt(() => {
    const ranked = [...layersOf(found.value, ground, reading), ...templatesOf(found.value, ground, reading)];
    ranked.sort((a, b) => a.rank - b.rank);
    return [...ranked.flatMap(({ things }) => things), ...annotationsOf(place, ground, reading)];
  });
  if ('trouble' in whole) reading.notes.add(whole.trouble);
  return { box, things: 'value' in whole ? whole.value : [], notes: reading.notes.all() };
}

// Resources a page draws with (GB/T 33190 7.9): fonts, pictures, colour spaces, draw parameters and units by their ID.
// The resources of a page come before those of its document.
import type { OfdFont } from '../model.ts';
import { locate, shortName } from '../package/entry-name.ts';
import { attempt } from '../trouble.ts';
import { flagAt, numberAt } from '../values.ts';
import { attribute, child, children, childText, type Xml } from '../xml.ts';
import type { Part, Reading } from './reading.ts';

export type ColourSpace = {
  readonly type: 'gray' | 'rgb' | 'cmyk';
  readonly highest: number;
  /** Values by index, each as many numbers as the type has. */
  readonly palette: readonly string[];
};

/** Where a picture lies; what it is, is told by its own bytes. */
export type PicturePlace = { readonly part: string; readonly format: string };

export type Resources = {
  readonly fonts: ReadonlyMap<string, OfdFont>;
  readonly pictures: ReadonlyMap<string, PicturePlace>;
  readonly colourSpaces: ReadonlyMap<string, ColourSpace>;
  readonly drawParams: ReadonlyMap<string, Xml>;
  readonly units: ReadonlyMap<string, Xml>;
};

export const joined = (all: readonly Resources[]): Resources => ({
  fonts: new Map(all.flatMap(({ fonts }) => [...fonts])),
  pictures: new Map(all.flatMap(({ pictures }) => [...pictures])),
  colourSpaces: new Map(all.flatMap(({ colourSpaces }) => [...colourSpaces])),
  drawParams: new Map(all.flatMap(({ drawParams }) => [...drawParams])),
  units: new Map(all.flatMap(({ units }) => [...units])),
});

type Place = (location: string | undefined) => string | undefined;

function placeIn(part: Part, reading: Reading): Place {
  const folder = attribute(part.root, 'BaseLoc');
  return (location) => {
    if (location === undefined) return undefined;
    const inFolder = attempt(() => {
      const base = folder === undefined ? part.name : `${locate(folder, part.name)}/-`;
      const name = locate(location, base.replace(/^\/+/, ''));
      // Some makers state the place from the root of the document in spite of BaseLoc.
      return reading.archive.has(name) ? name : locate(location, part.name);
    });
    if ('value' in inFolder) return inFolder.value;
    reading.notes.add(inFolder.trouble);
    return undefined;
  };
}

/** Each element below `group` with an ID, turned into what stands for it. */
function byId<T>(
  root: Xml,
  group: string,
  element: string,
  read: (one: Xml, id: string) => T | undefined,
): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const one of children(root, group).flatMap((list) => children(list, element))) {
    const id = attribute(one, 'ID');
    const value = id === undefined ? undefined : read(one, id);
    if (id !== undefined && value !== undefined) found.set(id, value);
  }
  return found;
}

function colourSpaceOf(element: Xml): ColourSpace {
  const type = attribute(element, 'Type')?.toUpperCase();
  const bits = numberAt(element, 'BitsPerComponent') ?? 8;
  return {
    type: type === 'GRAY' ? 'gray' : type === 'CMYK' ? 'cmyk' : 'rgb',
    highest: 2 ** Math.min(16, Math.max(1, bits)) - 1,
    palette: children(child(element, 'Palette'), 'CV').map((value) => value.text.trim()),
  };
}

export function resourcesOf(part: Part, reading: Reading): Resources {
  const place = placeIn(part, reading);
  const { root } = part;
  return {
    fonts: byId(root, 'Fonts', 'Font', (font, id) => {
      const name = attribute(font, 'FontName') ?? '';
      return {
        key: `${part.name}#${id}`,
        name,
        family: attribute(font, 'FamilyName') ?? name,
        bold: flagAt(font, 'Bold', 'false'),
        italic: flagAt(font, 'Italic', 'false'),
        fixed: flagAt(font, 'FixedWidth', 'false'),
        part: place(childText(font, 'FontFile')),
      };
    }),
    pictures: byId(root, 'MultiMedias', 'MultiMedia', (media) => {
      const at = place(childText(media, 'MediaFile'));
      const format = attribute(media, 'Format') ?? '';
      return at === undefined ? undefined : { part: at, format: shortName(format) };
    }),
    colourSpaces: byId(root, 'ColorSpaces', 'ColorSpace', colourSpaceOf),
    drawParams: byId(root, 'DrawParams', 'DrawParam', (param) => param),
    units: byId(root, 'CompositeGraphicUnits', 'CompositeGraphicUnit', (unit) => unit),
  };
}

// A colour in its colour space (GB/T 33190 8.3.2) as red, green and blue from 0 to 255. CMYK is turned by the plain
// formula: profiles are not read, so a printed colour may look a little different here.
import type { Colour } from '../model.ts';
import { numberAt } from '../values.ts';
import { attribute, type Xml } from '../xml.ts';
import type { ColourSpace, Resources } from './resources.ts';

const plainRgb: ColourSpace = { type: 'rgb', highest: 255, palette: [] };

/** Channels in decimal, or `#` and hexadecimal. */
const channelsOf = (value: string): readonly number[] =>
  value
    .trim()
    .split(/[\s,]+/)
    .map((word) => (word.startsWith('#') ? Number.parseInt(word.slice(1), 16) : Number(word)))
    .filter((channel) => Number.isFinite(channel));

const byte = (share: number): number => Math.round(255 * Math.min(1, Math.max(0, share)));

function rgbOf(space: ColourSpace, channels: readonly number[]): Omit<Colour, 'alpha'> {
  const [first = 0, second = 0, third = 0, fourth = 0] = channels.map((channel) => channel / space.highest);
  // Makers leave the colour space out and give one number, or four.
  if (space.type === 'gray' || channels.length === 1) {
    return { red: byte(first), green: byte(first), blue: byte(first) };
  }
  if (space.type === 'cmyk' && channels.length >= 4) {
    const light = 1 - fourth;
    return {
      red: byte((1 - first) * light),
      green: byte((1 - second) * light),
      blue: byte((1 - third) * light),
    };
  }
  return { red: byte(first), green: byte(second), blue: byte(third) };
}

/** Undefined when it states no value: the object's default holds, or nothing is painted. */
export function colourOf(element: Xml | undefined, resources: Resources): Colour | undefined {
  if (element === undefined) return undefined;
  const space = resources.colourSpaces.get(attribute(element, 'ColorSpace') ?? '') ?? plainRgb;
  const value = attribute(element, 'Value') ?? space.palette[numberAt(element, 'Index') ?? -1];
  if (value === undefined) return undefined;
  const alpha = Math.min(1, Math.max(0, (numberAt(element, 'Alpha') ?? 255) / 255));
  return { ...rgbOf(space, channelsOf(value)), alpha };
}

export const black: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };

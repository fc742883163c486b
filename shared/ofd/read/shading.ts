// Axial and radial shadings (GB/T 33190 8.3.4). A shading over a mesh (Gouraud, LaGouraud) is approximated by the mean of
// its corners' colours, an ellipse by a circle.
import type { Colour, ColourStop, Paint, Spread } from '../model.ts';
import { numberAt, pointOf } from '../values.ts';
import { attribute, child, children, type Xml } from '../xml.ts';
import { colourOf } from './colour.ts';
import type { Resources } from './resources.ts';

type Seen = { readonly resources: Resources };

const mostStops = 256;

function stopsOf(shading: Xml, resources: Resources): readonly ColourStop[] {
  const segments = children(shading, 'Segment').slice(0, mostStops);
  return segments
    .flatMap((segment, index) => {
      const colour = colourOf(child(segment, 'Color'), resources);
      const even = segments.length < 2 ? 0 : index / (segments.length - 1);
      const at = Math.min(1, Math.max(0, numberAt(segment, 'Position') ?? even));
      return colour === undefined ? [] : [{ at, colour }];
    })
    .sort((a, b) => a.at - b.at);
}

function spreadOf(shading: Xml): Spread {
  const map = attribute(shading, 'MapType')?.toLowerCase();
  const extend = numberAt(shading, 'Extend') ?? 0;
  return {
    before: (extend & 1) === 1,
    after: (extend & 2) === 2,
    repeat: map === 'repeat' ? 'again' : map === 'reflect' ? 'mirrored' : 'none',
    unit: numberAt(shading, 'MapUnit'),
  };
}

function meanOf(colours: readonly Colour[]): Paint | undefined {
  if (colours.length === 0) return undefined;
  const mean = (channel: keyof Colour) =>
    colours.reduce((sum, colour) => sum + colour[channel], 0) / colours.length;
  return {
    kind: 'plain',
    colour: {
      red: Math.round(mean('red')),
      green: Math.round(mean('green')),
      blue: Math.round(mean('blue')),
      alpha: mean('alpha'),
    },
  };
}

export function shadingOf(element: Xml, { resources }: Seen): Paint | undefined {
  const axial = child(element, 'AxialShd');
  const radial = child(element, 'RadialShd');
  const shading = axial ?? radial;
  if (shading === undefined) {
    const mesh = child(element, 'GouraudShd') ?? child(element, 'LaGouraudShd');
    const corners = children(mesh, 'Point').slice(0, mostStops);
    return meanOf(corners.flatMap((corner) => colourOf(child(corner, 'Color'), resources) ?? []));
  }
  const stops = stopsOf(shading, resources);
  const from = pointOf(attribute(shading, 'StartPoint'));
  const to = pointOf(attribute(shading, 'EndPoint'));
  const spread = spreadOf(shading);
  if (stops.length === 0 || from === undefined || to === undefined)
    return meanOf(stops.map(({ colour }) => colour));
  if (axial !== undefined) {
    return { kind: 'axial', from: [from.x, from.y], to: [to.x, to.y], stops, spread };
  }
  const radius = (name: string) => Math.max(0, numberAt(shading, name) ?? 0);
  return {
    kind: 'radial',
    from: [from.x, from.y, radius('StartRadius')],
    to: [to.x, to.y, radius('EndRadius')],
    stops,
    spread,
  };
}

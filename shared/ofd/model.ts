// What a page is after reading: things to draw in their order, in millimetres from the upper left of the page. The drawer
// needs nothing of the file any more but pictures and fonts, by the name of their part.
import type { Matrix } from './matrix.ts';
import type { OfdTrouble } from './trouble.ts';
import type { Box } from './values.ts';

export type Colour = {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
};
export type ColourStop = { readonly at: number; readonly colour: Colour };

/** What fills or strokes. Coordinates of shadings and patterns are those of the object they belong to. */
export type Paint =
  | { readonly kind: 'plain'; readonly colour: Colour }
  | {
      readonly kind: 'axial';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly stops: readonly ColourStop[];
      readonly spread: Spread;
    }
  | {
      readonly kind: 'radial';
      readonly from: readonly [number, number, number];
      readonly to: readonly [number, number, number];
      readonly stops: readonly ColourStop[];
      readonly spread: Spread;
    }
  | {
      readonly kind: 'tiles';
      readonly width: number;
      readonly height: number;
      readonly stepX: number;
      readonly stepY: number;
      readonly matrix: Matrix;
      readonly cell: readonly Drawn[];
    };

/** What lies outside a shading's ends: nothing, their colour, or the shading again. */
export type Spread = {
  readonly before: boolean;
  readonly after: boolean;
  readonly repeat: 'none' | 'again' | 'mirrored';
  /** Length of one run when repeated. */
  readonly unit: number | undefined;
};

export type Pen = {
  readonly paint: Paint;
  readonly width: number;
  readonly dash: readonly number[];
  readonly dashOffset: number;
  readonly join: 'miter' | 'round' | 'bevel';
  readonly cap: 'butt' | 'round' | 'square';
  readonly miterLimit: number;
};

/** A path as letters M L Q B C and the numbers they take (2, 2, 4, 6, 0); arcs are curves already. */
export type Outline = { readonly steps: string; readonly points: readonly number[] };
type Rule = 'nonzero' | 'evenodd';

/** One area of a clip: inside any of a clip's areas, and inside every clip. */
export type ClipArea = {
  readonly matrix: Matrix;
  readonly outline: Outline;
  readonly rule: Rule;
};
export type Clip = readonly ClipArea[];

/** Every drawn thing: its own space by `matrix` into the space of what holds it, cut to `boundary` in that space. */
type Placed = {
  readonly boundary: Box;
  readonly matrix: Matrix;
  readonly alpha: number;
  readonly clips: readonly Clip[];
};

export type Glyph = {
  /** What is drawn and selected; empty for the second glyph of a group that one character became. */
  readonly text: string;
  /** Number of a glyph in the embedded font, when the document says which (CGTransform). */
  readonly glyph?: number;
  readonly x: number;
  readonly y: number;
  /** Absent: to the next glyph, or as wide as the font has it. */
  readonly advance?: number;
};

/** `natural`: no positions were stated, the font's own widths place the letters after the first. */
export type TextLine = { readonly glyphs: readonly Glyph[]; readonly natural: boolean };

export type DrawnText = Placed & {
  readonly kind: 'text';
  readonly font: OfdFont;
  readonly size: number;
  readonly across: number;
  readonly weight: number;
  readonly italic: boolean;
  /** Degrees each letter is turned, clockwise, and degrees the line runs. */
  readonly letterTurn: number;
  readonly lineTurn: number;
  readonly fill: Paint | undefined;
  readonly pen: Pen | undefined;
  readonly lines: readonly TextLine[];
};

export type DrawnPath = Placed & {
  readonly kind: 'path';
  readonly outline: Outline;
  readonly rule: Rule;
  readonly fill: Paint | undefined;
  readonly pen: Pen | undefined;
};

export type DrawnPicture = Placed & {
  readonly kind: 'picture';
  readonly picture: Picture;
  /** A seal on paper: its white is no white, and what stands below is still read. */
  readonly stamp?: true;
  readonly border: Pen | undefined;
};

type DrawnGroup = Placed & { readonly kind: 'group'; readonly things: readonly Drawn[] };

export type Drawn = DrawnText | DrawnPath | DrawnPicture | DrawnGroup;

const pictureKinds = ['png', 'jpeg', 'gif', 'bmp', 'tiff', 'jbig2'] as const;
export type PictureKind = (typeof pictureKinds)[number];
export type Picture = {
  /** Unique within the document; the bytes are asked for by it. */
  readonly key: string;
  readonly kind: PictureKind;
  /** As bright as this is at a place, so much of the picture shows there. */
  readonly mask?: Picture;
};

/** Of what is drawn: one picture may stand under several masks. */
export const drawnKey = ({ key, mask }: Picture): string =>
  mask === undefined ? key : `${key}\n${drawnKey(mask)}`;

export type OfdFont = {
  /** Unique within the document. */
  readonly key: string;
  readonly name: string;
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly fixed: boolean;
  /** The part that holds the font program. */
  readonly part: string | undefined;
};

export type Page = {
  readonly box: Box;
  readonly things: readonly Drawn[];
  /** What of it is not shown, and why. */
  readonly notes: readonly OfdTrouble[];
  /** Nothing of it could be read. */
  readonly unread?: true;
};

// The fonts of one document in this frame: an embedded one is made fit, offered to the browser under a name of its own and
// taken back when the document closes; behind it stand the fonts of the machine.
import { stackFor } from '../../../shared/ofd/font/stacks.ts';
import { usableFont } from '../../../shared/ofd/font/usable-font.ts';
import type { OfdFont } from '../../../shared/ofd/model.ts';

export type LoadedFont = {
  /** Families for a canvas, quoted. */
  readonly families: string;
  /** Glyphs may be asked for by number. */
  readonly byGlyph: boolean;
};

export type Fonts = {
  readonly load: (font: OfdFont) => Promise<LoadedFont>;
  readonly close: () => void;
};

type Bytes = (part: string) => Uint8Array | undefined;

const quoted = (names: readonly string[]): string =>
  names
    .map((name) => (/^(serif|sans-serif)$/.test(name) ? name : `"${name.replace(/["\\\n\r]/g, '')}"`))
    .join(', ');

/** More than a document needs: each costs the browser a font of its own. */
const most = 200;

let opened = 0;
const nextPrefix = (): string => {
  opened += 1;
  return `ofd-${opened}`;
};

export function fontsOf(bytes: Bytes): Fonts {
  const prefix = nextPrefix();
  const faces: FontFace[] = [];
  const loading = new Map<string, Promise<LoadedFont>>();

  const embedded = async (font: OfdFont): Promise<string | undefined> => {
    const given = font.part === undefined || faces.length >= most ? undefined : bytes(font.part);
    const usable = given === undefined ? undefined : usableFont(given);
    if (usable === undefined) return undefined;
    const name = `${prefix}-${loading.size}`;
    const face = new FontFace(name, new Uint8Array(usable).buffer);
    try {
      await face.load();
    } catch {
      // The browser's own check refuses shapes it does not trust: the machine's font stands in.
      return undefined;
    }
    document.fonts.add(face);
    faces.push(face);
    return name;
  };

  const load = async (font: OfdFont): Promise<LoadedFont> => {
    const own = await embedded(font);
    const stack = stackFor(font.name, font.family);
    return { families: quoted(own === undefined ? stack : [own, ...stack]), byGlyph: own !== undefined };
  };

  return {
    load: (font) => {
      const known = loading.get(font.key) ?? load(font);
      loading.set(font.key, known);
      return known;
    },
    close: () => {
      for (const face of faces) document.fonts.delete(face);
    },
  };
}

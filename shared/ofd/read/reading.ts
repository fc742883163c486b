// What reading a part needs: the package, the limits, the troubles found so far, and counts of work that end a page which
// asks for too much. One `Reading` lives for one page, so that a heavy page says nothing of the next.
import type { OfdLimits } from '../limits.ts';
import type { Picture } from '../model.ts';
import { locate } from '../package/entry-name.ts';
import type { Package } from '../package/open-package.ts';
import { attempt, type Notes, newNotes, stop } from '../trouble.ts';
import { readXml, type Xml } from '../xml.ts';

export type Source = {
  readonly archive: Package;
  readonly limits: OfdLimits;
  /** The search wants words only: pictures and paths are left unread. */
  readonly wordsOnly?: true;
};

type Work = 'pageObjects' | 'pageGlyphs' | 'pagePoints' | 'pageXml' | 'pagePixels';

export type Reading = Source & {
  readonly notes: Notes;
  /** Stops when the page has asked for too much of this. */
  readonly spend: (work: Work, amount: number) => void;
  /** Pictures looked at already, by the name of their part: a page may show one a thousand times. */
  readonly pictures: Map<string, Picture | undefined>;
};

export function newReading(source: Source): Reading {
  const spent = { pageObjects: 0, pageGlyphs: 0, pagePoints: 0, pageXml: 0, pagePixels: 0 };
  return {
    ...source,
    notes: newNotes(),
    pictures: new Map(),
    spend: (work, amount) => {
      spent[work] += amount;
      if (spent[work] > source.limits[work]) stop({ kind: 'too-large', limit: work });
    },
  };
}

export type Part = { readonly name: string; readonly root: Xml };

export function readPart({ archive, limits, spend }: Reading, name: string): Part {
  // Before it is unpacked: what is refused costs nothing.
  spend('pageXml', archive.sizeOf(name) ?? 0);
  return { name, root: readXml({ bytes: archive.read(name), part: name, limits }) };
}

/** The part a location leads to; what is wrong with it is noted, and the page goes on without. */
export function partFrom(reading: Reading, location: string | undefined, from: string): Part | undefined {
  if (location === undefined) return undefined;
  const found = attempt(() => readPart(reading, locate(location, from)));
  if ('value' in found) return found.value;
  reading.notes.add(found.trouble);
  return undefined;
}

// Searches everything below some folders for words that must not be there, byte by byte, in every shape in which
// text is likely to be written: UTF-8, UTF-16, base64 at each of its three alignments, and escaped.

import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Marker = { readonly what: string; readonly text: string };
type Leak = {
  readonly file: string;
  readonly what: string;
  readonly shape: string;
  readonly at: number;
};
type Searched = {
  readonly leaks: readonly Leak[];
  readonly files: readonly string[];
  readonly bytes: number;
};

type Shape = { readonly name: string; readonly bytes: Buffer };

/** Shorter ones would be found by chance. */
const leastBytes = 6;

export function searchFolders(
  folders: readonly string[],
  markers: readonly Marker[],
  skip: (file: string) => boolean,
): Searched {
  const files = folders.flatMap(filesBelow).filter((file) => !skip(file));
  return searchFiles(files, markers);
}

export function searchFiles(files: readonly string[], markers: readonly Marker[]): Searched {
  const wanted = markers.map((marker) => ({ ...marker, shapes: shapesOf(marker.text) }));
  const leaks: Leak[] = [];
  let bytes = 0;
  for (const file of files) {
    const content = contentOf(file);
    bytes += content.length;
    for (const { what, shapes } of wanted)
      leaks.push(...leaksIn(content, shapes).map((leak) => ({ file, what, ...leak })));
  }
  return { leaks, files, bytes };
}

/** A file of another program that is gone since it was listed leaves nothing. */
function contentOf(file: string): Buffer {
  return statSync(file, { throwIfNoEntry: false }) === undefined ? Buffer.alloc(0) : readFileSync(file);
}

/** Folders of other test runs by the same user. */
const ofTests = /^govdesk-(stage|bench|start)-/;

/** What this user has put into the folders that all programs share since a moment, by the first level of names. */
export function newEntries(shared: readonly string[], since: number): readonly string[] {
  return shared
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => !ofTests.test(name))
        .map((name) => join(folder, name)),
    )
    .filter((path) => {
      const found = lstatSync(path, { throwIfNoEntry: false });
      return found !== undefined && found.uid === process.getuid?.() && found.ctimeMs >= since;
    });
}

function leaksIn(content: Buffer, shapes: readonly Shape[]): readonly Pick<Leak, 'shape' | 'at'>[] {
  return shapes.flatMap(({ name, bytes }) => {
    const at = content.indexOf(bytes);
    return at < 0 ? [] : [{ shape: name, at }];
  });
}

function filesBelow(folder: string): readonly string[] {
  if (lstatSync(folder).isFile()) return [folder];
  if (!lstatSync(folder).isDirectory()) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file, { throwIfNoEntry: false }) !== undefined);
}

function shapesOf(text: string): readonly Shape[] {
  const utf8 = Buffer.from(text, 'utf8');
  if (utf8.length < leastBytes) throw new Error(`«${text}» is too short to be looked for`);
  const utf16 = Buffer.from(text, 'utf16le');
  const inJson = [...text].map(escaped).join('');
  const shapes: readonly Shape[] = [
    { name: 'UTF-8', bytes: utf8 },
    { name: 'UTF-16LE', bytes: utf16 },
    { name: 'UTF-16BE', bytes: Buffer.from(utf16).swap16() },
    { name: 'percent-encoded', bytes: Buffer.from(encodeURIComponent(text)) },
    { name: 'JSON escapes', bytes: Buffer.from(inJson) },
    ...[0, 1, 2].flatMap((shift) => base64At(shift, utf8)),
  ];
  const seen = new Set<string>();
  return shapes.filter(({ bytes }) => !seen.has(bytes.toString('hex')) && seen.add(bytes.toString('hex')));
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.every((unit) => unit < 128)
    ? character
    : units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** What of the base64 does not depend on the bytes before and behind, when `shift` bytes stand before. */
function base64At(shift: number, bytes: Buffer): readonly Shape[] {
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + bytes.length) * 8) / 6);
  const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
  return (['base64', 'base64url'] as const).map((name) => ({
    name: `${name}, shifted by ${shift}`,
    bytes: Buffer.from(padded.toString(name).slice(first, last)),
  }));
}

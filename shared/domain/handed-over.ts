// What the page for the supervisor and whoever writes the file must agree on: the texts, and where each file stands in the
// archive. Pure, and without schemas.
import type { FieldValue } from './edit.ts';
import { cleanFileName } from './file-name.ts';
import type { Id } from './terms.ts';

const filesFolder = '附件';

/** By the id of what is kept: a place inside the archive, no two the same, none outside its folder. */
export function placesOf(
  files: readonly { readonly id: Id; readonly name: string }[],
): ReadonlyMap<Id, string> {
  const taken = new Set<string>();
  const places = new Map<Id, string>();
  for (const { id, name } of files) {
    const clean = cleanFileName(name);
    const dot = clean.lastIndexOf('.');
    const [stem, end] = dot > 0 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, ''];
    let free = clean;
    // Some systems take 甲.PDF and 甲.pdf for one.
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${stem} (${number})${end}`;
    taken.add(free.toLowerCase());
    places.set(id, `${filesFolder}/${free}`);
  }
  return places;
}

/** What was written, word for word and in order: what its digest is made of. */
export function linesOf(value: FieldValue): string {
  if (value === null) return '';
  if (!Array.isArray(value)) return String(value);
  return value.map((member) => (typeof member === 'string' ? member : member.name)).join('\n');
}

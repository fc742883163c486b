// A picture by the ID of its resource: looked up, its bytes recognised, its size judged; what cannot be shown is noted.
import type { Picture } from '../model.ts';
import { shortName } from '../package/entry-name.ts';
import { pictureFacts } from '../picture-bytes.ts';
import { attempt } from '../trouble.ts';
import type { Reading } from './reading.ts';
import type { PicturePlace } from './resources.ts';
import type { Scene } from './style.ts';

function lookAt({ part, format }: PicturePlace, reading: Reading): Picture | undefined {
  const bytes = attempt(() => reading.archive.read(part));
  if ('trouble' in bytes) {
    reading.notes.add(bytes.trouble);
    return undefined;
  }
  const facts = pictureFacts(bytes.value);
  if (facts === undefined || facts.width === 0 || facts.height === 0) {
    reading.notes.add({ kind: 'picture-format', part: shortName(format || part) });
    return undefined;
  }
  const pixels = facts.width * facts.height;
  if (pixels > reading.limits.pixels) {
    reading.notes.add({ kind: 'too-large', limit: 'pixels' });
    return undefined;
  }
  const room = attempt(() => reading.spend('pagePixels', pixels));
  if ('value' in room) return { key: part, kind: facts.kind };
  reading.notes.add(room.trouble);
  return undefined;
}

export function pictureOf(id: string, { reading, resources }: Scene): Picture | undefined {
  const place = resources.pictures.get(id);
  if (place === undefined) {
    reading.notes.add({ kind: 'missing-part', part: `MultiMedia ${shortName(id)}` });
    return undefined;
  }
  if (!reading.pictures.has(place.part)) reading.pictures.set(place.part, lookAt(place, reading));
  return reading.pictures.get(place.part);
}

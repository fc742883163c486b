// A file out of the file it is attached to, by the same limits as everything that is unpacked here. Only OFD has attachments
// for this desk.
import { ofdLimits } from '../../../shared/ofd/limits.ts';
import { openWords } from '../../../shared/ofd/open.ts';
import { stop } from '../../../shared/ofd/trouble.ts';
import type { ReadingOrder, Taken } from './answer.ts';

export function takeOut({ bytes, inside = [] }: Pick<ReadingOrder, 'bytes' | 'inside'>): Taken {
  // A copy: what was not packed is a window into the whole file.
  return { kind: 'taken', bytes: new Uint8Array(inside.reduce(attachmentOf, bytes)) };
}

function attachmentOf(bytes: Uint8Array, at: number): Uint8Array {
  const opened = openWords(bytes, ofdLimits);
  if ('trouble' in opened) return stop(opened.trouble);
  const found = opened.document.attached(at);
  return found instanceof Uint8Array ? found : stop(found);
}

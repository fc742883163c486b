// How the texts of the files attached within an OFD begin. They go into no search: what is looked for is a mark of secrecy
// (涉密不上网), which counts for the file it lies in.
import { deepestInside } from '../../../shared/domain/inside-file.ts';
import { ofdLimits } from '../../../shared/ofd/limits.ts';
import { openWords } from '../../../shared/ofd/open.ts';
import type { Read } from './answer.ts';

/** Of one file; a file of papers has a handful. */
const mostRead = 20;
const mostBytes = 64 * 1024 * 1024;
/** A mark stands near the top. */
const beginning = 2_000;

/** `read`: of one attachment, which knows how deep it lies. What cannot be read has no mark that could be read either. */
export async function attachedBeginnings(
  bytes: Uint8Array,
  depth: number,
  read: (bytes: Uint8Array, depth: number) => Promise<Read>,
): Promise<readonly string[]> {
  const opened = depth < deepestInside ? openWords(bytes, ofdLimits) : undefined;
  if (opened === undefined || 'trouble' in opened) return [];
  const { attachments, attached } = opened.document;
  const found: string[] = [];
  let room = mostBytes;
  for (const [at, { bytes: size = 0 }] of attachments.slice(0, mostRead).entries()) {
    if (size > room) continue;
    room -= size;
    const inner = attached(at);
    const text = inner instanceof Uint8Array ? await read(new Uint8Array(inner), depth + 1) : undefined;
    if (text?.kind !== 'text') continue;
    found.push(text.pages.join('\n').slice(0, beginning), ...(text.within ?? []));
  }
  return found;
}

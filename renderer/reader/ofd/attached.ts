// The files attached within an OFD: what each of them is by its bytes, and its bytes. They are unpacked by the limits of the
// package; nothing of them is read here beyond what tells their kind.
import type { OfdDocument } from '../../../shared/ofd/open.ts';
import { attempt } from '../../../shared/ofd/trouble.ts';
import { type Sniffed, sniff } from '../frame/sniff.ts';
import type { Attached, InsideFile, InsideKind } from '../paged.ts';

/** All of them together; of what is beyond that only the size is known. */
const mostLookedAt = 128 * 1024 * 1024;

export function attachedTo(document: OfdDocument): Attached {
  const { attachments } = document;
  const bytesOf = (at: number): Uint8Array | undefined => {
    const found = document.attached(at);
    return found instanceof Uint8Array ? found : undefined;
  };
  return {
    count: attachments.length,
    async list() {
      const files: InsideFile[] = [];
      let room = mostLookedAt;
      for (const [at, { name, part, bytes: size }] of attachments.entries()) {
        // Whoever waits for a page gets their turn.
        await new Promise((resolve) => setTimeout(resolve));
        const isLookedAt = size !== undefined && size <= room;
        room -= isLookedAt ? size : 0;
        const kind = part === undefined ? 'damaged' : isLookedAt ? kindOf(bytesOf(at), name) : 'unknown';
        files.push({ name, size, kind });
      }
      return files;
    },
    take(at) {
      const bytes = bytesOf(at);
      return bytes && new Uint8Array(bytes).buffer;
    },
  };
}

function kindOf(bytes: Uint8Array | undefined, name: string): InsideKind {
  if (bytes === undefined) return 'damaged';
  const sniffed = attempt(() => sniff(bytes, name));
  // A package that does not hold together can still be saved as it is.
  return 'value' in sniffed ? asInside(sniffed.value) : 'unknown';
}

function asInside(sniffed: Sniffed): InsideKind {
  switch (sniffed) {
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'webp':
    case 'bmp':
    case 'tiff':
    case 'svg':
      return 'picture';
    case 'pdf':
    case 'ofd':
    case 'docx':
    case 'xlsx':
    case 'html':
    case 'csv':
    case 'text':
    case 'empty':
    case 'ole':
    case 'unknown':
      return sniffed;
  }
}

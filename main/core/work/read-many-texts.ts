// A file of many texts, one a line (jsonl, or gzipped), read with care: plain file, bounded bytes before and after
// unpacking, bounded lines, fatal decoding. Line by line, so that it is never in memory as a whole.
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { LineProblem } from '../../../shared/contract/desk-imports.ts';

export const isManyTexts = (name: string): boolean => /\.jsonl(\.gz)?$/i.test(name);

/** `share`: of the bytes of the file, read so far. */
export type ReadLine = {
  readonly line: number;
  readonly share: number;
  readonly value: unknown;
  readonly problem?: LineProblem;
};

type ManyTexts =
  | { readonly kind: 'lines'; readonly lines: AsyncGenerator<ReadLine, 'whole' | 'broken'> }
  | { readonly kind: 'left'; readonly problem: 'too-large' | 'not-text' | 'empty' };

type Limits = {
  readonly bytes: number;
  /** A file that grows beyond this when it is unpacked was made to. */
  readonly unpacked: number;
  /** A text has at most 2,000,000 characters. */
  readonly line: number;
};

const mega = 1024 * 1024;
const limitsOfFile: Limits = { bytes: 200 * mega, unpacked: 1024 * mega, line: 12 * mega };

export async function readManyTexts(
  folder: string,
  name: string,
  limits: Limits = limitsOfFile,
): Promise<ManyTexts> {
  const file = await openOrNot(join(folder, name));
  if (file === undefined) return { kind: 'left', problem: 'not-text' };
  const stat = await file.stat();
  if (stat.isFile() && stat.size > 0 && stat.size <= limits.bytes)
    return {
      kind: 'lines',
      lines: linesOf(file, { size: stat.size, isPacked: /\.gz$/i.test(name), limits }),
    };
  await file.close();
  if (!stat.isFile()) return { kind: 'left', problem: 'not-text' };
  return { kind: 'left', problem: stat.size === 0 ? 'empty' : 'too-large' };
}

function openOrNot(path: string): Promise<FileHandle | undefined> {
  return open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => undefined);
}

async function* linesOf(
  file: FileHandle,
  { size, isPacked, limits }: { readonly size: number; readonly isPacked: boolean; readonly limits: Limits },
): AsyncGenerator<ReadLine, 'whole' | 'broken'> {
  const bytes = file.createReadStream();
  const plain = isPacked ? bytes.pipe(createGunzip()) : bytes;
  // An error of the file under the unpacking would otherwise be nobody's.
  if (isPacked) bytes.on('error', (error) => plain.destroy(error));
  const cutter = new LineCutter(limits.line);
  const share = (): number => Math.min(1, bytes.bytesRead / size);
  try {
    for await (const chunk of plain) {
      if (!Buffer.isBuffer(chunk)) throw new Error('believed: a file is read as bytes');
      for (const read of cutter.take(chunk)) yield { ...read, share: share() };
      if (cutter.bytes > limits.unpacked) return 'broken';
    }
    for (const read of cutter.end()) yield { ...read, share: 1 };
    return 'whole';
  } catch (error) {
    if (!isOfTheFile(error)) throw error;
    return 'broken';
  } finally {
    bytes.destroy();
    plain.destroy();
  }
}

/** What zlib and the disk say carries a code; a bug of ours does not. */
const isOfTheFile = (error: unknown): boolean => error instanceof Error && 'code' in error;

/** Pieces of bytes to lines. */
class LineCutter {
  bytes = 0;
  private parts: Buffer[] = [];
  private length = 0;
  private line = 0;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly longest: number;

  constructor(longest: number) {
    this.longest = longest;
  }

  *take(chunk: Buffer): Generator<Omit<ReadLine, 'share'>> {
    this.bytes += chunk.length;
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      this.keep(chunk.subarray(from, at));
      yield* this.end();
      from = at + 1;
    }
    this.keep(chunk.subarray(from));
  }

  *end(): Generator<Omit<ReadLine, 'share'>> {
    this.line += 1;
    const { line, length } = this;
    const text = length > this.longest ? undefined : Buffer.concat(this.parts);
    this.parts = [];
    this.length = 0;
    if (length === 0) return;
    if (text === undefined) yield { line, value: undefined, problem: 'too-large' };
    else yield { line, ...this.parsed(text) };
  }

  /** Of a line that is too long nothing more is kept. */
  private keep(part: Buffer): void {
    this.length += part.length;
    if (this.length <= this.longest && part.length > 0) this.parts.push(part);
  }

  private parsed(bytes: Buffer): Pick<ReadLine, 'value' | 'problem'> {
    try {
      return { value: JSON.parse(this.decoder.decode(bytes)) };
    } catch {
      return { value: undefined, problem: 'not-json' };
    }
  }
}

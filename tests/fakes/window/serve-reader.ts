// Answers what the reader asks: the files of the one record of the pictures, and their bytes, made by the server.

import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { type FilesOfRecord, mostBytesRead } from '../../../shared/contract/desk-files.ts';

/** `made-files.ts` numbers them; the number is the last digit of the hash. */
const hashOf = (number: number): string => `${'0'.repeat(63)}${number.toString(16)}`;

export async function filesOfRecord(only?: FileRef): Promise<FilesOfRecord> {
  const reply = await fetch('/made-files.json');
  const made: readonly { readonly name: string; readonly size: number }[] = await reply.json();
  return {
    title: '临溪县发展和改革局关于临溪中学食堂新建工程项目建议书的批复',
    number: 'Z109-WS·2024·D30·0087',
    organ: '临溪县档案馆',
    files: only
      ? [{ ...only, size: made[0]?.size ?? 0 }]
      : made.map(({ name, size }, number) => ({
          hash: hashOf(number),
          name,
          mime: 'application/octet-stream',
          size,
          role: '附件' as const,
        })),
  };
}

export async function madeBytes({
  hash,
  from,
}: {
  readonly hash: string;
  readonly from: number;
}): Promise<File> {
  const reply = await fetch(`/made-files/${Number.parseInt(hash.slice(-1), 16)}`);
  const bytes = await reply.arrayBuffer();
  return new File([bytes.slice(from, from + mostBytesRead)], 'part');
}

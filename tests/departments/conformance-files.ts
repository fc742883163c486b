// Whether a department takes a file in pieces: tus 1.0 with the hash of the whole (shared/contract/README.md).
import { createHash, randomBytes } from 'node:crypto';
import type { Wish } from './conformance.ts';

const tus = { 'tus-resumable': '1.0.0' } as const;

/** What does not hold, in the words of the report. */
export async function takesFiles({ address, headers }: Wish): Promise<string | undefined> {
  const call = (
    method: string,
    url: string,
    more: Readonly<Record<string, string>>,
    body?: Uint8Array<ArrayBuffer>,
  ) => fetch(new URL(url, address), { method, headers: { ...headers, ...tus, ...more }, body: body ?? null });
  const begin = async (size: number, hash: string): Promise<string> => {
    const metadata = `sha256 ${Buffer.from(hash).toString('base64')}`;
    const reply = await call('POST', `${address}/uploads`, {
      'upload-length': String(size),
      'upload-metadata': metadata,
    });
    if (reply.status !== 201) throw new Error(`POST /uploads 答了 ${reply.status}`);
    return new URL(reply.headers.get('location') ?? '', `${address}/uploads`).href;
  };
  const patch = (url: string, offset: number, body: Buffer) =>
    call(
      'PATCH',
      url,
      { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      new Uint8Array(body),
    );
  const bytes = randomBytes(2_000);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const url = await begin(bytes.length, hash);
  const first = await patch(url, 0, bytes.subarray(0, 1_500));
  if (first.status !== 204) return `第一段答了 ${first.status}`;
  const again = await patch(url, 0, bytes.subarray(0, 1_500));
  if (again.status !== 409) return `位置不对的一段答了 ${again.status}`;
  const offset = (await call('HEAD', url, {})).headers.get('upload-offset');
  if (offset !== '1500') return `HEAD 说收到 ${offset}`;
  const last = await patch(url, 1_500, bytes.subarray(1_500));
  if (last.status !== 204) return `最后一段答了 ${last.status}`;
  const held = await call('GET', `${address}/files/${hash}`, {});
  if (!Buffer.from(await held.arrayBuffer()).equals(bytes)) return '取回的内容不同';
  const wrong = await begin(bytes.length, createHash('sha256').update('other').digest('hex'));
  const { status } = await patch(wrong, 0, bytes);
  return status === 460 ? undefined : `哈希不符时答了 ${status}`;
}

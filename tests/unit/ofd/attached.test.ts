// Files attached within an OFD: listed by name, told by their bytes, handed out whole or not at all; nothing a file says of
// them leads out of it.
import { describe, expect, it } from 'vitest';
import { attachedTo } from '../../../renderer/reader/ofd/attached.ts';
import { openOfd } from '../../../shared/ofd/open.ts';
import {
  bombAttached,
  goodAttachments,
  hostileAttachments,
  ofdWith,
  program,
} from '../../fixtures/files/ofd/attached.ts';
import { text } from '../../fixtures/files/ofd/zip.ts';
import { opened } from './opened.ts';

const listOf = (bytes: Uint8Array) => attachedTo(opened(bytes)).list();

describe('files attached within an OFD', () => {
  it('are listed with name, size and what their bytes are', async () => {
    const files = goodAttachments();
    const listed = await listOf(ofdWith(files));
    expect(listed.map(({ kind }) => kind)).toEqual(['pdf', 'xlsx', 'picture', 'docx', 'ofd']);
    expect(listed.map(({ name, size }) => [name, size])).toEqual(
      files.map(({ name, bytes }) => [name, bytes?.length]),
    );
  });

  it('are handed out as they were put in, also from within another', () => {
    const files = goodAttachments();
    const attached = attachedTo(opened(ofdWith(files)));
    expect(attached.count).toBe(5);
    for (const [at, { bytes }] of files.entries())
      expect(new Uint8Array(attached.take(at) ?? new ArrayBuffer())).toEqual(new Uint8Array(bytes ?? []));
    const inner = attachedTo(opened(new Uint8Array(attached.take(4) ?? new ArrayBuffer())));
    expect(new Uint8Array(inner.take(0) ?? new ArrayBuffer())).toEqual(text('请核对后退回。'));
    expect(attached.take(5)).toBeUndefined();
    expect(attached.take(-1)).toBeUndefined();
  });

  it('that are not packed are handed out as copies', () => {
    const attached = attachedTo(opened(ofdWith([{ name: 'a.txt', bytes: text('一'), stored: true }])));
    expect(attached.take(0)?.byteLength).toBe(3);
  });

  it('are what they are, whatever they are called', async () => {
    const listed = await listOf(ofdWith(hostileAttachments()));
    expect(listed.map(({ kind }) => kind)).toEqual([
      'unknown',
      'text',
      'unknown',
      'unknown',
      'damaged',
      'damaged',
      'damaged',
      'text',
      'unknown',
    ]);
  });

  it('that lead elsewhere are not there', () => {
    const attached = attachedTo(opened(ofdWith(hostileAttachments())));
    expect([4, 5, 6].map((at) => attached.take(at))).toEqual([undefined, undefined, undefined]);
  });

  it('with wrong bytes are told to be damaged, and the pages are still there', async () => {
    const bytes = ofdWith([{ name: 'a.bin', bytes: program(), stored: true }]);
    const at = Buffer.from(bytes).indexOf('MZ');
    bytes[at + 5] = 7;
    expect(await listOf(bytes)).toEqual([{ name: 'a.bin', size: 600, kind: 'damaged' }]);
    expect(opened(bytes).page(0).things.length).toBeGreaterThan(0);
  });

  it('that would fill the memory have the whole file refused before anything is unpacked', () => {
    expect(openOfd(bombAttached())).toEqual({ trouble: { kind: 'too-large', limit: 'ratio' } });
  });

  it('are no more than 200', async () => {
    const many = Array.from({ length: 230 }, (_, at) => ({ name: `${at}.txt`, bytes: text(`${at}`) }));
    expect(await listOf(ofdWith(many))).toHaveLength(200);
  });
});

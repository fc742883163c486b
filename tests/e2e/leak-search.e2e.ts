// The search for leaks is worth nothing unless it finds what is there.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { searchFolders } from './leak-search.ts';

const folder = mkdtempSync(join(tmpdir(), 'govdesk-leak-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = '关于防汛物资调拨的请示';
const noise = Buffer.from('一二三四五六七八九十'.repeat(500));
const utf16be = Buffer.from(secret, 'utf16le').swap16();

const planted: readonly (readonly [string, Buffer])[] = [
  ['UTF-8', Buffer.from(secret)],
  ['UTF-16LE', Buffer.from(secret, 'utf16le')],
  ['UTF-16BE', utf16be],
  ['base64, shifted by 0', Buffer.from(Buffer.from(secret).toString('base64'))],
  ['base64, shifted by 1', Buffer.from(Buffer.from(`a${secret}bc`).toString('base64'))],
  ['base64, shifted by 2', Buffer.from(Buffer.from(`ab${secret}c`).toString('base64'))],
  ['percent-encoded', Buffer.from(encodeURIComponent(secret))],
  [
    'JSON escapes',
    Buffer.from('\\u5173\\u4e8e\\u9632\\u6c5b\\u7269\\u8d44\\u8c03\\u62e8\\u7684\\u8bf7\\u793a'),
  ],
];

describe('the search for leaks', () => {
  it.each(planted)('finds a title written as %s', (shape, bytes) => {
    const file = join(folder, 'planted.bin');
    writeFileSync(file, Buffer.concat([noise, bytes, noise]));
    const { leaks } = searchFolders([folder], [{ what: 'title', text: secret }], () => false);
    expect(leaks.map((leak) => leak.shape)).toContain(shape);
  });

  it('finds nothing in a file that does not hold it', () => {
    writeFileSync(join(folder, 'planted.bin'), noise);
    expect(searchFolders([folder], [{ what: 'title', text: secret }], () => false).leaks).toEqual([]);
  });

  it('refuses a word so short that chance would find it', () => {
    expect(() => searchFolders([folder], [{ what: 'word', text: '同' }], () => false)).toThrow('too short');
  });
});

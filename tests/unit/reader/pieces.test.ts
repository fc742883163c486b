// The small pure parts of the reader: what bytes are, keys, places of pages, quotes, sizes of pictures, text.
import { describe, expect, it } from 'vitest';
import { textOfBytes } from '../../../renderer/reader/frame/decode-text.ts';
import { drawnScale, nextScale, pageAt, placesOf } from '../../../renderer/reader/frame/page-places.ts';
import { pixelsOf } from '../../../renderer/reader/frame/picture-size.ts';
import { sniff } from '../../../renderer/reader/frame/sniff.ts';
import { quoted } from '../../../renderer/reader/quote.ts';
import { readerActOf } from '../../../renderer/reader/reader-keys.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { noticeDocx, budgetXlsx } from '../../fixtures/files/office-files.ts';
import { bmp, gif, hugePng, jpeg, png, webp } from '../../fixtures/files/picture-files.ts';
import { cutTiff, emptyBigTiff } from '../../fixtures/files/tiff-files.ts';
import { longPdf } from '../../fixtures/files/pdf-files.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

describe('what a file is', () => {
  it.each([
    ['a.txt', longPdf(1), 'pdf'],
    ['a.pdf', noticeDocx(), 'docx'],
    ['a.zip', budgetXlsx(2), 'xlsx'],
    ['a.docx', png(2, 2), 'png'],
    ['a.jpg', cutTiff(), 'tiff'],
    ['a.pdf', emptyBigTiff(), 'tiff'],
    ['a.jpg', bytes('<svg onload=alert(1)>'), 'svg'],
    ['a.png', bytes('<?xml version="1.0"?><!-- a --><svg/>'), 'svg'],
    ['a.txt', bytes('  <!DOCTYPE html><p>'), 'html'],
    ['a.html', bytes('<p>x'), 'html'],
    ['a.csv', bytes('甲,乙'), 'csv'],
    ['a.exe', bytes('MZ 字'), 'text'],
    ['a.txt', new Uint8Array([1, 0, 2]), 'unknown'],
    ['a', new Uint8Array(), 'empty'],
  ])('%s is told by its bytes', (name, content, kind) => {
    expect(sniff(content, name)).toBe(kind);
  });
});

describe('text', () => {
  it('is read as UTF-8, UTF-16 and GB 18030', () => {
    expect(textOfBytes(bytes('生僻字𰻞'))).toBe('生僻字𰻞');
    expect(textOfBytes(new Uint8Array([0xff, 0xfe, 0x2d, 0x4e]))).toBe('中');
    expect(textOfBytes(new Uint8Array([0xd6, 0xd0]))).toBe('中');
    expect(() => textOfBytes(new Uint8Array([1, 2, 3, 4]))).toThrow();
  });
});

describe('sizes of pictures', () => {
  it('are read before they are unpacked', () => {
    expect(pixelsOf(png(3, 2), 'png')).toEqual({ width: 3, height: 2 });
    expect(pixelsOf(hugePng(), 'png')).toEqual({ width: 120_000, height: 120_000 });
    expect(pixelsOf(jpeg(), 'jpeg')).toEqual({ width: 1, height: 1 });
    expect(pixelsOf(gif(), 'gif')).toEqual({ width: 1, height: 1 });
    expect(pixelsOf(webp(), 'webp')).toEqual({ width: 1, height: 1 });
    expect(pixelsOf(bmp(), 'bmp')).toEqual({ width: 2, height: 1 });
    expect(pixelsOf(new Uint8Array([1]), 'png')).toBeUndefined();
  });
});

describe('pages', () => {
  const sizes = [
    { width: 100, height: 200 },
    { width: 100, height: 200 },
    { width: 300, height: 100 },
  ];

  it('lie one below the other, and a height tells which', () => {
    const places = placesOf(sizes, { scale: 2, turn: 0 });
    expect(places.tops).toEqual([16, 432, 848]);
    expect([0, 16, 431, 432, 848, 99_999].map((height) => pageAt(places, height))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
    expect(places.height).toBe(848 + 200 + 16);
    expect(placesOf(sizes, { scale: 1, turn: 90 }).sizes[0]).toEqual({ width: 200, height: 100 });
  });

  it('grow and shrink by the usual steps and never beyond', () => {
    expect(nextScale(1, 1)).toBe(1.1);
    expect(nextScale(1, -1)).toBe(0.9);
    expect(nextScale(4, 1)).toBe(4);
    expect(nextScale(0.2, -1)).toBe(0.25);
    expect(drawnScale({ width: 1e6, height: 1e6 }, 4) * 1e6).toBeLessThanOrEqual(4000.1);
  });
});

describe('keys', () => {
  const press = { key: '', code: '', ctrl: false, alt: false, shift: false, composing: false };

  it.each([
    [{ key: 'Escape' }, 'close'],
    [{ key: 'F3' }, 'find-next'],
    [{ key: 'F3', shift: true }, 'find-previous'],
    [{ code: 'KeyF', ctrl: true }, 'find'],
    [{ code: 'KeyC', ctrl: true, shift: true }, 'quote'],
    [{ code: 'KeyC', ctrl: true }, undefined],
    [{ code: 'KeyL', ctrl: true }, 'lock'],
    [{ code: 'KeyR', alt: true }, 'rotate'],
    [{ key: 'Escape', composing: true }, undefined],
    [{ key: 'a', code: 'KeyA' }, undefined],
  ])('%j means %s', (pressed, act) => {
    expect(readerActOf({ ...press, ...pressed })).toBe(act);
  });
});

describe('a quote', () => {
  const words = { colon: '：', comma: '、', quotePage: zh.reader.quotePage };

  it('says where it stands', () => {
    const source = { file: '批复.pdf', title: '立项批复', number: 'Z109-2', organ: '县档案馆', page: 2 };
    expect(quoted(' 总投资\n 428 万元 ', source, words)).toBe(
      '“总投资\n428 万元”\n——县档案馆：立项批复、Z109-2、批复.pdf、第 3 页',
    );
    expect(quoted('甲', { ...source, organ: '', number: undefined, page: undefined }, words)).toBe(
      '“甲”\n——立项批复、批复.pdf',
    );
  });

  it('of a picture is its source alone', () => {
    const source = { file: '扫描件.tif', title: '立项批复', number: 'Z109-2', organ: '县档案馆', page: 1 };
    expect(quoted('', source, words)).toBe('县档案馆：立项批复、Z109-2、扫描件.tif、第 2 页');
  });
});

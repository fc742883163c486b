// 扫描件 of archive records: valid PDFs with a title page in the standard Chinese font and, for a scan, a grey picture
// of paper. Made from their recipe whenever they are asked for, always the same bytes; kept nowhere.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FileRecord } from './attachments.ts';
import { seeded } from './random.ts';

export const recipeSchema = z.object({
  lines: z.array(z.string()),
  /** Of the scanned page, in pixels; none: only the text. */
  scan: z.object({ width: z.number().int(), height: z.number().int() }).optional(),
});
export type Recipe = z.infer<typeof recipeSchema>;

const mime = 'application/pdf';
const firstElectronicYear = 2013;
/** 4.5 MB and half a MB of grey picture. */
const [fullPage, smallPage] = [
  { width: 1820, height: 2480 },
  { width: 620, height: 877 },
];

type Piece = {
  readonly year: number;
  readonly title: string;
  readonly refCode: string;
  readonly date: string;
};

/** Gives one in eight pieces that are kept electronically too their 扫描件; the first of them has a picture. */
export function scanner(files: FileRecord[], large: boolean): (piece: Piece, seed: string) => object {
  return (piece, seed) => {
    if (piece.year < firstElectronicYear || !seeded(`${seed}/scan`).chance(0.125)) return piece;
    const lines = ['临溪县档案馆（演示数据，不是真实公文）', piece.refCode, piece.title, piece.date];
    const first = large ? fullPage : smallPage;
    const scan = files.length === 0 ? first : files.length % 100 === 0 ? smallPage : undefined;
    const recipe = scan === undefined ? { lines } : { lines, scan };
    const bytes = scannedPdf(recipe);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const sm3 = createHash('sm3').update(bytes).digest('hex');
    files.push({ hash, mime, size: bytes.length, recipe });
    const name = `${piece.title.slice(0, 80)}.pdf`;
    return { ...piece, files: [{ hash, sm3, name, mime, size: bytes.length, role: '扫描件' }] };
  };
}

export function scannedPdf({ lines, scan }: Recipe): Buffer {
  const font = '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H';
  const pages = scan === undefined ? '[3 0 R]' : '[3 0 R 7 0 R]';
  const objects = [
    part('<< /Type /Catalog /Pages 2 0 R >>'),
    part(`<< /Type /Pages /Kids ${pages} /Count ${scan === undefined ? 1 : 2} >>`),
    part(page('/Font << /F 4 0 R >>', 6)),
    part(`${font} /DescendantFonts [5 0 R] >>`),
    part(
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 ' +
        '/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] ' +
        '/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>',
    ),
    stream('', Buffer.from(textOf(lines))),
    ...(scan === undefined ? [] : scanOf(scan, lines.join('\n'))),
  ];
  return assembled(objects);
}

const part = (text: string): Buffer => Buffer.from(text, 'latin1');

const page = (resources: string, contents: number): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> /Contents ${contents} 0 R >>`;

function stream(entries: string, bytes: Buffer): Buffer {
  const head = part(`<< ${entries}/Length ${bytes.length} >>\nstream\n`);
  return Buffer.concat([head, bytes, part('\nendstream')]);
}

/** Characters as UTF-16 in hexadecimal, as the encoding of the font wants them. */
function textOf(lines: readonly string[]): string {
  const shown = lines.flatMap((line) => line.match(/.{1,30}/gu) ?? []).slice(0, 36);
  const words = shown.map((line) => `<${Buffer.from(line, 'utf16le').swap16().toString('hex')}> Tj T*`);
  return `BT /F 14 Tf 20 TL 72 760 Td ${words.join(' ')} ET`;
}

function scanOf({ width, height }: { readonly width: number; readonly height: number }, seed: string) {
  const draw = Buffer.from('q 595 0 0 842 0 0 cm /I Do Q');
  const image = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 `;
  return [
    part(page('/XObject << /I 9 0 R >>', 8)),
    stream('', draw),
    stream(image, paperGrain(width * height, seed)),
  ];
}

/** The grain of paper: light greys from a xorshift generator. */
function paperGrain(pixels: number, seed: string): Buffer {
  const bytes = Buffer.allocUnsafe(pixels);
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0) | 1;
  for (let at = 0; at < pixels; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = 0xe0 | (state & 0x1f);
  }
  return bytes;
}

function assembled(objects: readonly Buffer[]): Buffer {
  const blocks: Buffer[] = [part('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
  const starts: number[] = [];
  let at = blocks[0]?.length ?? 0;
  const put = (block: Buffer): void => {
    blocks.push(block);
    at += block.length;
  };
  for (const [index, object] of objects.entries()) {
    starts.push(at);
    put(part(`${index + 1} 0 obj\n`));
    put(object);
    put(part('\nendobj\n'));
  }
  const size = objects.length + 1;
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  put(part(table + trailer));
  return Buffer.concat(blocks);
}

import { afterEach, describe, expect, it } from 'vitest';
import { levelMarked, type Read } from '../../../main/core/reading/answer.ts';
import type { FileReader, ReadingLimits } from '../../../main/core/reading/reader.ts';
import {
  docxBody,
  docxParagraph,
  pdfOf,
  smallDocx,
  smallPdf,
  smallXlsx,
  zipped,
} from '../../fixtures/files/small-files.ts';
import {
  bombAttached,
  goodAttachments,
  hostileAttachments,
  ofdWith,
} from '../../fixtures/files/ofd/attached.ts';
import { explodingPdf } from '../../fixtures/files/exploding-pdf.ts';
import { aReader } from '../../fakes/a-reader.ts';

let reader: FileReader;
let troubles: string[];
const start = (limits: Partial<ReadingLimits> = {}) => {
  troubles = [];
  reader = aReader(limits, troubles);
};
afterEach(() => reader.close());

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));
const read = (bytes: Uint8Array<ArrayBuffer>) => reader.read(bytes);
const text = (format: string, ...pages: readonly string[]) => ({ kind: 'text', format, pages, cut: false });
const refused = (problem: string): Partial<Read> => ({ kind: 'refused', problem: problem as never });

describe('text is taken out of', () => {
  it('a PDF whose Chinese font is not in it, page by page, a word over two lines put together', async () => {
    start();
    const pages = [
      ['关于做好档案移交工作的通知', '各科室要按照规定的期限和范围完成本年度的归档文件移', '交工作'],
    ];
    expect(await read(smallPdf([...pages, ['国办发〔2024〕12号']]))).toEqual(
      text(
        'pdf',
        '关于做好档案移交工作的通知\n各科室要按照规定的期限和范围完成本年度的归档文件移交工作',
        '国办发〔2024〕12号',
      ),
    );
  });

  it('a DOCX: paragraphs, tables and notes, not what was deleted', async () => {
    start();
    const table =
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>' +
      '<w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
    const deleted = '<w:p><w:del><w:r><w:t>旧</w:t></w:r></w:del><w:r><w:t>新</w:t></w:r></w:p>';
    const body = docxBody(docxParagraph('a < b & 政务服务') + table + deleted);
    const notes = docxBody(docxParagraph('见《档案法》'));
    const file = smallDocx([], { 'word/document.xml': body, 'word/footnotes.xml': notes });
    expect(await read(file)).toEqual(text('docx', 'a < b & 政务服务\n甲\t乙\n新', '见《档案法》'));
  });

  it('a XLSX, a HTML page and a text in GB18030', async () => {
    start();
    expect(
      await read(
        smallXlsx('一季度', [
          ['事项', '件数'],
          ['不动产登记', '12'],
        ]),
      ),
    ).toEqual(text('xlsx', '一季度\n事项\t件数\n不动产登记\t12'));
    const page =
      '<!DOCTYPE html><html><head><title>x</title></head><body><p>一&nbsp;&lt;二<script>三</script></body>';
    expect(await read(bytesOf(page))).toEqual(text('html', '一 <二'));
    const gb = new Uint8Array([0xd5, 0xfe, 0xce, 0xf1]);
    expect(await read(gb)).toEqual(text('text', '政务'));
  });
});

describe('a file is refused', () => {
  it.each<[string, string, () => Uint8Array<ArrayBuffer>]>([
    ['a PDF cut in its head', 'damaged', () => smallPdf([['一']]).slice(0, 30)],
    ['a PDF whose pages lead nowhere', 'damaged', () => pdfOf(['<< /Type /Catalog >>'])],
    ['an archive cut short', 'damaged', () => smallDocx(['政务']).slice(0, 200)],
    ['a DOCX with a document type', 'damaged', () => smallDocx([], { 'word/document.xml': xxe })],
    ['an archive of something else', 'not-readable', () => zipped({ 'a.class': 'x' })],
    ['a picture', 'not-readable', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])],
    ['an old .doc', 'not-readable', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['an office file under a password', 'encrypted', encryptedOffice],
    ['a bomb in a DOCX', 'too-large', () => smallDocx(['一'.repeat(9_000_000)])],
    ['tags within tags', 'too-large', () => smallDocx([], { 'word/document.xml': '<a>'.repeat(5_000) })],
  ])('for its own reason: %s is %s', async (_, problem, make) => {
    start();
    expect(await read(make())).toEqual(refused(problem));
    expect(troubles).toEqual([]);
  });

  it('when it is larger than what is read at all, without a thread', async () => {
    start({ bytes: 100 });
    expect(await read(new Uint8Array(101))).toEqual(refused('too-large'));
  });
});

const xxe = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document><w:t>&b;</w:t></w:document>';

function encryptedOffice(): Uint8Array<ArrayBuffer> {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  return new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000), name]));
}

describe('a file that explodes', () => {
  it('in time is ended and named, and the next one goes on', async () => {
    start({ ms: 1_500 });
    const [hostile, next] = [read(explodingPdf()), read(smallPdf([['政务服务']]))];
    expect(await hostile).toEqual(refused('too-slow'));
    expect(await next).toEqual(text('pdf', '政务服务'));
  });

  it('in objects is ended by its limit, and the next one goes on', async () => {
    start({ heapMb: 48 });
    const rows = '<row><c t="str"><v>a</v></c></row>'.repeat(400_000);
    const many = `<si><t>${'</t></si><si><t>x'.repeat(1_500_000)}</t></si>`;
    const file = zipped({
      'xl/workbook.xml': '<workbook/>',
      'xl/sharedStrings.xml': `<sst>${many}</sst>`,
      'xl/worksheets/sheet1.xml': `<worksheet>${rows}</worksheet>`,
    });
    const [hostile, next] = [read(file), read(bytesOf('政务服务'))];
    expect(await hostile).toEqual(refused('too-large'));
    expect(await next).toEqual(text('text', '政务服务'));
  });

  it('outside the heap is ended when the process grew too much', async () => {
    start({ grownMb: 1, ms: 20_000 });
    expect(await read(explodingPdf())).toEqual(refused('too-large'));
  });

  it('is let go when the desk closes', async () => {
    start();
    const hostile = read(explodingPdf());
    await reader.close();
    expect(await hostile).toBe('closed');
    expect(await read(bytesOf('政务'))).toBe('closed');
  });

  it('is let go when nobody waits for it any more', async () => {
    start();
    const giving = new AbortController();
    const [hostile, next] = [reader.read(explodingPdf(), giving.signal), read(bytesOf('政务服务'))];
    giving.abort();
    expect(await hostile).toBe('closed');
    expect(await next).toEqual(text('text', '政务服务'));
  });
});

describe('a file within a file', () => {
  const inner = goodAttachments();
  const outer = () => new Uint8Array(ofdWith(inner));

  it('is taken out as it was put in, also from within another', async () => {
    start();
    expect(await reader.take(outer(), [0])).toEqual({
      kind: 'taken',
      bytes: new Uint8Array(inner[0]?.bytes ?? []),
    });
    expect(await reader.take(outer(), [4, 0])).toEqual({ kind: 'taken', bytes: bytesOf('请核对后退回。') });
  });

  it.each<[string, string, () => Uint8Array, readonly number[]]>([
    ['one that is not there', 'damaged', () => ofdWith(inner), [9]],
    ['one that leads out of the file', 'damaged', () => ofdWith(hostileAttachments()), [5]],
    ['one in a file that has none', 'damaged', () => ofdWith(inner), [0, 0]],
    ['one of a file that is none', 'damaged', () => smallPdf([['一']]), [0]],
    ['one that would fill the memory', 'too-large', bombAttached, [0]],
  ])('is refused: %s is %s', async (_, problem, make, inside) => {
    start();
    expect(await reader.take(new Uint8Array(make()), inside)).toEqual(refused(problem));
    expect(troubles).toEqual([]);
  });

  it('counts with its mark of secrecy, however deep it lies', async () => {
    start();
    const marked = { name: 'a.docx', bytes: smallDocx(['机密★10年', '关于某项工作']) };
    const deep = ofdWith([{ name: 'b.ofd', bytes: ofdWith([marked]) }]);
    const found = await read(new Uint8Array(deep));
    expect(found !== 'closed' && found.kind === 'text' && levelMarked(found)).toBe('机密');
    const harmless = await read(outer());
    expect(harmless !== 'closed' && harmless.kind === 'text' && levelMarked(harmless)).toBe('公开');
  });
});

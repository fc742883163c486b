// Files for the reader's pictures, made when the page asks for them: the page itself has no Node to make them with.

import type { Plugin } from 'vite';
import { budgetXlsx, noticeDocx } from '../../fixtures/files/office-files.ts';
import { goodAttachments, hostileAttachments, ofdWith } from '../../fixtures/files/ofd/attached.ts';
import { pictures, signedLetter } from '../../fixtures/files/ofd/sound.ts';
import { longPdf } from '../../fixtures/files/pdf-files.ts';
import { addedToPdf } from '../../fixtures/files/pdf-signed.ts';
import { png } from '../../fixtures/files/picture-files.ts';
import { faxPage, scan } from '../../fixtures/files/tiff-files.ts';
import { tiffOf } from '../../fixtures/files/tiff-write.ts';

const article =
  '<!doctype html><h1>高龄津贴发放口径</h1><p>年满 80 周岁的本县户籍老年人，可以申请高龄津贴。</p><table><tr><th>年龄</th><th>每月</th></tr><tr><td>80—89</td><td>50 元</td></tr><tr><td>90—99</td><td>100 元</td></tr></table><img src="https://example.com/x.png">';

/** Three sheets of A4 at 150 dots an inch, the second lying on its side, the third broken off. */
const scans = (): Uint8Array => {
  const upright = (page: number) => faxPage(scan(1240, 1754, page), { way: 'group4', dots: [150, 150] });
  const across = faxPage(scan(1754, 1240, 2), {
    way: 'group3-2d',
    dots: [150, 150],
    more: [{ tag: 274, as: 'short', values: [6] }],
  });
  const third = upright(3);
  return tiffOf([
    upright(1),
    across,
    { ...third, pieces: third.pieces.map((piece) => piece.slice(0, piece.length / 2)) },
  ]);
};

const missing = { name: '附件6 平面图.pdf', location: 'lost.pdf' };

/** In the order in which the record of the pictures names them. */
const madeFiles: readonly { readonly name: string; readonly bytes: () => Uint8Array }[] = [
  { name: '立项批复（盖章版）.pdf', bytes: () => longPdf(200) },
  { name: '防汛通知.docx', bytes: () => noticeDocx(8) },
  { name: '投资计划.xlsx', bytes: () => budgetXlsx() },
  { name: '公文样张.ofd', bytes: signedLetter },
  { name: '高龄津贴口径.html', bytes: () => Buffer.from(article, 'utf8') },
  { name: '现场照片.png', bytes: () => png(800, 500) },
  { name: '来源不明.docx', bytes: () => Buffer.from('PK\u0003\u0004 half of a file', 'latin1') },
  { name: '档案扫描件.tif', bytes: scans },
  { name: '图片样张.ofd', bytes: pictures },
  { name: '签名批复.pdf', bytes: () => addedToPdf({ as: 'sm3', signer: '临溪县发展和改革局' }) },
  {
    name: '报送附件的函.ofd',
    bytes: () => ofdWith([...goodAttachments(), ...hostileAttachments().slice(0, 1), missing]),
  },
];

const made = new Map<number, Uint8Array>();

/** Made when first asked for: the window asks for their sizes again and again. */
function bytesOf(number: number): Uint8Array | undefined {
  const bytes = made.get(number) ?? madeFiles[number]?.bytes();
  if (bytes !== undefined) made.set(number, bytes);
  return bytes;
}

export function serveMadeFiles(): Plugin {
  return {
    name: 'made-files',
    configureServer: ({ middlewares }) => {
      // Before the other: a point ends a path too.
      middlewares.use('/made-files.json', (_request, reply) => {
        reply.setHeader('content-type', 'application/json');
        reply.end(
          JSON.stringify(madeFiles.map(({ name }, number) => ({ name, size: bytesOf(number)?.length }))),
        );
      });
      middlewares.use('/made-files', ({ url = '' }, reply) => {
        const bytes = bytesOf(Number(url.slice(1)));
        reply.statusCode = bytes === undefined ? 404 : 200;
        reply.end(bytes === undefined ? '' : Buffer.from(bytes));
      });
    },
  };
}

// Files for the reader's pictures, made when the page asks for them: the page itself has no Node to make them with.

import type { Plugin } from 'vite';
import { budgetXlsx, noticeDocx } from '../../fixtures/files/office-files.ts';
import { signedLetter } from '../../fixtures/files/ofd/sound.ts';
import { longPdf } from '../../fixtures/files/pdf-files.ts';
import { png } from '../../fixtures/files/picture-files.ts';

const article =
  '<!doctype html><h1>高龄津贴发放口径</h1><p>年满 80 周岁的本县户籍老年人，可以申请高龄津贴。</p><table><tr><th>年龄</th><th>每月</th></tr><tr><td>80—89</td><td>50 元</td></tr><tr><td>90—99</td><td>100 元</td></tr></table><img src="https://example.com/x.png">';

/** In the order in which the record of the pictures names them. */
export const madeFiles: readonly { readonly name: string; readonly bytes: () => Uint8Array }[] = [
  { name: '立项批复（盖章版）.pdf', bytes: () => longPdf(200) },
  { name: '防汛通知.docx', bytes: () => noticeDocx(8) },
  { name: '投资计划.xlsx', bytes: () => budgetXlsx() },
  { name: '公文样张.ofd', bytes: signedLetter },
  { name: '高龄津贴口径.html', bytes: () => Buffer.from(article, 'utf8') },
  { name: '现场照片.png', bytes: () => png(800, 500) },
  { name: '来源不明.docx', bytes: () => Buffer.from('PK\u0003\u0004 half of a file', 'latin1') },
];

export function serveMadeFiles(): Plugin {
  return {
    name: 'made-files',
    configureServer: ({ middlewares }) => {
      // Before the other: a point ends a path too.
      middlewares.use('/made-files.json', (_request, reply) => {
        reply.setHeader('content-type', 'application/json');
        reply.end(JSON.stringify(madeFiles.map(({ name, bytes }) => ({ name, size: bytes().length }))));
      });
      middlewares.use('/made-files', ({ url = '' }, reply) => {
        const made = madeFiles[Number(url.slice(1))];
        reply.statusCode = made === undefined ? 404 : 200;
        reply.end(made === undefined ? '' : Buffer.from(made.bytes()));
      });
    },
  };
}

// What pdf.js makes of the one picture inside a PDF: another reader of the same bytes, to compare ours with.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Rows of bits of which 0 is black. */
export async function pictureByPdfJs(pdf: Uint8Array): Promise<Uint8Array> {
  const task = getDocument({ data: pdf, verbosity: 0, isEvalSupported: false });
  try {
    const page = await (await task.promise).getPage(1);
    const list = await page.getOperatorList();
    const name = list.argsArray.flat().find((each) => typeof each === 'string' && each.startsWith('img'));
    const read = await new Promise<{ readonly data: Uint8Array }>((done) => page.objs.get(name, done));
    return read.data;
  } finally {
    await task.destroy();
  }
}

// A JBIG2 inside an OFD, unpacked by the decoder that ships with pdf.js, in its thread and inside WebAssembly.
import { jbig2Of } from '../../../shared/ofd/jbig2.ts';
import { pictureOfPdf } from '../frame/pdf.ts';
import { jbig2Pdf } from './jbig2-pdf.ts';

export async function pictureOf(bytes: Uint8Array): Promise<ImageBitmap | undefined> {
  const found = jbig2Of(bytes);
  return found && pictureOfPdf(jbig2Pdf(found));
}

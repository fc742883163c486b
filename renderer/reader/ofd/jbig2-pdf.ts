// A PDF of one page that is nothing but one JBIG2 picture, each of its pixels one point: what unpacks it is then the
// decoder that reads such pictures in PDF files, in its own thread.
import type { Jbig2 } from '../../../shared/ofd/jbig2.ts';

export function jbig2Pdf({ width, height, segments }: Jbig2): Uint8Array<ArrayBuffer> {
  const drawing = `${width} 0 0 ${height} 0 0 cm /I Do`;
  const head = latin(
    [
      '%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>endobj`,
      `4 0 obj<</Length ${drawing.length}>>stream\n${drawing}\nendstream endobj`,
      `5 0 obj<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode/Length ${segments.length}>>stream\n`,
    ].join('\n'),
  );
  const tail = latin('\nendstream endobj\n');
  const body = new Uint8Array(head.length + segments.length + tail.length);
  body.set(head);
  body.set(segments, head.length);
  body.set(tail, head.length + segments.length);
  return withDirectory(body, head);
}

/** Where each object begins, as every reader of PDF looks for it first. */
function withDirectory(body: Uint8Array, head: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = String.fromCharCode(...head);
  const places = [1, 2, 3, 4, 5].map((number) => text.indexOf(`\n${number} 0 obj`) + 1);
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = latin(
    `xref\n0 6\n0000000000 65535 f \n${lines}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
  );
  const whole = new Uint8Array(body.length + end.length);
  whole.set(body);
  whole.set(end, body.length);
  return whole;
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

// A page that draws OFD files with the reader's own drawing, for looking at: the tool beside it (ofd-pictures.ts) hands
// over bytes and takes pictures. Shows the text layer as red frames when asked.
import { openOfd } from '../../../renderer/reader/ofd/open-ofd.ts';

export type DrawnOfd = {
  readonly ms: number;
  readonly pages: number;
  readonly text: string;
  readonly seals: string;
};

async function drawOfd(base64: string, page: number, frames: boolean): Promise<DrawnOfd> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const began = performance.now();
  const paged = await openOfd(bytes.buffer, new AbortController().signal);
  const canvas = document.createElement('canvas');
  await paged.draw(page, canvas, 1, new AbortController().signal);
  const ms = performance.now() - began;
  document.body.replaceChildren(canvas);
  const runs = await paged.textOf(page);
  const pen = canvas.getContext('2d');
  if (frames && pen !== null) {
    pen.strokeStyle = 'rgba(255, 0, 0, 0.6)';
    for (const { x, y, width, height, angle } of runs) {
      const turn = ((angle ?? 0) * Math.PI) / 180;
      pen.setTransform(Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), x, y);
      pen.strokeRect(0, 0, width, height);
    }
  }
  paged.close();
  const text = runs.map((run) => run.text + (run.lineEnd ? '\n' : '')).join('');
  return { ms, pages: paged.pageCount, text, seals: JSON.stringify(paged.seals) };
}

Object.assign(window, { drawOfd });

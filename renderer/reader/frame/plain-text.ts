// Plain text, a block a few thousand characters: what is out of sight is not laid out (content-visibility in frame.css).
import { textOfBytes } from './decode-text.ts';
import { showFlow } from './flow-view.ts';
import type { Shown, Stage } from './shown.ts';

const linesInBlock = 60;

export async function showText(bytes: ArrayBuffer, stage: Stage): Promise<Shown> {
  const lines = textOfBytes(new Uint8Array(bytes)).split(/\r\n|\r|\n/);
  const content = document.createElement('div');
  content.className = 'plain';
  for (let at = 0; at < lines.length; at += linesInBlock) {
    const block = document.createElement('pre');
    block.textContent = `${lines.slice(at, at + linesInBlock).join('\n')}\n`;
    content.append(block);
  }
  return showFlow({ documentKind: 'text', content }, stage);
}

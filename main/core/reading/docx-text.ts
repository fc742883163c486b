// The text of a DOCX: paragraphs, rows of tables, notes. We chose to walk the XML ourselves over mammoth: that one unpacks
// and builds everything before it looks at any limit.
import type { Package } from '../../../shared/ofd/package/open-package.ts';
import { Pages, type Read } from './answer.ts';
import { walkXml } from './walk-xml.ts';

export const docxPart = 'word/document.xml';
const noteParts = ['word/footnotes.xml', 'word/endnotes.xml'];

export function textOfDocx(parts: Package): Read {
  const pages = new Pages();
  for (const part of [docxPart, ...noteParts.filter((name) => parts.has(name))])
    if (!pages.add(textOfPart(parts.read(part)))) break;
  return pages.read('docx');
}

function textOfPart(bytes: Uint8Array): string {
  let text = '';
  let isText = false;
  /** Word keeps a second form of drawings for old readers, and what was deleted but not yet accepted. */
  let left = 0;
  walkXml(bytes, {
    open(name) {
      if (name === 'Fallback' || name === 'del') left += 1;
      if (name === 't') isText = true;
      if (name === 'tab' && isInRun()) text += '\t';
      if (name === 'br' || name === 'cr') text += '\n';
      return undefined;
    },
    close(name) {
      if (name === 'Fallback' || name === 'del') left -= 1;
      if (name === 't') isText = false;
      if (name === 'p') text = endLine(text);
      if (name === 'tc') text = `${text.trimEnd()}\t`;
      if (name === 'tr') text = endLine(text.trimEnd());
    },
    text(piece) {
      if (isText && left === 0) text += piece;
    },
  });
  return text.replace(/\n{3,}/gu, '\n\n').trim();

  function isInRun(): boolean {
    return left === 0 && !text.endsWith('\t');
  }
}

const endLine = (text: string): string => (text === '' || text.endsWith('\n\n') ? text : `${text}\n`);

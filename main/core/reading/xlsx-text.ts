// The text of a XLSX: cells by rows, a sheet a page. Values as they are stored; formulas are not computed.
import type { Package } from '../../../shared/ofd/package/open-package.ts';
import { longestText, Pages, type Read } from './answer.ts';
import { walkXml } from './walk-xml.ts';

export const xlsxPart = 'xl/workbook.xml';
const mostSheets = 200;

export function textOfXlsx(parts: Package): Read {
  const shared = parts.has('xl/sharedStrings.xml') ? sharedTexts(parts.read('xl/sharedStrings.xml')) : [];
  const names = sheetNames(parts.read(xlsxPart));
  const pages = new Pages();
  for (let number = 1; number <= mostSheets; number += 1) {
    const part = `xl/worksheets/sheet${number}.xml`;
    if (!parts.has(part)) break;
    const rows = rowsOf(parts.read(part), shared);
    if (!pages.add([names[number - 1] ?? '', rows].join('\n').trim())) break;
  }
  return pages.read('xlsx');
}

function sheetNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  walkXml(bytes, {
    open(name, attributes) {
      if (name === 'sheet') names.push(attributes['name'] ?? '');
      return names.length <= mostSheets;
    },
  });
  return names;
}

function sharedTexts(bytes: Uint8Array): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let sounds = 0;
  walkXml(bytes, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 't') isText = true;
      if (name === 'rPh') sounds += 1;
      return undefined;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') sounds -= 1;
      if (name === 'si') texts.push(text);
    },
    text(piece) {
      if (isText && sounds === 0) text += piece;
    },
  });
  return texts;
}

function rowsOf(bytes: Uint8Array, shared: readonly string[]): string {
  let rows = '';
  let cells: string[] = [];
  let cell = { isShared: false, text: '' };
  let isValue = false;
  walkXml(bytes, {
    open(name, attributes) {
      if (name === 'row') cells = [];
      if (name === 'c') cell = { isShared: attributes['t'] === 's', text: '' };
      if (name === 'v' || name === 't') isValue = true;
      return rows.length <= longestText;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'c') cells.push(cell.isShared ? (shared[Number(cell.text)] ?? '') : cell.text);
      if (name === 'row') rows += `${cells.filter((text) => text.trim() !== '').join('\t')}\n`;
    },
    text(piece) {
      if (isValue) cell.text += piece;
    },
  });
  return rows.replace(/\n{2,}/gu, '\n');
}

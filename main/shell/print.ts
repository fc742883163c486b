// Paper, and PDF for those without a printer: A4, of what the window shows in its print layout.
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron/main';
import type { Words } from './words.ts';

export function printPage(window: BrowserWindow): Promise<{ readonly printed: boolean }> {
  return new Promise((resolve) => {
    window.webContents.print({ printBackground: true, pageSize: 'A4' }, (printed) => resolve({ printed }));
  });
}

export async function savePdf(
  window: BrowserWindow,
  words: Words,
): Promise<{ readonly name: string } | null> {
  const chosen = await dialog.showSaveDialog(window, {
    title: words.savePdf,
    defaultPath: words.pdfName,
    filters: [{ name: words.pdfFiles, extensions: ['pdf'] }],
  });
  if (chosen.canceled || !chosen.filePath) return null;
  const path = chosen.filePath.toLowerCase().endsWith('.pdf') ? chosen.filePath : `${chosen.filePath}.pdf`;
  const bytes = await window.webContents.printToPDF({
    pageSize: 'A4',
    printBackground: true,
    preferCSSPageSize: true,
  });
  await writeFile(path, bytes, { mode: 0o600 });
  return { name: basename(path) };
}

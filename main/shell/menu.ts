// No menu bar: the window has its own keys. Copy and paste work without one, but macOS wants an Edit menu for
// them, and a right click in a field offers them everywhere.
import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron/main';
import type { Words } from './words.ts';

/** Before the app is ready: Electron would otherwise make a menu bar of its own, in English. */
export function leaveMenuBarOut(): void {
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
}

export function setMenuBar(words: Words): void {
  if (process.platform === 'darwin') Menu.setApplicationMenu(Menu.buildFromTemplate(macMenu(words)));
}

function macMenu(words: Words): MenuItemConstructorOptions[] {
  return [
    { role: 'appMenu', submenu: [{ role: 'quit', label: words.quit }] },
    { label: words.edit, submenu: editing(words) },
  ];
}

export function offerEditing(contents: WebContents, words: () => Words): void {
  contents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (isEditable) Menu.buildFromTemplate(editing(words())).popup();
    else if (selectionText !== '') Menu.buildFromTemplate([{ role: 'copy', label: words().copy }]).popup();
  });
}

function editing(words: Words): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: words.undo },
    { type: 'separator' },
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ];
}

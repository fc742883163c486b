// Single files the person chose in the OS dialog: one to read, or a place for a copy. The window gets a grant and a
// name; the path stays here until the core asks for it, once, for the use it was chosen for.
import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron/main';
import { cleanFileName } from '../../shared/domain/file-name.ts';
import { createFileGrants, type FileGrants } from './file-grants.ts';
import type { Words } from './words.ts';

type Chosen = { readonly grant: string; readonly name: string } | null;

export type Files = {
  choose(window: BrowserWindow, words: Words): Promise<Chosen>;
  chooseTarget(window: BrowserWindow, words: Words, name: string): Promise<Chosen>;
  readonly take: FileGrants['take'];
};

export function createFiles(): Files {
  const grants = createFileGrants(randomUUID);
  return {
    async choose(window, words) {
      const chosen = await dialog.showOpenDialog(window, {
        title: words.chooseFile,
        properties: ['openFile'],
      });
      const [path] = chosen.filePaths;
      if (chosen.canceled || path === undefined) return null;
      // What was chosen is what is read: a link put in its place later is not followed (core/files/person-files.ts).
      const real = await realpath(path).catch(() => path);
      return { grant: grants.give(real, 'read'), name: basename(path) };
    },
    async chooseTarget(window, words, name) {
      const chosen = await dialog.showSaveDialog(window, {
        title: words.saveFile,
        defaultPath: cleanFileName(name),
        // Asked by the dialog itself: a file that is there is replaced only after a yes.
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (chosen.canceled || !chosen.filePath) return null;
      return { grant: grants.give(chosen.filePath, 'write'), name: basename(chosen.filePath) };
    },
    take: grants.take,
  };
}

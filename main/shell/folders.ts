// Folders the person chose in the OS dialog. The window gets a grant and a name; the path stays here until the
// core asks for it, and only as long as the app runs.
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron/main';
import type { Words } from './words.ts';

export type Folders = {
  choose(
    window: BrowserWindow,
    words: Words,
  ): Promise<{ readonly grant: string; readonly name: string } | null>;
  path(grant: string): string | undefined;
};

export function createFolders(): Folders {
  const granted = new Map<string, string>();
  return {
    async choose(window, words) {
      const chosen = await dialog.showOpenDialog(window, {
        title: words.chooseFolder,
        properties: ['openDirectory'],
      });
      const [path] = chosen.filePaths;
      if (chosen.canceled || path === undefined) return null;
      const grant = randomUUID();
      granted.set(grant, path);
      return { grant, name: basename(path) };
    },
    path: (grant) => granted.get(grant),
  };
}

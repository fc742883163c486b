// The only place where something is opened outside of the app: a page of a department that is a source of this
// desk, after the person has seen its full host.
import { type BrowserWindow, dialog, shell } from 'electron';
import { outsideAddress } from './outside-address.ts';
import type { Words } from './words.ts';

type ExternalParts = {
  readonly window: BrowserWindow;
  readonly words: Words;
  readonly knowsHost: (host: string) => Promise<boolean>;
};

export async function openExternal(
  text: string,
  parts: ExternalParts,
): Promise<{ readonly opened: boolean }> {
  const outside = outsideAddress(text);
  if (outside === undefined || !(await parts.knowsHost(outside.hostname))) return { opened: false };
  const { words } = parts;
  const { response } = await dialog.showMessageBox(parts.window, {
    type: 'question',
    message: words.openOutside,
    detail: words.openOutsideHost(outside.host),
    buttons: [words.open, words.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return { opened: false };
  await shell.openExternal(outside.address);
  return { opened: true };
}

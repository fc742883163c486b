// A file that eats memory takes the process it is read in with it, not the desk: frames of the reader have a limit,
// and one above it is ended. The window notices that it fell silent and says so. Looks only while a file is open.
import { app, type BrowserWindow } from 'electron/main';
import type { Log } from './log.ts';
import { isReaderFrame } from './reader-pages.ts';

const limitKb = 1_500_000;
const lookMs = 1_000;

export function watchReaders(window: BrowserWindow, log: Log): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const look = () => {
    const readers = window.isDestroyed() ? new Set<number>() : processesOfReaders(window);
    if (readers.size === 0) {
      clearInterval(timer);
      timer = undefined;
      return;
    }
    for (const { pid, memory } of app.getAppMetrics()) {
      if (!readers.has(pid) || memory.workingSetSize < limitKb) continue;
      log('reader-too-large', { kilobytes: memory.workingSetSize });
      process.kill(pid, 'SIGKILL');
    }
  };
  window.webContents.on('did-frame-navigate', (_event, url, _code, _text, isMainFrame) => {
    if (!isMainFrame && isReaderFrame(url)) timer ??= setInterval(look, lookMs);
  });
}

/** Never the window's own process, whatever Chromium put together. */
function processesOfReaders({ webContents }: BrowserWindow): ReadonlySet<number> {
  const own = webContents.getOSProcessId();
  const found = new Set<number>();
  for (const frame of webContents.mainFrame.framesInSubtree) {
    const pid = processOf(frame);
    if (pid !== undefined && pid !== own) found.add(pid);
  }
  return found;
}

/** A frame whose process died a moment ago is still in the list and throws at every question. */
function processOf(frame: { readonly url: string; readonly osProcessId: number }): number | undefined {
  try {
    return isReaderFrame(frame.url) ? frame.osProcessId : undefined;
  } catch {
    return undefined;
  }
}

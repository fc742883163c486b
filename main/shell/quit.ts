// The end of the app: the core closes its file before anything else goes.
import { app } from 'electron/main';

/** `finish` is waited for once, however often somebody asks to quit. */
export function finishBeforeQuit(finish: () => Promise<unknown>): void {
  let finished = false;
  let finishing = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    if (finishing) return;
    finishing = true;
    void finish().finally(() => {
      finished = true;
      app.quit();
    });
  });
}

// The least that can be called an Electron app: one sandboxed window of the desk's size with one line of text,
// and a process beside it that sends back what it gets. What the desk is measured against.
// @ts-check

import { join } from 'node:path';
import { app, BrowserWindow, MessageChannelMain, utilityProcess } from 'electron/main';

app.enableSandbox();

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') },
  });
  window.loadFile(join(import.meta.dirname, 'index.html'));
  if (!process.argv.includes('--with-echo')) return;
  window.webContents.once('did-finish-load', () => {
    const child = utilityProcess.fork(join(import.meta.dirname, 'echo.js'));
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage('port', [port1]);
    window.webContents.postMessage('port', null, [port2]);
  });
});

app.on('window-all-closed', () => app.quit());

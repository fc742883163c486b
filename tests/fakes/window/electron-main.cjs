// An empty Electron window of the size we promise, for pictures of the page; and the scheme in which files are read, from
// the built bundle that GOVDESK_READER names.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { app, BrowserWindow, protocol } = require('electron');

const types = {
  html: 'text/html',
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  wasm: 'application/wasm',
};

protocol.registerSchemesAsPrivileged([
  {
    scheme: 'reader',
    privileges: { standard: true, secure: true, corsEnabled: true, supportFetchAPI: true },
  },
]);

app.whenReady().then(() => {
  protocol.registerBufferProtocol('reader', ({ url }, answer) => {
    const { pathname } = new URL(url);
    answer({
      mimeType: types[pathname.split('.').pop()] ?? 'application/octet-stream',
      charset: 'utf-8',
      headers: { 'Access-Control-Allow-Origin': '*' },
      data: readFileSync(join(process.env.GOVDESK_READER ?? '', pathname)),
    });
  });
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    useContentSize: true,
    frame: false,
    show: true,
  });
  void window.loadURL('about:blank');
});

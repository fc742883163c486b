// Hands the port to the page, as a preload must.
// @ts-check

const { ipcRenderer } = require('electron/renderer');

ipcRenderer.on('port', (event) => window.postMessage('port', '*', event.ports));

// Hands the shell's message ports over to the page. Runs in the sandboxed window before the page does.
// What the page may count on is written in README.md beside this file.
import { contextBridge, ipcRenderer } from 'electron/renderer';
import { askPortsChannel, portChannel } from '../shared/contract/port-names.ts';

ipcRenderer.on(portChannel, (event, name: unknown) => {
  if (name !== 'shell-port' && name !== 'desk-port') return;
  window.postMessage({ govdesk: name }, window.location.origin, [...event.ports]);
});

contextBridge.exposeInMainWorld('govdesk', {
  platform: process.platform,
  askPorts: (): void => ipcRenderer.send(askPortsChannel),
});

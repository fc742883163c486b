// Hands the shell's message ports over to the page. Runs in the sandboxed window before the page does.
// What the page may count on is written in README.md beside this file.
import { contextBridge, ipcRenderer } from 'electron/renderer';
import { askPortsChannel, portChannel, type PortName } from '../shared/contract/port-names.ts';

/** What came before the page listened; undefined from then on. */
let held: (() => void)[] | undefined = [];

const give = (name: PortName, ports: readonly MessagePort[]): void =>
  window.postMessage({ govdesk: name }, window.location.origin, [...ports]);

ipcRenderer.on(portChannel, ({ ports }, name: unknown) => {
  if (name !== 'shell-port' && name !== 'desk-port') return;
  if (held === undefined) give(name, ports);
  else held.push(() => give(name, ports));
});
// Before the page's own code is read: the ports, and what is asked over them first, need not wait for it.
ipcRenderer.send(askPortsChannel);

contextBridge.exposeInMainWorld('govdesk', {
  platform: process.platform,
  takePorts(): void {
    const early = held ?? [];
    held = undefined;
    for (const hand of early) hand();
  },
});

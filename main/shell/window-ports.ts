// Gives the window's page its two ports, and only that page: asked for by the preload, from the main frame of the
// window, at our own address. The one place where the shell listens to ipcMain. The page may ask before the shell
// is able to answer; then it gets its ports as soon as it is.
import {
  type BrowserWindow,
  ipcMain,
  type IpcMainEvent,
  MessageChannelMain,
  type MessagePortMain,
} from 'electron/main';
import { askPortsChannel, portChannel, type PortName } from '../../shared/contract/port-names.ts';
import type { Log } from './log.ts';
import { isOwnAddress } from './pages.ts';

type PortsFor = { readonly window: BrowserWindow; readonly address: string; readonly log: Log };

type PortServers = {
  /** Answers shellContract on the port. */
  readonly serveShell: (port: MessagePortMain) => void;
  /** A port to the core, when the desk is open. */
  readonly connectDesk: () => MessagePortMain | undefined;
};

export type WindowPorts = {
  readonly serve: (servers: PortServers) => void;
  /** The core is another one now: the page gets a fresh port to it. */
  readonly sendDesk: () => void;
};

export function offerPorts({ window, address, log }: PortsFor): WindowPorts {
  let servers: PortServers | undefined;
  let hasAsked = false;

  const send = (name: PortName, port: MessagePortMain) => {
    if (!window.isDestroyed()) window.webContents.postMessage(portChannel, name, [port]);
  };
  const sendDesk = () => {
    const port = hasAsked ? servers?.connectDesk() : undefined;
    if (port !== undefined) send('desk-port', port);
  };
  const sendBoth = () => {
    if (servers === undefined || !hasAsked) return;
    const { port1, port2 } = new MessageChannelMain();
    servers.serveShell(port1);
    send('shell-port', port2);
    sendDesk();
  };

  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) hasAsked = false;
  });
  ipcMain.on(askPortsChannel, (event) => {
    if (!isOurPage(event, window, address)) {
      log('ports-refused');
      return;
    }
    hasAsked = true;
    sendBoth();
  });
  return {
    serve(given) {
      servers = given;
      sendBoth();
    },
    sendDesk,
  };
}

function isOurPage({ sender, senderFrame }: IpcMainEvent, window: BrowserWindow, address: string): boolean {
  return (
    sender === window.webContents &&
    senderFrame !== null &&
    senderFrame === window.webContents.mainFrame &&
    isOwnAddress(senderFrame.url, address)
  );
}

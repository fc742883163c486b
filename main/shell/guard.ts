// What the window may not do: leave its page, open another, ask the network, use a device, click a bad
// certificate away. Everything here says no.
import { app, type Session, type WebContents } from 'electron/main';
import { isOwnAddress } from './pages.ts';
import { isReaderAddress, isReaderBlob, isReaderFrame } from './reader-pages.ts';
import type { Log } from './log.ts';

/** Nothing else may be asked of us; these two stay inside the window. */
const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

export function guardContents(own: string, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => {
      log('window-open-refused');
      return { action: 'deny' };
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    keepOnPage(contents, own, log);
  });
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
  });
  app.on('login', (event) => event.preventDefault());
}

function keepOnPage(contents: WebContents, own: string, log: Log): void {
  const refuse = (event: {
    readonly url: string;
    readonly isMainFrame?: boolean;
    preventDefault(): void;
  }) => {
    // A frame is where a file is read: it goes nowhere else, not even to our own page.
    if (event.isMainFrame === false ? isReaderFrame(event.url) : isOwnAddress(event.url, own)) return;
    event.preventDefault();
    log('navigation-refused');
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
}

/** For the window's session, and for the default one, which nothing of ours uses. */
export function guardSession(session: Session, own: string, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, callback) =>
    callback(allowedPermissions.has(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.setBluetoothPairingHandler?.((_details, callback) => callback({ confirmed: false }));
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('will-download', (event) => event.preventDefault());
  // No language first: switching it off alone still fetches a dictionary from outside.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !isAllowedRequest(details.url, own);
    if (cancel) log('request-refused', { kind: details.resourceType });
    callback({ cancel });
  });
}

/** `data:` stays inside the process; `devtools:` is only there in development. */
function isAllowedRequest(address: string, own: string): boolean {
  if (isOwnAddress(address, own) || address.startsWith('data:')) return true;
  if (isReaderAddress(address) || isReaderBlob(address)) return true;
  return __DEV_WINDOW_URL__ !== undefined && isDevelopment(address, own);
}

function isDevelopment(address: string, own: string): boolean {
  return address.startsWith('devtools:') || isOwnAddress(address.replace(/^ws/, 'http'), own);
}

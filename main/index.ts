// The order in which the app starts, and nothing else.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, nativeTheme, session } from 'electron/main';
import { factsOfError } from '../shared/domain/error-facts.ts';
import { readBounds } from './shell/bounds.ts';
import { readBundle } from './shell/bundle.ts';
import { forkCore } from './shell/core-process.ts';
import { guardContents, guardSession } from './shell/guard.ts';
import { keyringState } from './shell/keyring-state.ts';
import { openLog } from './shell/log.ts';
import { leaveMenuBarOut } from './shell/menu.ts';
import { standDownWhenTaken } from './shell/only-one.ts';
import { windowAddress } from './shell/pages.ts';
import { pathsOf } from './shell/paths.ts';
import { watchReaders } from './shell/reader-watch.ts';
import { declareScheme, serveReader, serveWindow } from './shell/scheme.ts';
import { readSettings } from './shell/settings.ts';
import { settleSwitches } from './shell/switches.ts';
import { offerPorts } from './shell/window-ports.ts';
import { focusWindow, openWindow, windowSession } from './shell/windows.ts';

const out = dirname(dirname(fileURLToPath(import.meta.url)));

if (!settleSwitches()) {
  process.stderr.write('Govdesk does not run without its sandbox.\n');
  app.exit(1);
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  standDownWhenTaken(app.getPath('userData'));
  // Not awaited: Electron becomes ready only after this module has been run to its end.
  void start();
}

async function start(): Promise<void> {
  const paths = pathsOf(app.getPath('userData'), out);
  app.setPath('sessionData', paths.chromium);
  const log = openLog({ folder: paths.logs, now: Date.now });
  process.on('uncaughtException', (error) => log('uncaught', factsOfError(error)));
  process.on('unhandledRejection', (reason) => log('unhandled-rejection', factsOfError(reason)));
  const address = __DEV_WINDOW_URL__ ?? windowAddress;
  declareScheme();
  leaveMenuBarOut();
  guardContents(address, log);
  // Asked now, answered while Chromium starts.
  const keyring = keyringState({ platform: process.platform, env: process.env });
  const kept = Promise.all([
    readSettings(paths.settings),
    readBounds(paths.bounds),
    readBundle(paths.renderer),
  ]);
  await app.whenReady();
  log('ready');
  // Before the window: both processes take their time, and neither waits for the other.
  const coreProcess = forkCore(paths.core);

  const own = windowSession();
  guardSession(session.defaultSession, address, log);
  guardSession(own, address, log);
  const [settings, bounds, bundle] = await kept;
  serveWindow(own, bundle);
  serveReader(own, paths.reader, address);
  nativeTheme.themeSource = settings.theme;
  const window = openWindow({ paths, session: own, address, bounds, log, now: Date.now });
  watchReaders(window, log);
  const ports = offerPorts({ window, address, log });
  app.on('second-instance', () => focusWindow(window));

  // Loaded now, while the page loads in its own process: the window does not wait for it.
  const { lookFirst } = await import('./shell/first-look.ts');
  const first = lookFirst(paths, keyring);
  const { startShell } = await import('./shell/start.ts');
  startShell({ paths, log, settings, window, ports, coreProcess, first });
  log('started', {
    version: app.getVersion(),
    electron: process.versions.electron,
    packaged: app.isPackaged,
  });
}

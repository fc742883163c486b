// Puts the parts of the shell together behind the window. The only file that knows them all; main/index.ts says
// when.
import { app, type BrowserWindow, nativeTheme, Notification } from 'electron/main';
import type { DeskState, Settings } from '../../shared/contract/shell.ts';
import { newReference } from '../../shared/domain/error-facts.ts';
import { alertText } from './alert-words.ts';
import { type Alerts, createAlerts } from './alerts.ts';
import { CoreHost } from './core-host.ts';
import type { CoreProcess } from './core-process.ts';
import { createCredentials } from './credentials.ts';
import { Desk } from './desk.ts';
import { openExternal } from './external.ts';
import { createFeed, type Feed } from './feed.ts';
import { createFiles } from './files.ts';
import type { FirstLook } from './first-look.ts';
import { createFolders } from './folders.ts';
import { watchLine } from './line-watch.ts';
import { lockWhenAway } from './lock.ts';
import type { Log } from './log.ts';
import { offerEditing, setMenuBar } from './menu.ts';
import type { Paths } from './paths.ts';
import { printPage, savePdf } from './print.ts';
import { finishBeforeQuit } from './quit.ts';
import { shellServer } from './serve.ts';
import { coreQuestionsServer } from './serve-core.ts';
import { saveSettings } from './settings.ts';
import { showsNotifications } from './shows-notifications.ts';
import { isSandboxed } from './switches.ts';
import type { WindowPorts } from './window-ports.ts';
import { focusWindow } from './windows.ts';
import { wordsFor } from './words.ts';

export type Beginning = {
  readonly paths: Paths;
  readonly log: Log;
  readonly settings: Settings;
  readonly window: BrowserWindow;
  readonly ports: WindowPorts;
  readonly coreProcess: CoreProcess;
  readonly first: FirstLook;
};

const watchAfterMs = 5_000;

/** The window is there already and its page loads while this runs. */
export function startShell(beginning: Beginning): void {
  const { window, ports } = beginning;
  const parts = deskParts(beginning);
  parts.core.prepare();
  void parts.desk.start(beginning.first.look);
  ports.serve({
    serveShell: shellServer(shellParts(beginning, parts)),
    connectDesk: () => parts.core.connectWindow(),
  });
  void forgetOnLock(window, parts);
  attendWindow(window, parts);
  // Neither matters in the first seconds, and both ask the system for things that take their time.
  setTimeout(() => {
    lockWhenAway(() => void parts.desk.lock());
    watchLine((hint) => parts.core.wake(hint));
  }, watchAfterMs);
  finishBeforeQuit(() => {
    parts.alerts.forget();
    return parts.desk.close();
  });
}

/** Notifications of programs on Windows stand under the name the installer gave its shortcut (electron-builder.yml). */
const appId = 'cn.govdesk.desk';

/** Who looks at the window needs no alert beside it; what was told is seen there. */
function attendWindow(window: BrowserWindow, { core, alerts }: DeskSide): void {
  if (process.platform === 'win32') app.setAppUserModelId(appId);
  window.on('focus', () => {
    alerts.takeDown();
    core.attend(true);
  });
  window.on('blur', () => core.attend(false));
}

type Chosen = { settings: Settings };
type DeskSide = ReturnType<typeof deskParts>;

const isWatched = (window: BrowserWindow) => !window.isDestroyed() && window.isFocused();

function alertsOf({ paths, window, log }: Beginning, feed: Feed<DeskState>, chosen: Chosen): Alerts {
  return createAlerts({
    mayShow: () => feed.get().kind === 'open' && !isWatched(window),
    able: async () =>
      Notification.isSupported() &&
      (await showsNotifications({ platform: process.platform, env: process.env })),
    // Elsewhere the system knows whose it is.
    make: (text) =>
      new Notification({ ...text, ...(process.platform === 'linux' ? { icon: paths.icon } : {}) }),
    words: (alert) => alertText(alert, chosen.settings.language),
    bringToFront: () => focusWindow(window),
    log,
  });
}

function deskParts(beginning: Beginning) {
  const { paths, log, window, ports, coreProcess } = beginning;
  const { vault } = beginning.first;
  const chosen: Chosen = { settings: beginning.settings };
  const feed = createFeed<DeskState>({ kind: 'looking' });
  const folders = createFolders();
  const files = createFiles();
  const alerts = alertsOf(beginning, feed, chosen);
  const credentials = createCredentials(vault, () => desk.session);
  const core: CoreHost = new CoreHost({
    entry: paths.core,
    first: coreProcess,
    log,
    serve: coreQuestionsServer({
      credentials,
      folders,
      files,
      alert: (alert) => void alerts.show(alert),
      damageFound: (detail) => void desk.damageFound(detail),
    }),
    died: () => void desk.coreDied(),
  });
  const desk: Desk = new Desk({
    keys: { paths, vault, now: Date.now },
    core,
    feed,
    log,
    now: Date.now,
    reference: () => newReference(Math.random),
    connect: () => {
      ports.sendDesk();
      core.attend(isWatched(window));
    },
  });
  return { vault, feed, folders, files, credentials, alerts, core, desk, chosen };
}

function shellParts({ paths, log, window }: Beginning, parts: DeskSide) {
  const { chosen } = parts;
  const words = () => wordsFor(chosen.settings.language);
  setMenuBar(words());
  offerEditing(window.webContents, words);
  return {
    desk: parts.desk,
    feed: parts.feed,
    credentials: parts.credentials,
    alerts: parts.alerts,
    readSettings: () => chosen.settings,
    saveSettings: async (wanted: Settings) => {
      await saveSettings(paths.settings, wanted);
      chosen.settings = wanted;
      nativeTheme.themeSource = wanted.theme;
      setMenuBar(words());
    },
    chooseFolder: () => parts.folders.choose(window, words()),
    chooseFile: () => parts.files.choose(window, words()),
    chooseTarget: (name: string) => parts.files.chooseTarget(window, words(), name),
    print: () => printPage(window),
    savePdf: () => savePdf(window, words()),
    openExternal: (url: string) =>
      openExternal(url, { window, words: words(), knowsHost: (host) => parts.core.knowsHost(host) }),
    protection: async () => ({
      keyring: await parts.vault.state(),
      way: parts.desk.session?.way,
      sandboxed: isSandboxed(),
      electron: process.versions.electron,
      version: app.getVersion(),
      platform: process.platform,
    }),
    quit: () => setImmediate(() => app.quit()),
    log,
  };
}

/** A page that is loaded anew has nothing left of what it showed. */
async function forgetOnLock(window: BrowserWindow, { feed, alerts }: DeskSide): Promise<void> {
  for await (const state of feed.follow(undefined)) {
    if (state.kind !== 'locked') continue;
    alerts.forget();
    if (!window.isDestroyed()) window.webContents.reload();
  }
}

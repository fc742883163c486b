// The window: how it is made, shown, remembered and brought back when its page dies.
import { nativeImage } from 'electron';
import { BrowserWindow, nativeTheme, screen, type Session, session } from 'electron/main';
import { type Bounds, isReachable, saveBounds } from './bounds.ts';
import type { Log } from './log.ts';
import type { Paths } from './paths.ts';
import { afterDeath, type Deaths } from './restarts.ts';

type WindowParts = {
  readonly paths: Pick<Paths, 'preload' | 'icon' | 'bounds'>;
  readonly session: Session;
  readonly address: string;
  readonly bounds: Bounds | undefined;
  readonly log: Log;
  readonly now: () => number;
};

/** Nothing of it is ever written down: the name has no `persist:` and there is no cache. */
export function windowSession(): Session {
  return session.fromPartition('govdesk', { cache: false });
}

export function openWindow(parts: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    ...placeOf(parts.bounds),
    show: false,
    title: 'Govdesk',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#141414' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      session: parts.session,
      preload: parts.paths.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
      devTools: __DEV_WINDOW_URL__ !== undefined,
    },
  });
  window.once('ready-to-show', () => {
    if (parts.bounds?.maximized) window.maximize();
    window.show();
    parts.log('page-shown');
  });
  rememberBounds(window, parts);
  bringBack(window, parts);
  void window.loadURL(parts.address);
  // Behind the load: decoding the picture takes 10 ms in which the page's process can start.
  if (process.platform === 'linux') window.setIcon(nativeImage.createFromPath(parts.paths.icon));
  return window;
}

function placeOf(bounds: Bounds | undefined): Partial<Bounds> {
  if (bounds === undefined) return {};
  const { x, y, width, height } = bounds;
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  return isReachable(bounds, screens) ? { x, y, width, height } : {};
}

function rememberBounds(window: BrowserWindow, { paths, log }: WindowParts): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    const bounds = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    saveBounds(paths.bounds, bounds).catch(() => log('bounds-not-saved'));
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, 1_000);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', () => {
    clearTimeout(timer);
    save();
  });
}

/** What the person had typed is in the core as a draft; a page that keeps dying is left alone. */
function bringBack(window: BrowserWindow, { log, now }: WindowParts): void {
  let deaths: Deaths = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('page-gone', { reason, exitCode });
    if (reason === 'clean-exit') return;
    const death = afterDeath(deaths, now());
    deaths = death.deaths;
    if (death.again) window.webContents.reload();
  });
  window.on('unresponsive', () => log('page-unresponsive'));
  window.on('responsive', () => log('page-responsive'));
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

// What must be settled before Electron is ready: how files are made, which switches and variables do not count,
// and what Chromium leaves undone. Nothing here may wait for anything.
import { app } from 'electron/main';

/** Each opens the app to somebody else, or sends its traffic elsewhere. */
const dangerousSwitches = [
  'remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins',
  'inspect', 'inspect-brk', 'inspect-port', 'inspect-publish-uid', 'ssl-key-log-file', 'log-net-log',
  'ignore-certificate-errors', 'ignore-certificate-errors-spki-list', 'allow-insecure-localhost',
  'disable-web-security', 'host-rules', 'host-resolver-rules', 'proxy-server', 'proxy-pac-url', 'load-extension',
  'js-flags', 'renderer-cmd-prefix', 'utility-cmd-prefix', 'enable-logging', 'log-file', 'trace-startup',
  'auth-server-whitelist', 'auth-negotiate-delegate-whitelist', 'disable-site-isolation-trials',
] as const; // biome-ignore format: a list is read more easily in lines

const dangerousVariables = [
  'SSLKEYLOGFILE',
  'NODE_EXTRA_CA_CERTS',
  'ELECTRON_LOG_FILE',
  'NODE_OPTIONS',
] as const;

/** What Chromium would do by itself on the network or on the disk. */
const quiet = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-gpu-shader-disk-cache',
  'no-pings',
] as const;

/** Answers false when the app must not go on: an installed app runs with its sandbox or not at all. */
export function settleSwitches(): boolean {
  process.umask(0o077);
  for (const name of dangerousVariables) delete process.env[name];
  for (const name of quiet) app.commandLine.appendSwitch(name);
  const unsandboxed = app.commandLine.hasSwitch('no-sandbox');
  if (app.isPackaged) {
    if (unsandboxed) return false;
    for (const name of dangerousSwitches) app.commandLine.removeSwitch(name);
  }
  // As root, where Chromium has no sandbox, enableSandbox would keep its own processes from starting.
  if (!unsandboxed) app.enableSandbox();
  return true;
}

export function isSandboxed(): boolean {
  return !app.commandLine.hasSwitch('no-sandbox');
}

// Where the shell's files lie: the person's own under userData, the app's own under out/. Only names, no access.
import { join } from 'node:path';

export type Paths = {
  readonly settings: string;
  readonly bounds: string;
  readonly logs: string;
  /** Chromium's own files, apart from ours, so that both can be looked at. */
  readonly chromium: string;
  readonly profile: string;
  readonly deskFile: string;
  readonly keyFile: string;
  readonly renderer: string;
  readonly reader: string;
  readonly preload: string;
  readonly core: string;
  readonly keytarProcess: string;
  readonly icon: string;
};

export function pathsOf(userData: string, out: string): Paths {
  const profile = join(userData, 'profiles', 'main');
  return {
    settings: join(userData, 'settings.json'),
    bounds: join(userData, 'window.json'),
    logs: join(userData, 'logs'),
    chromium: join(userData, 'chromium'),
    profile,
    deskFile: join(profile, 'desk.db'),
    keyFile: join(profile, 'desk.key.json'),
    renderer: join(out, 'renderer'),
    reader: join(out, 'reader'),
    preload: join(out, 'preload', 'bridge.cjs'),
    core: join(out, 'core', 'index.js'),
    keytarProcess: join(out, 'shell', 'keytar-process.js'),
    icon: join(out, 'icons', 'icon.png'),
  };
}

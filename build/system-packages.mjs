// The Debian packages this project needs on a bare machine, and which of them are missing.
// Only data and one pure function: build/bootstrap.mjs installs, build/deb.ts reads what the app itself needs.
// @ts-check

/** What a running Electron app and its keychain need: also the Depends list of our .deb. */
export const appPackages = [
  'libasound2',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libcairo2',
  'libcups2',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libglib2.0-0',
  'libgtk-3-0',
  'libnotify4',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libsecret-1-0',
  'libuuid1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
  'libxss1',
  'libxtst6',
  'xdg-utils',
];

/** A screen, a session bus, a keyring and Chinese letters on a machine that has none of them. */
const deskPackages = [
  'dbus',
  'dbus-daemon',
  'fonts-noto-cjk',
  'gnome-keyring',
  'libglib2.0-bin',
  'xauth',
  'xvfb',
];

/** To compile keytar and the database, to unpack the runtime, to change user and to pack a .deb. */
const buildPackages = [
  'ca-certificates',
  'dpkg-dev',
  'g++',
  'gcc',
  'libsecret-1-dev',
  'make',
  'passwd',
  'pkg-config',
  'procps',
  'python3',
  'tar',
  'unzip',
  'util-linux',
  'xz-utils',
];

/** Only for `npm test`: the sample department on PostgreSQL. The tests start a server of their own from it. */
const testPackages = ['postgresql'];

/** Other names under which a package may already be there. */
const otherNames = new Map([
  ['pkg-config', ['pkgconf']],
  ['dbus-daemon', ['dbus']],
  ['postgresql', ['postgresql-14', 'postgresql-15', 'postgresql-16', 'postgresql-17', 'postgresql-18']],
]);

/**
 * The packages a command needs that are not yet installed, given the names that are.
 * @param {string} command
 * @param {ReadonlySet<string>} installed
 */
export function packagesFor(command, installed) {
  /** @param {string} name */
  const isThere = (name) =>
    [name, `${name}t64`, ...(otherNames.get(name) ?? [])].some((other) => installed.has(other));
  const wanted = [
    ...appPackages,
    ...deskPackages,
    ...buildPackages,
    ...(command === 'test' ? testPackages : []),
  ];
  return wanted.filter((name) => !isThere(name));
}

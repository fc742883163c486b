// A Debian package of dist/linux-unpacked, made by dpkg-deb directly: no maintainer scripts, the layout that UOS
// asks for (/opt/apps/<id>/{info,entries,files}), the same bytes for the same sources, and no file in it that asks
// for a newer C library than the oldest system we name.

import { chmod, cp, mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { newestSymbols } from './elf-symbols.ts';
import { cache, dist, root } from './paths.ts';
import { run } from './run.ts';
import { CannotGoOn, say, seconds } from './say.ts';
import { appPackages } from './system-packages.mjs';

/** A `debian` package also puts a launcher into /usr/bin and the menu; the UOS store allows /opt/apps alone. */
type Audience = 'debian' | 'uos store';

const id = 'cn.govdesk.desk';
const home = join('opt', 'apps', id);
/** UOS V20 has glibc 2.28 and the libstdc++ of GCC 8. */
const oldest = { GLIBC: '2.28', GLIBCXX: '3.4.25' } as const;
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64', loong64: 'loong64' };

export async function makeDeb(audience: Audience): Promise<string> {
  const startedAt = Date.now();
  const { version, description } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const architecture = architectures[process.arch] ?? process.arch;
  const tree = join(cache, 'deb');
  await rm(tree, { recursive: true, force: true });
  await layTree(tree, { version, architecture, audience });
  await refuseNewSymbols(join(tree, home, 'files'));
  await writeControl(tree, { version, architecture, description });
  const epoch = await sourceDate();
  await setTimes(tree, epoch);
  const file = join(dist, `${id}_${version}_${architecture}.deb`);
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(epoch) };
  // xz, because the dpkg of older systems cannot read zstd.
  const made = await run('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', tree, file], { env });
  if (made.code !== 0) throw new CannotGoOn('deb', [made.output.trim()]);
  const size = (await stat(file)).size / 2 ** 20;
  say('deb', `${relative(root, file)} (${size.toFixed(0)} MB, ${seconds(startedAt)})`);
  return file;
}

interface Shape {
  readonly version: string;
  readonly architecture: string;
  readonly audience: Audience;
}

async function layTree(tree: string, shape: Shape): Promise<void> {
  const files = join(tree, home, 'files');
  await mkdir(dirname(files), { recursive: true });
  await cp(join(dist, 'linux-unpacked'), files, { recursive: true });
  await layText(join(tree, home, 'info'), `${JSON.stringify(info(shape), undefined, 2)}\n`);
  const entries = join(tree, home, 'entries');
  await layText(join(entries, 'applications', `${id}.desktop`), desktopEntry());
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    const icon = join(entries, 'icons', 'hicolor', `${size}x${size}`, 'apps', `${id}.png`);
    await mkdir(dirname(icon), { recursive: true });
    await cp(join(import.meta.dirname, 'icons', `${size}x${size}.png`), icon);
  }
  if (shape.audience === 'debian') await layLaunchers(tree);
  await setModes(tree);
}

/** Where a plain Debian looks: its menu, its path and who asks for a licence do not know /opt/apps. */
async function layLaunchers(tree: string): Promise<void> {
  const links = {
    'usr/bin/govdesk': `/${home}/files/govdesk`,
    [`usr/share/applications/${id}.desktop`]: `/${home}/entries/applications/${id}.desktop`,
    [`usr/share/icons/hicolor/256x256/apps/${id}.png`]: `/${home}/entries/icons/hicolor/256x256/apps/${id}.png`,
    [`usr/share/doc/${id}/copyright`]: `/${home}/files/LICENSE`,
  };
  for (const [link, target] of Object.entries(links)) {
    await mkdir(dirname(join(tree, link)), { recursive: true });
    await symlink(target, join(tree, link));
  }
}

function info({ version, architecture }: Shape) {
  return {
    appid: id,
    name: '政务工作台',
    // The store wants four numbers.
    version: `${version}.0`,
    arch: [architecture],
    permissions: { autostart: false, notification: false, trayicon: false, clipboard: true },
  };
}

function desktopEntry(): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Govdesk',
    'Name[zh_CN]=政务工作台',
    'Comment=To-dos, archives and knowledge of all departments on one desk',
    'Comment[zh_CN]=各部门待办、档案、知识库，一处办理',
    `Exec=/${home}/files/govdesk %U`,
    `Icon=${id}`,
    'Terminal=false',
    'StartupWMClass=Govdesk',
    'Categories=Office;',
    '',
  ].join('\n');
}

async function writeControl(
  tree: string,
  about: { version: string; architecture: string; description: string },
) {
  const bytes = (await filesUnder(tree)).reduce((sum, { size }) => sum + size, 0);
  const depends = appPackages.map((name) => (renamed.has(name) ? `${name} | ${name}t64` : name)).join(', ');
  const lines = [
    `Package: ${id}`,
    `Version: ${about.version}`,
    `Architecture: ${about.architecture}`,
    'Section: office',
    'Priority: optional',
    'Maintainer: Govdesk maintainers <maintainers@govdesk.invalid>',
    `Installed-Size: ${Math.ceil(bytes / 1024)}`,
    `Depends: ${depends}`,
    'Recommends: gnome-keyring, fonts-noto-cjk',
    'Description: Govdesk, one desk in front of every department system',
    ` ${about.description}`,
    '',
  ];
  await layText(join(tree, 'DEBIAN', 'control'), lines.join('\n'));
}

/** Debian 13 and Ubuntu 24.04 renamed these for 64-bit time. */
const renamed = new Set([
  'libasound2',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libglib2.0-0',
  'libglib2.0-bin',
  'libgtk-3-0',
]);

async function layText(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

interface Entry {
  readonly path: string;
  readonly size: number;
  readonly isFolder: boolean;
}

async function filesUnder(folder: string): Promise<readonly Entry[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => !entry.isSymbolicLink())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path, size: (await stat(path)).size, isFolder: entry.isDirectory() };
      }),
  );
}

/** Modes do not depend on the umask of whoever packs. The sandbox helper is the one setuid file. */
async function setModes(tree: string): Promise<void> {
  const isProgram = /\/files\/(govdesk|chrome_crashpad_handler|[^/]+\.so(\.\d+)?)$/;
  for (const { path, isFolder } of await filesUnder(tree)) {
    await chmod(path, isFolder || isProgram.test(path) ? 0o755 : 0o644);
  }
  await chmod(join(tree, home, 'files', 'chrome-sandbox'), 0o4755);
}

async function setTimes(tree: string, epoch: number): Promise<void> {
  for (const { path } of await filesUnder(tree)) await utimes(path, epoch, epoch);
}

/** The date of the last commit, or a fixed one outside a repository. */
async function sourceDate(): Promise<number> {
  const given = Number(process.env.SOURCE_DATE_EPOCH);
  if (given > 0) return given;
  const { code, output } = await run('git', ['log', '-1', '--format=%ct'], { cwd: root });
  return code === 0 ? Number(output.trim()) : Date.UTC(2026, 0, 1) / 1000;
}

async function refuseNewSymbols(folder: string): Promise<void> {
  const files = (await filesUnder(folder)).filter(({ isFolder }) => !isFolder).map(({ path }) => path);
  const tooNew = await newestSymbols(files, oldest);
  if (tooNew.length === 0) return say('deb', `every library loads on glibc ${oldest.GLIBC}`);
  throw new CannotGoOn('deb', ['these files would not load on the oldest system we name:', ...tooNew]);
}

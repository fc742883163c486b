// `npm run dev`: the window from Vite's server with hot reload; a change in shell, core or preload rebuilds that
// part and starts the app again. The rest is as in `npm start`.

import { join } from 'node:path';
import { build, createServer, type InlineConfig } from 'vite';
import { layApp } from './app-folder.ts';
import { runAsUser } from './as-user.ts';
import { forgetBundle, layBeside } from './bundle.ts';
import { coreConfig, devWindowConfig, preloadConfig, readerConfig, shellConfig } from './bundle-parts.ts';
import { buildNative } from './native.ts';
import { findRuntime } from './runtime.ts';
import { startSamples } from './samples.ts';
import { runScript, say } from './say.ts';
import { seatForPerson } from './seat-for-person.ts';

const settleMs = 150;

await runScript(async () => {
  const runtime = await findRuntime();
  await layBeside(await buildNative(runtime.version, 'this machine'));
  await forgetBundle();
  const windowUrl = await serveWindow();
  const seat = await seatForPerson();
  const samples = process.argv.includes('--no-samples') ? undefined : await startSamples();
  const changes = await watchParts();
  const env = { ...seat.env, GOVDESK_WINDOW_URL: windowUrl };
  try {
    for (;;) {
      const executable = await layApp(runtime, join(seat.readable, 'app'));
      const stop = changes.next();
      say('dev', 'the app is starting; Ctrl-C ends it');
      const code = await runAsUser([executable, '--log-level=3', ...seat.appWords], { ...seat, env, stop });
      if (!stop.aborted) return code;
    }
  } finally {
    samples?.stop();
    await seat.leave();
    await forgetBundle();
    setImmediate(() => process.exit());
  }
});

async function serveWindow(): Promise<string> {
  const server = await createServer(devWindowConfig());
  await server.listen();
  const url = server.resolvedUrls?.local[0] ?? '';
  say('dev', `the window is served at ${url}`);
  return url;
}

interface Changes {
  /** A signal that is aborted by the next change. */
  readonly next: () => AbortSignal;
}

/** Builds the four parts, answers when all are there, and goes on watching. */
async function watchParts(): Promise<Changes> {
  let current = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const changed = (name: string) => {
    say('dev', `${name} rebuilt`);
    clearTimeout(timer);
    timer = setTimeout(() => current.abort(), settleMs);
  };
  const parts = {
    shell: shellConfig('development'),
    core: coreConfig('development'),
    preload: preloadConfig('development'),
    reader: readerConfig(),
  };
  await Promise.all(Object.entries(parts).map(([name, config]) => watchPart(name, config, changed)));
  return {
    next: () => {
      clearTimeout(timer);
      current = new AbortController();
      return current.signal;
    },
  };
}

async function watchPart(name: string, config: InlineConfig, changed: (name: string) => void): Promise<void> {
  const watcher = await build({ ...config, build: { ...config.build, watch: {} } });
  if (!('on' in watcher)) throw new Error('Vite was asked to watch and did not');
  await new Promise<void>((resolve) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') say('dev', `${name} does not build: ${event.error.message}`);
      if (event.code === 'BUNDLE_END') {
        changed(name);
        resolve();
      }
    });
  });
}

// Serves the window with a core and a shell in the page, for looking at it while it is made:
// node tests/fakes/window/serve.ts

import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, type ViteDevServer } from 'vite';
import { serveMadeFiles } from './made-files.ts';

const root = join(import.meta.dirname, '..', '..', '..');

export async function serveWindow(port = 0): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: false,
    root,
    logLevel: 'warn',
    cacheDir: join(root, '.cache', 'vite-window'),
    plugins: [react(), serveMadeFiles()],
    server: { host: '127.0.0.1', port, hmr: false },
    appType: 'mpa',
  });
  return server.listen();
}

export const addressOf = (server: ViteDevServer): string =>
  `${server.resolvedUrls?.local[0] ?? ''}tests/fakes/window/index.html`;

if (import.meta.main) console.log(addressOf(await serveWindow(5199)));

// How each of the five parts of the app is bundled. Only configuration: build/bundle.ts and build/dev.ts run it.

import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { BuildOptions, InlineConfig, Plugin } from 'vite';
import { modules, out, root } from './paths.ts';

type Mode = 'production' | 'development';

/** Electron 33, the oldest runtime we start, carries Node 20 and Chromium 130. */
const nodeTarget = 'node20.18';
const windowTarget = 'chrome130';

const electron = /^electron(\/|$)/;

export function shellConfig(mode: Mode): InlineConfig {
  return nodePart(
    'shell',
    { index: 'main/index.ts', 'keytar-process': 'main/shell/keytar-process.ts' },
    mode,
  );
}

export function coreConfig(mode: Mode): InlineConfig {
  return nodePart(
    'core',
    {
      index: 'main/core/index.ts',
      'reading-worker': 'main/core/reading/worker.ts',
      'fold-worker': 'main/core/store/fold-worker.ts',
    },
    mode,
  );
}

/** An ES module with every package inside; only Electron and Node's own modules stay outside. */
function nodePart(name: string, entries: Readonly<Record<string, string>>, mode: Mode): InlineConfig {
  const input = Object.entries(entries).map(([made, source]) => [made, join(root, source)] as const);
  return {
    ...common(mode),
    define: defines(mode),
    plugins: [keytarFromOut(), pdfWithoutCanvas(), formDataByName()],
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: true,
      outDir: join(out, name),
      emptyOutDir: true,
      target: nodeTarget,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(input),
        external: [electron],
        // Chunks lie beside the entry, so that ../native/ means the same in all of them.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}

export function preloadConfig(mode: Mode): InlineConfig {
  return {
    ...common(mode),
    build: {
      lib: { entry: join(root, 'preload', 'bridge.ts'), formats: ['cjs'], fileName: () => 'bridge.cjs' },
      outDir: join(out, 'preload'),
      emptyOutDir: true,
      target: windowTarget,
      minify: false,
      rolldownOptions: { external: [electron], output: { codeSplitting: false } },
    },
  };
}

/** A page may load nothing but its own files: data: addresses are refused by its policy. */
const page = (name: 'renderer' | 'reader'): BuildOptions => ({
  outDir: join(out, name),
  emptyOutDir: true,
  target: windowTarget,
  sourcemap: false,
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  chunkSizeWarningLimit: 2_000,
});

export function windowConfig(): InlineConfig {
  return {
    ...common('production'),
    root: join(root, 'renderer'),
    base: '/',
    plugins: [react()],
    build: {
      ...page('renderer'),
      // What the first screen needs is one file and one style sheet: left to itself it becomes thirty, each of which
      // the shell has to answer while it is busy starting.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
    },
  };
}

/** The page of the frame in which files are read; it is served from its own scheme, apart from the window. */
export function readerConfig(): InlineConfig {
  return {
    ...common('production'),
    root: join(root, 'renderer', 'reader', 'frame'),
    base: './',
    plugins: [pdfPartsBeside()],
    build: {
      ...page('reader'),
    },
  };
}

/** Character maps, fonts and decoders that pdf.js asks for by name when a document needs them. */
function pdfPartsBeside(): Plugin {
  const parts = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];
  return {
    name: 'pdf-parts-beside',
    apply: 'build',
    closeBundle: async () => {
      const folder = join(out, 'reader', 'pdf');
      await mkdir(folder, { recursive: true });
      for (const part of parts)
        await cp(join(modules, 'pdfjs-dist', part), join(folder, part), { recursive: true });
    },
  };
}

/** The window served from its sources, with hot reload. */
export function devWindowConfig(): InlineConfig {
  return {
    ...common('development'),
    root: join(root, 'renderer'),
    base: '/',
    plugins: [react()],
    server: { host: '127.0.0.1', port: 5273, fs: { allow: [root] } },
  };
}

function common(mode: Mode): InlineConfig {
  return {
    configFile: false,
    root,
    mode,
    logLevel: 'warn',
    publicDir: false,
    cacheDir: join(root, '.cache', 'vite'),
  };
}

function defines(mode: Mode): Record<string, string> {
  return { __DEV_WINDOW_URL__: mode === 'development' ? 'process.env.GOVDESK_WINDOW_URL' : 'undefined' };
}

/** keytar asks for a file beside its own sources; in the app the file is out/native/keytar.node. */
function keytarFromOut(): Plugin {
  const asked = '../build/Release/keytar.node';
  const name = '\0keytar-from-out';
  const calls = ['getPassword', 'setPassword', 'deletePassword', 'findPassword', 'findCredentials'];
  return {
    name: 'keytar-from-out',
    enforce: 'pre',
    resolveId: (id) => (id === asked ? name : undefined),
    load: (id) =>
      id === name
        ? [
            "import { createRequire } from 'node:module';",
            "const native = createRequire(import.meta.url)('../native/keytar.node');",
            ...calls.map((call) => `export const ${call} = native.${call};`),
          ].join('\n')
        : undefined,
  };
}

/**
 * oRPC asks of every message whether it is a FormData, and the mere name makes Node load all of its fetch, HTTP and TLS:
 * 50 ms of processor in the shell and again in the core, before the first call. No form ever crosses a port.
 */
function formDataByName(): Plugin {
  return {
    name: 'form-data-by-name',
    transform(code, id) {
      if (!/@orpc/.test(id) || !code.includes('instanceof FormData')) return undefined;
      const byName = "($1?.[Symbol.toStringTag] === 'FormData')";
      return { code: code.replaceAll(/([\w.]+) instanceof FormData/g, byName), map: null };
    },
  };
}

/** pdf.js looks for a drawing library wherever Node would: in the app there is none, and nobody else's is loaded. */
function pdfWithoutCanvas(): Plugin {
  const asked = 'require("@napi-rs/canvas")';
  return {
    name: 'pdf-without-canvas',
    transform(code, id) {
      if (!/pdfjs-dist.*\/pdf\.mjs$/.test(id)) return undefined;
      if (!code.includes(asked)) this.error('pdf.js asks for its drawing library in another way now');
      return { code: code.replaceAll(asked, 'undefined'), map: null };
    },
  };
}

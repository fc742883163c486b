// Everything between installed npm packages and an app that can be started: runtime, native modules, bundle.

import { bundle } from './bundle.ts';
import { buildNative } from './native.ts';
import { findRuntime, type Runtime } from './runtime.ts';
import { runScript } from './say.ts';

export async function prepareApp(): Promise<Runtime> {
  const runtime = await findRuntime();
  await bundle(await buildNative(runtime.version, 'this machine'));
  return runtime;
}

/** `node build/prepare.ts` brings .cache/ and out/ up to date and starts nothing. */
if (import.meta.main) {
  await runScript(async () => {
    await prepareApp();
    return 0;
  });
}

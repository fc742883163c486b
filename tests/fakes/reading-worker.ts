// The reading thread as the app's bundle has it: pdf.js looks for a drawing library with native code wherever Node would,
// and the bundle leaves that out (build/bundle-parts.ts). Run from the sources it would be loaded; ending a thread that
// holds it can end the process.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === '@napi-rs/canvas' ? 'node:os' : specifier, context),
});
await import('../../main/core/reading/worker.ts');

// Properties are tried on the same cases at every `npm test`, so that a red run speaks of the change and not of luck.
// New cases are looked for by `npm run chaos`, which sets the seed of the moment and more runs.
import fc from 'fast-check';

const seed = Number(process.env.GOVDESK_SEED ?? 20_261_122);

fc.configureGlobal({ seed });

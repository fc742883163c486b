// `npm run check`: types, lint and house rules, side by side, one line each.

import { runScript } from './say.ts';
import { closing, exitCode, house, lint, sum, types } from './stages.ts';

await runScript(async () => {
  const count = sum(await Promise.all([types(), lint(), house()]));
  closing(count);
  return exitCode(count);
});

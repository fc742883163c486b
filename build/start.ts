// `npm start`: builds what changed, starts the sample systems (not with --no-samples) and the app, with its
// sandbox on. Other words go to the app itself.

import { join } from 'node:path';
import { layApp } from './app-folder.ts';
import { runAsUser } from './as-user.ts';
import { prepareApp } from './prepare.ts';
import { startSamples } from './samples.ts';
import { runScript, say } from './say.ts';
import { seatForPerson } from './seat-for-person.ts';

await runScript(async () => {
  const words = process.argv.slice(2);
  const runtime = await prepareApp();
  const seat = await seatForPerson();
  const executable = await layApp(runtime, join(seat.readable, 'app'));
  const samples = words.includes('--no-samples') ? undefined : await startSamples();
  try {
    say('start', 'Govdesk is starting; Ctrl-C ends it');
    const forApp = words.filter((word) => word !== '--no-samples');
    // Chromium's own chatter about services a bare machine lacks would bury the addresses above.
    return await runAsUser([executable, '--log-level=3', ...seat.appWords, ...forApp], seat);
  } finally {
    samples?.stop();
    await seat.leave();
  }
});

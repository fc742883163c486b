// The core's process: takes its ports from the shell and answers them. A bug that nobody caught ends it; the shell
// starts it again, and everything that was saved is there.
import { join } from 'node:path';
import { corePortSchema } from '../../shared/contract/core-ports.ts';
import { factsOfError } from '../../shared/domain/error-facts.ts';
import { Host } from './host.ts';
import { logTo } from './log.ts';

const log = logTo((line) => process.stdout.write(line));

process.on('uncaughtException', (error) => {
  log('uncaught', factsOfError(error));
  process.exit(70);
});
process.on('unhandledRejection', (reason) => log('unhandled-rejection', factsOfError(reason)));

const beside = (place: string) => join(import.meta.dirname, place);
const host = new Host({
  nativeBinding: beside('../native/better_sqlite3.node'),
  foldWorker: beside('fold-worker.js'),
  reading: { worker: beside('reading-worker.js'), cMaps: beside('../reader/pdf/cmaps') },
  log,
});

process.parentPort.on('message', ({ data, ports: [port] }) => {
  const message = corePortSchema.safeParse(data);
  if (port !== undefined && message.success) host.take(message.data.govdesk, port);
});

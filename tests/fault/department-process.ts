// A sample department as a process whose modules are loaded before it is told what to be: its first message is the
// command line of `tests/departments/run.ts`, which then runs in it as it runs for everybody else.
import { flushCompileCache } from 'node:module';
import '../departments/system/seed.ts';
import '../departments/system/serve.ts';

// A process that is killed keeps nothing for the next one.
flushCompileCache();

process.once('message', (args: readonly string[]) => {
  process.argv.splice(2, process.argv.length, ...args);
  void import('../departments/run.ts');
});

// The core's process, forked by itself: nothing that takes long to load stands between the start and this.
import { type UtilityProcess, utilityProcess } from 'electron/main';

export type CoreProcess = {
  readonly process: UtilityProcess;
  /** Its exit code, however early it ended. */
  readonly ended: Promise<number>;
};

export function forkCore(entry: string): CoreProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'govdesk-core', stdio: 'pipe' });
  return { process: child, ended: new Promise((resolve) => void child.once('exit', resolve)) };
}

// Whether anything shows notifications of programs here: on Linux a service of the session, which may run or be started on
// demand. Electron cannot tell: it says yes when its library is there.
import { callOnBus, hasSessionBus, type Surroundings } from './session-bus.ts';

const bus = { service: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
const shows = 'org.freedesktop.Notifications';

export async function showsNotifications({ platform, env }: Surroundings): Promise<boolean> {
  if (platform !== 'linux') return true;
  if (!hasSessionBus(env)) return false;
  const owned = await callOnBus({ ...bus, method: 'org.freedesktop.DBus.NameHasOwner', args: [shows] });
  if (isYes(owned)) return true;
  const method = 'org.freedesktop.DBus.ListActivatableNames';
  return namesService(await callOnBus({ ...bus, method, args: [] }));
}

export function isYes(answer: string | undefined): boolean {
  return answer !== undefined && /^\(true,\)\s*$/.test(answer);
}

export function namesService(answer: string | undefined): boolean {
  return answer?.includes(`'${shows}'`) ?? false;
}

// Tells the core when the network comes or goes and when the machine wakes. Hints only: a department may be
// reached or not whatever the system thinks of its line.
import { net, powerMonitor } from 'electron/main';

type LineHint = 'online' | 'offline' | 'resume';

const lookEveryMs = 5_000;

export function watchLine(tell: (hint: LineHint) => void): void {
  let online = net.isOnline();
  setInterval(() => {
    const now = net.isOnline();
    if (now === online) return;
    online = now;
    tell(now ? 'online' : 'offline');
  }, lookEveryMs);
  powerMonitor.on('resume', () => tell('resume'));
}

// 桌面通知, shown by the system: what the core decided to tell, in words. None while the window has the focus or the desk
// is not open, and none stays on the screen once it is looked at or locked. Pressed, it brings the window to its place.
import { type Alert, type AlertOpens, whatItOpens } from '../../shared/domain/alert.ts';
import type { AlertText } from './alert-words.ts';
import type { Log } from './log.ts';
import { createMailbox } from './mailbox.ts';

/** What of Electron's Notification is used. */
export type Shown = {
  on(event: 'click' | 'close' | 'failed', listener: () => void): unknown;
  show(): void;
  close(): void;
};

type AlertsParts = {
  /** The desk is open and nobody looks at its window. */
  readonly mayShow: () => boolean;
  /** Whether anything here shows notifications. */
  readonly able: () => Promise<boolean>;
  readonly make: (text: AlertText) => Shown;
  readonly words: (alert: Alert) => AlertText;
  readonly bringToFront: () => void;
  readonly log: Log;
};

export type Alerts = {
  show(alert: Alert): Promise<void>;
  /** The window is looked at. */
  takeDown(): void;
  /** The desk is locked, or the app ends: what was pressed is not opened any more either. */
  forget(): void;
  able(): Promise<boolean>;
  /** What the person pressed. */
  follow(signal: AbortSignal | undefined): AsyncGenerator<AlertOpens, void, void>;
};

export function createAlerts({ mayShow, able, make, words, bringToFront, log }: AlertsParts): Alerts {
  // Held on to: one that is forgotten hears no press.
  const standing = new Map<Shown, Alert>();
  const pressed = createMailbox<AlertOpens>();
  const close = (shown: Shown) => {
    standing.delete(shown);
    shown.close();
  };
  const takeDown = () => {
    for (const shown of [...standing.keys()]) close(shown);
  };
  const press = (alert: Alert) => {
    takeDown();
    bringToFront();
    pressed.put(whatItOpens(alert));
  };
  return {
    async show(alert) {
      const isAble = await able();
      if (!mayShow()) return;
      log('alert', { shown: isAble, about: alert.lines.map(({ about }) => about).join(' ') });
      if (!isAble) return;
      for (const [older, told] of [...standing]) if (isCovered(told, alert)) close(older);
      const shown = make(words(alert));
      standing.set(shown, alert);
      shown.on('click', () => press(alert));
      shown.on('close', () => standing.delete(shown));
      shown.on('failed', () => {
        standing.delete(shown);
        log('alert-failed');
      });
      shown.show();
    },
    takeDown,
    forget() {
      takeDown();
      pressed.empty();
    },
    able,
    follow: pressed.follow,
  };
}

/** What is told again with its new figures takes the place of the one before. */
function isCovered(older: Alert, alert: Alert): boolean {
  return older.lines.every(({ about }) => alert.lines.some((line) => line.about === about));
}

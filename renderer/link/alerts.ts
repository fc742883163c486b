// Alerts outside the window, as the shell shows them: which was pressed, while the desk is open.

import { useEffect, useEffectEvent } from 'react';
import type { AlertOpens } from '../../shared/domain/alert.ts';
import { shellClient } from './doors.ts';

export function usePressedAlerts(onPressed: (opens: AlertOpens) => void): void {
  const pressed = useEffectEvent(onPressed);
  useEffect(() => {
    const left = new AbortController();
    void follow(left.signal, pressed);
    return () => left.abort();
  }, []);
}

async function follow(signal: AbortSignal, pressed: (opens: AlertOpens) => void): Promise<void> {
  try {
    for await (const opens of await shellClient.alerts.follow(undefined, { signal })) pressed(opens);
  } catch (cut) {
    // Left with the desk; the shell itself ends with the app alone.
    if (!signal.aborted) console.info('alerts ended', cut instanceof Error ? cut.name : cut);
  }
}

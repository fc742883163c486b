// Whether and when this person wants to be told outside the window.
import { type AlertSettings, alertSettingsSchema, firstAlertSettings } from '../../../shared/domain/alert.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { Store } from './store.ts';

/** What cannot be read is as good as never chosen. */
export function readAlertSettings(store: Store): AlertSettings {
  const text = readMeta(store, 'alert-settings');
  if (text === undefined) return firstAlertSettings;
  try {
    return alertSettingsSchema.parse(JSON.parse(text));
  } catch {
    return firstAlertSettings;
  }
}

export function writeAlertSettings(store: Store, settings: AlertSettings): void {
  writeMeta(store, 'alert-settings', JSON.stringify(settings));
}

// 桌面通知: whether and when this person wants to be told outside the window.
import type { AlertSettings } from '../../../shared/domain/alert.ts';
import { readAlertSettings, writeAlertSettings } from '../store/alert-settings.ts';
import type { Desk } from './desk.ts';

export function alertSettings({ store }: Desk): AlertSettings {
  return readAlertSettings(store);
}

export function saveAlertSettings({ store, changes }: Desk, settings: AlertSettings): Record<never, never> {
  writeAlertSettings(store, settings);
  changes.publish(['alerts']);
  return {};
}

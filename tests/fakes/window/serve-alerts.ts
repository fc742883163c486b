// 桌面通知: what was chosen, until the page goes.

import { implement } from '@orpc/server';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { type AlertSettings, firstAlertSettings } from '../../../shared/domain/alert.ts';

const os = implement(deskContract);

export function serveAlerts(notify: (topic: NoticeTopic) => void) {
  let settings: AlertSettings = firstAlertSettings;
  return {
    read: os.alerts.read.handler(() => settings),
    save: os.alerts.save.handler(({ input }) => {
      settings = input;
      notify('alerts');
      return {};
    }),
  };
}

// window ↔ core: 桌面通知, whether and when the person wants to be told outside the window.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { alertSettingsSchema } from '../domain/alert.ts';
import { faultSchema } from '../domain/fault.ts';

const desk = oc.errors({ FAULT: { data: faultSchema } });

export const alertsContract = {
  read: desk.output(alertSettingsSchema),
  save: desk.input(alertSettingsSchema).output(z.object({})),
};

// 桌面通知, in English.
import type { alertsZh } from './alerts-zh.ts';

export const alertsEn: typeof alertsZh = {
  title: 'Desktop notifications',
  about:
    'While you are not at this window, the system shows a notification: once for one cause, with counts and names of sources only, never a title or a text. None while locked; those on the screen are taken down.',
  unable:
    'This computer runs no service for desktop notifications, so none can be shown outside the window. Inside the window everything is told as ever. If you need them, ask maintenance to start the notification service of the system.',
  readFailed: 'The settings for notifications could not be read: ',
  saveFailed: 'The settings for notifications were not saved: ',
  alerts: 'Notifications',
  on: 'On',
  off: 'Off',
  todos: 'New to-dos',
  todosOf: { urgent: 'Flash, most urgent, due soon', all: 'All' },
  needs:
    'Changes you have to decide, actions that were not accepted, sources that need a sign-in and the like are told whatever is chosen here.',
  quiet: 'Quiet hours',
  from: 'From',
  to: 'To',
  clock: (hour, minute) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
  nextDay: (clock) => `${clock} next day`,
  daysOff: 'Quiet all day on weekends and public holidays (not on those that are worked)',
  urgentThrough: 'Tell flash and most urgent ones during quiet hours too',
  quietAbout:
    'Nothing is lost during quiet hours: one notification at their end sums it up. If the desk is locked or closed then, it is in the window when you open it.',
  quietNow: (until) => `It is quiet now, until ${until}.`,
};

// Puts a core and a shell into the page and then starts the window as it is. The address says in which state:
// ?state=…&todos=…&theme=…&font=…&language=…&sources=none|cut-off&trouble&offline&work-hours&no-notifications&broken-trail

import { RPCHandler } from '@orpc/server/message-port';
import { deskStateSchema, settingsSchema } from '../../../shared/contract/shell.ts';
import { deskInPage } from './desk-in-page.ts';
import { shellInPage } from './shell-in-page.ts';

const asked = new URLSearchParams(location.search);
const state = deskStateSchema.parse(
  JSON.parse(asked.get('state') ?? '{"kind":"open","way":"keyring","credentialsKept":true,"restarts":0}'),
);
const settings = settingsSchema.parse({
  theme: asked.get('theme') ?? 'light',
  fontSize: asked.get('font') ?? 'normal',
  language: asked.get('language') ?? 'zh-CN',
});

const given = ['some', 'none', 'cut-off'] as const;
const desk = new RPCHandler(
  deskInPage({
    todos: Number(asked.get('todos') ?? 55),
    sources: given.find((each) => each === asked.get('sources')) ?? 'some',
    trouble: asked.has('trouble'),
    offline: asked.has('offline'),
    workHours: asked.has('work-hours'),
  }),
);
const shell = new RPCHandler(shellInPage({ state, settings, notifications: !asked.has('no-notifications') }));

function give(
  kind: 'desk-port' | 'shell-port',
  handler: Pick<typeof desk, 'upgrade'> | Pick<typeof shell, 'upgrade'>,
): void {
  const { port1, port2 } = new MessageChannel();
  handler.upgrade(port1, { context: {} });
  port1.start();
  window.postMessage({ govdesk: kind }, location.origin, [port2]);
}

Object.defineProperty(window, 'govdesk', {
  value: {
    platform: 'linux',
    takePorts: () => {
      give('shell-port', shell);
      give('desk-port', desk);
    },
  },
});

await import('../../../renderer/main.tsx');

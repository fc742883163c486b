// org.freedesktop.Notifications of a session under test: keeps what programs want shown, and presses it. Speaks D-Bus
// over the socket of the session's bus, as far as this service needs it.
import { connect, type Socket } from 'node:net';
import { type Message, messagesIn, written } from './dbus-wire.ts';
import { until } from './until.ts';

type ShownNotification = {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
};

export type NotificationDaemon = {
  /** All that were ever shown, in order. */
  readonly shown: readonly ShownNotification[];
  /** Of those still on the screen. */
  readonly standing: () => readonly ShownNotification[];
  press(alert: ShownNotification): void;
  stop(): Promise<void>;
};

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
const bus = {
  path: '/org/freedesktop/DBus',
  destination: 'org.freedesktop.DBus',
  interface: 'org.freedesktop.DBus',
};

/** `address`: the socket of the session's bus. */
export async function startNotificationDaemon(address: string): Promise<NotificationDaemon> {
  const socket = connect(address.replace(/^unix:path=/, ''));
  const shown: ShownNotification[] = [];
  const standing = new Map<number, ShownNotification>();
  let serial = 0;
  let isNamed = false;
  const send = (message: Omit<Message, 'serial'>) => {
    serial += 1;
    socket.write(written({ ...message, serial }));
    return serial;
  };
  const close = (id: number, reason: number) => {
    standing.delete(id);
    send({
      type: 'signal',
      path,
      interface: name,
      member: 'NotificationClosed',
      body: [
        ['u', id],
        ['u', reason],
      ],
    });
  };
  const answer = ({ member, serial: to, sender, args }: Message & { readonly args: readonly unknown[] }) => {
    const reply = (body: Message['body']) => send({ type: 'reply', replyTo: to, destination: sender, body });
    switch (member) {
      case 'GetCapabilities':
        return reply([['as', ['actions', 'body', 'body-markup']]]);
      case 'GetServerInformation':
        return reply([
          ['s', 'tests'],
          ['s', 'govdesk'],
          ['s', '1'],
          ['s', '1.2'],
        ]);
      case 'Notify': {
        const [, replaces, , title, body, actions] = args;
        const id = Number(replaces) > 0 ? Number(replaces) : shown.length + 1;
        const alert = {
          id,
          title: String(title),
          body: String(body),
          actions: Array.isArray(actions) ? actions.map(String) : [],
        };
        shown.push(alert);
        standing.set(id, alert);
        return reply([['u', id]]);
      }
      case 'CloseNotification':
        reply([]);
        return close(Number(args[0]), 3);
      default:
        return send({
          type: 'error',
          replyTo: to,
          destination: sender,
          error: 'org.freedesktop.DBus.Error.UnknownMethod',
          body: [],
        });
    }
  };
  await greeted(socket);
  const named = { serial: 0 };
  readMessages(socket, (message) => {
    if (message.type === 'call') answer(message);
    else if (message.type === 'reply' && message.replyTo === named.serial) isNamed = true;
  });
  send({ ...bus, type: 'call', member: 'Hello', body: [] });
  named.serial = send({
    ...bus,
    type: 'call',
    member: 'RequestName',
    body: [
      ['s', name],
      ['u', 0],
    ],
  });
  await until('the notification daemon has its name', () => isNamed);
  return {
    shown,
    standing: () => [...standing.values()],
    press({ id }) {
      send({
        type: 'signal',
        path,
        interface: name,
        member: 'ActionInvoked',
        body: [
          ['u', id],
          ['s', 'default'],
        ],
      });
      close(id, 2);
    },
    stop: () => new Promise((resolve) => void socket.once('close', () => resolve()).end()),
  };
}

/** The bus asks for no more than who we are: the same user. */
async function greeted(socket: Socket): Promise<void> {
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('data', (said) =>
      said.toString('latin1').startsWith('OK ') ? resolve() : reject(new Error('the bus knows us not')),
    );
  });
  socket.write('BEGIN\r\n');
}

function readMessages(
  socket: Socket,
  take: (message: Message & { readonly args: readonly unknown[] }) => void,
): void {
  let left: Buffer = Buffer.alloc(0);
  socket.on('data', (piece) => {
    const { messages, rest } = messagesIn(Buffer.concat([left, piece]));
    left = rest;
    for (const message of messages) take(message);
  });
}

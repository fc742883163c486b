// The ports: calls wait for the first one, a new one ends the calls of the old, an old one that dies late is nothing.

import { createORPCClient, DynamicLink } from '@orpc/client';
import { oc } from '@orpc/contract';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Door } from '../../../renderer/link/door.ts';
import { troubleOf } from '../../../renderer/link/trouble.ts';
import { until } from '../../fakes/until.ts';

const contract = { name: oc.output(z.string()), never: oc.output(z.string()) };
const open: { close(): void }[] = [];

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** A side that says its name and never answers `never`. */
function side(name: string) {
  const os = implement(contract);
  const asked = { never: 0 };
  const router = os.router({
    name: os.name.handler(() => name),
    never: os.never.handler(() => {
      asked.never += 1;
      return new Promise<string>(() => {});
    }),
  });
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(router).upgrade(port1);
  port1.start();
  open.push(port1, port2);
  return { port: port2, asked, die: () => port1.close() };
}

const clientOf = (door: Door) =>
  createORPCClient<{ name(): Promise<string>; never(): Promise<string> }>(new DynamicLink(() => door.link()));

describe('a door', () => {
  it('lets calls wait for the first port', async () => {
    const door = new Door();
    const name = clientOf(door).name();
    door.replace(side('first').port);
    expect(await name).toBe('first');
  });

  it('ends what runs over the old port when a new one comes', async () => {
    const door = new Door();
    const client = clientOf(door);
    const first = side('first');
    door.replace(first.port);
    const stuck = client.never().catch(troubleOf);
    await until('it was asked', () => first.asked.never === 1);
    door.replace(side('second').port);
    expect(await stuck).toEqual({ kind: 'cut' });
    expect(await client.name()).toBe('second');
  });

  it('ends what runs when the other side dies, and waits for the next port', async () => {
    const door = new Door();
    const client = clientOf(door);
    const first = side('first');
    door.replace(first.port);
    const stuck = client.never().catch(troubleOf);
    await until('it was asked', () => first.asked.never === 1);
    first.die();
    expect(await stuck).toEqual({ kind: 'cut' });
    const name = client.name();
    door.replace(side('second').port);
    expect(await name).toBe('second');
  });

  it('stays open when an old port dies after a new one came', async () => {
    const door = new Door();
    const first = side('first');
    door.replace(first.port);
    door.replace(side('second').port);
    first.die();
    expect(await clientOf(door).name()).toBe('second');
    expect(door.generation).toBe(2);
  });
});

// Answers the control side (control-contract.ts): how a running system misbehaves. What is true and what changes
// are told in control-truth.ts and control-changes.ts.
import { randomBytes, randomUUID } from 'node:crypto';
import { implement } from '@orpc/server';
import { alwaysRemembered } from './base.ts';
import { changes } from './control-changes.ts';
import { controlContract } from './control-contract.ts';
import { truth } from './control-truth.ts';
import { backUp, raiseSchema, restore } from './past.ts';
import type { Running } from './running.ts';

const on = implement(controlContract);

export function controlRouter(running: Running) {
  return on.router({
    faults: faults(running),
    ...memory(running),
    truth: truth(running),
    change: changes(running),
  });
}

function faults({ faults: waiting }: Running) {
  return {
    set: on.faults.set.handler(({ input }) => {
      waiting.set(input);
      return {};
    }),
    list: on.faults.list.handler(() => [...waiting.list()]),
    clear: on.faults.clear.handler(() => {
      waiting.clear();
      return {};
    }),
  };
}

/** What a newer version may add: not only a text. */
export const addedValue = { level: '已审', years: 25 };

function memory({ base, skewClock }: Running) {
  return {
    backUp: on.backUp.handler(() => {
      backUp(base);
      return {};
    }),
    restore: on.restore.handler(({ input: { newEpoch } }) => {
      restore(base, newEpoch ? randomUUID() : undefined);
      return {};
    }),
    raiseSchema: on.raiseSchema.handler(({ input: { schema, field, value = addedValue } }) => {
      raiseSchema(base, schema, field, value);
      return {};
    }),
    skewClock: on.skewClock.handler(({ input }) => {
      skewClock(input.ms);
      return {};
    }),
    forgetCursors: on.forgetCursors.handler(() => {
      base.remember('generation', String(Number(alwaysRemembered(base, 'generation')) + 1));
      return {};
    }),
    newEpoch: on.newEpoch.handler(() => {
      const epoch = randomUUID();
      base.remember('epoch', epoch);
      return { epoch };
    }),
    expireSessions: on.expireSessions.handler(() => {
      base.sql('DELETE FROM session').run();
      return {};
    }),
    sessionLifetime: on.sessionLifetime.handler(({ input }) => {
      base.remember('session-seconds', String(input.seconds));
      return {};
    }),
    changeSecret: on.changeSecret.handler(({ input }) => {
      const secret = input.secret ?? randomBytes(24).toString('base64url');
      base.remember('secret', secret);
      base.sql('DELETE FROM session').run();
      return { secret };
    }),
  };
}

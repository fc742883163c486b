// What stands between a simulated desk and its department: one that writes down who sent what, and one that a desk
// must never be like.
import type { Connector, PulledChange } from '../../main/core/connectors/connector.ts';
import type { Line } from '../fakes/model-connector.ts';
import type { Chance } from './seeded.ts';

export type Sent = { readonly key: string; readonly as: string };

export function watched(connector: Connector, as: string, sent: Sent[]): Connector {
  return {
    ...connector,
    push(action, signal) {
      sent.push({ key: action.key, as });
      return connector.push(action, signal);
    },
    edit(edit, signal) {
      sent.push({ key: edit.key, as });
      return connector.edit(edit, signal);
    },
    create(create, signal) {
      sent.push({ key: create.key, as });
      return connector.create(create, signal);
    },
  };
}

/**
 * Control: the cursor of a page first and its rows after it, as two transactions would save them; now and then a kill
 * in between.
 */
export function cursorBeforeRows(connector: Connector, line: Line, chance: Chance): Connector {
  const rows = new Map<string, readonly PulledChange[]>();
  return {
    ...connector,
    async pull(feed, cursor, signal) {
      const owed = rows.get(feed);
      const page = await connector.pull(feed, cursor, signal);
      if (!page.ok) return page;
      if (owed === undefined) {
        if (page.value.changes.length === 0) return page;
        rows.set(feed, page.value.changes);
        return { ok: true, value: { ...page.value, changes: [], more: true } };
      }
      rows.delete(feed);
      if (line.dead || chance.happens(0.2)) {
        line.dead = true;
        return new Promise(() => undefined);
      }
      return { ok: true, value: { ...page.value, changes: [...owed, ...page.value.changes], more: false } };
    },
  };
}

// 统一待办 as real departments offer it: one list, one count, nothing else. No paging, no cursor, no time zone,
// no write-back; how many items come may differ from how many are counted.
import type { Running } from './running.ts';
import { json, type Reply } from './reply.ts';

const systemCode = 'LXZB';

type Listing = { readonly returned?: number; readonly stated?: number };

function readListing({ base }: Running): Listing {
  return JSON.parse(base.remembered('listing') ?? '{}');
}

export function listReply(running: Running): Reply {
  const { base } = running;
  const address = base.remembered('address') ?? '';
  const { returned, stated } = readListing(running);
  const rows = base
    .sql(`SELECT id, data FROM item WHERE kind = 'todo' AND state = '待办' ORDER BY seq`)
    .all();
  const list = rows.slice(0, returned ?? rows.length).map((row) => {
    const { title, date } = JSON.parse(String(row.data)) as { title: string; date: string };
    return { id: row.id, title, date, detailUrl: `${address}/todos/${row.id}`, systemCode };
  });
  return json({ count: stated ?? rows.length, list });
}

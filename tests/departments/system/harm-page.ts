// Faults inside a page of changes: records that lack or mangle what a desk needs, pages that do not move on.
import type { ActiveFaults } from './faults.ts';
import type { Reply } from './reply.ts';

type Change = { id?: unknown; record?: { data: Record<string, unknown> } };
type Page = { changes: Change[]; cursor: string; more: boolean };

export function harmPage(
  body: Reply['body'],
  askedFrom: string | undefined,
  faults: ActiveFaults,
): Reply['body'] {
  const harms = [withoutId, wrong, doubled, stuck].filter((harm) => harm.when(faults));
  if (harms.length === 0) return body;
  const page: Page = JSON.parse(String(body));
  for (const harm of harms) harm.apply(page, askedFrom);
  return JSON.stringify(page);
}

type Harm = { when(faults: ActiveFaults): boolean; apply(page: Page, askedFrom: string | undefined): void };

const withoutId: Harm = {
  when: (faults) => faults.find('record-without-id') !== undefined,
  apply: (page) => {
    const first = page.changes[0];
    if (first) delete first.id;
  },
};

const wrong: Harm = {
  when: (faults) => faults.find('wrong-record') !== undefined,
  apply: (page) => {
    const data = page.changes.find((change) => change.record)?.record?.data;
    if (data)
      Object.assign(data, { title: 20261131, name: 20261131, arrivedAt: '昨天下午', date: '2026-11-31' });
  },
};

const doubled: Harm = {
  when: (faults) => faults.find('doubled-id') !== undefined,
  apply: (page) => {
    const first = page.changes[0];
    if (first) page.changes.splice(1, 0, structuredClone(first));
  },
};

const stuck: Harm = {
  when: (faults) => faults.find('page-repeats') !== undefined,
  apply: (page, askedFrom) => {
    page.cursor = askedFrom ?? page.cursor;
    page.more = true;
  },
};

// The trail as it is listed: whatever happened, each line once and in order, of all, of a kind, of one record; and before
// anything of this person leaves for a record that the department changed, that stands there (Y5).
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditGroups, eventsOf } from '../../../shared/domain/audit.ts';
import { listAudit } from '../../../main/core/store/audit.ts';
import {
  allTrail,
  filteredTrail,
  type PageOf,
  type TrailLine,
  type TrailPage,
  trailOfRecord,
} from '../../../main/core/store/audit-lines.ts';
import { enqueue, enqueueEdit, markSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { runs } from '../../fakes/runs.ts';
import { aMemoryStore, anArticle, apply, aTodo, now, todoAs } from './builders.ts';
import { aDesk, run, type SmallDesk, step } from './small-desk.ts';
import { brokenAuditLine } from '../../fakes/file-facts.ts';

/** All pages of a few lines each, put together. */
function whole(page: (of: PageOf) => TrailPage): readonly TrailLine[] {
  const limit = 7;
  const rows: TrailLine[] = [];
  for (let offset = 0; ; offset += limit) {
    const { rows: more, total } = page({ offset, limit });
    rows.push(...more);
    if (more.length < limit) {
      expect(rows.length).toBe(total);
      return rows;
    }
  }
}

const seqs = (lines: readonly TrailLine[]): readonly number[] => lines.map(({ seq }) => seq);

/** As they were written, with what each says. */
const written = (store: Store) =>
  listAudit(store).map(({ event, detail }, at) => ({ seq: at + 1, event, detail: JSON.parse(detail) }));

function expectListed({ store, source }: SmallDesk): void {
  const all = written(store);
  expect(seqs(whole((page) => allTrail(store, undefined, page)))).toEqual(
    all.map(({ seq }) => seq).toReversed(),
  );
  const byGroup = auditGroups.flatMap((group) =>
    whole((page) => filteredTrail(store, { events: eventsOf(group), sourceId: 's1' }, page)),
  );
  const ofSource = all.filter(({ detail }) => detail.source === source);
  expect(seqs(byGroup).toSorted((a, b) => a - b)).toEqual(ofSource.map(({ seq }) => seq));
  for (const remoteId of ['r1', 'r2', 'r3']) {
    const key = findRecord(store, 'todo', source, remoteId)?.key;
    if (key === undefined) continue;
    const lines = whole((page) => trailOfRecord(store, { kind: 'todo', key }, page));
    const own = all.filter(({ detail }) => detail.remoteId === remoteId);
    expect(seqs(lines)).toEqual(own.map(({ seq }) => seq));
  }
}

function expectTold({ store, pressed, leaving }: SmallDesk): void {
  const all = written(store);
  for (const id of pressed) {
    const own = all.filter(({ detail }) => detail.action === id);
    expect(own.filter(({ event }) => event === 'action-decided')).toHaveLength(1);
    const attempts = own.flatMap(({ event, detail }) => (event === 'action-sent' ? detail.attempt : []));
    expect(attempts).toEqual(attempts.map((_, at) => at + 1));
    // The first time it leaves: between the press and that it says what the department changed meanwhile.
    const first = leaving.find((each) => each.id === id);
    if (first === undefined || first.revision === first.basedOn) continue;
    const decided = own.find(({ event }) => event === 'action-decided')?.seq ?? 0;
    const sent = own.find(({ event }) => event === 'action-sent')?.seq ?? 0;
    const told = all.filter(
      ({ seq, event, detail }) =>
        seq > decided &&
        seq < sent &&
        (first.revision === undefined
          ? event === 'record-gone'
          : event === 'record-changed' && detail.revision === first.revision) &&
        detail.unfinished.includes(id),
    );
    expect(told).toHaveLength(1);
  }
}

describe('any order of acts', () => {
  it('is listed line by line, each once and in order, and tells what moved before anything leaves', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const desk = aDesk();
        desk.pull();
        for (const each of steps) run(desk, each);
        while (desk.send('answered'));
        desk.pull();
        expectListed(desk);
        expectTold(desk);
        expect(brokenAuditLine(desk.store)).toBeUndefined();
        desk.store.close();
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('a record that the department changes while something of this person waits', () => {
  let store: Store;
  let source: number;
  beforeEach(() => {
    store = aMemoryStore();
    source = sourceKey(store, 's1') ?? 0;
  });
  const pull = (revision: string, title: string) =>
    apply(store, {
      upserts: [{ kind: 'article', remoteId: 'k1', revision, data: anArticle({ title }) }],
    });
  const events = () => written(store).map(({ event }) => event);
  const edit = (id: string, basedOn: string) => {
    const record = findRecord(store, 'article', source, 'k1')?.key ?? 0;
    const of = { source, kind: 'article' as const, remoteId: 'k1', record };
    enqueueEdit(
      store,
      { ...of, id, basedOn, fields: { body: '我的' }, base: { body: anArticle().body } },
      now,
    );
  };

  it('is told of once for each state, before what comes of it', () => {
    pull('1', '甲');
    edit('e1', '1');
    pull('2', '乙');
    pull('2', '乙');
    pull('3', '丙');
    const told = written(store).filter(({ event }) => event === 'record-changed');
    expect(told.map(({ detail }) => [detail.remoteId, detail.revision])).toEqual([
      ['k1', '2'],
      ['k1', '3'],
    ]);
    expect(events().slice(0, 4)).toEqual([
      'edit-decided',
      'record-changed',
      'edit-decided',
      'action-superseded',
    ]);
  });

  it('is not said to be changed by what this person sent', () => {
    apply(store, { upserts: [todoAs('r1', '1', aTodo())] });
    const record = findRecord(store, 'todo', source, 'r1')?.key ?? 0;
    const of = { source, kind: 'todo' as const, remoteId: 'r1', record };
    const body = { action: 'approve' as const, opinion: '' };
    for (const id of ['d1', 'd2']) enqueue(store, { ...of, id, basedOn: '1', body }, now);
    markSending(store, 'd1', now);
    settleAction(store, 'd1', { state: 'accepted', revision: '2' }, now);
    apply(store, { upserts: [todoAs('r1', '2', aTodo({ step: '办结' }))] });
    markSending(store, 'd2', now);
    expect(events()).not.toContain('record-changed');
  });

  it('says nothing of what nobody had anything unfinished on', () => {
    pull('1', '甲');
    pull('2', '乙');
    expect(events()).toEqual([]);
  });
});

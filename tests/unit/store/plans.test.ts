// Each list is pinned to its index: a plan that scans rows would pass every other test and take seconds in a county.
import { describe, expect, it } from 'vitest';
import { recordKinds } from '../../../shared/domain/terms.ts';
import type { TodoFilter } from '../../../shared/contract/desk-todos.ts';
import { arrivedSql } from '../../../main/core/store/alerts.ts';
import { filteredSql } from '../../../main/core/store/audit-lines.ts';
import { levelsAtSql } from '../../../main/core/store/archive-levels.ts';
import { fondsNameSql } from '../../../main/core/store/archive-tree.ts';
import { isIndexedSql } from '../../../main/core/store/followed-due.ts';
import { forgetBaseSql } from '../../../main/core/store/remove.ts';
import { archiveListQuery } from '../../../main/core/store/archives.ts';
import { articleListSql, reportedSql } from '../../../main/core/store/articles.ts';
import { asRow, text } from '../../../main/core/store/columns.ts';
import { feedSliceSql } from '../../../main/core/store/feed-rows.ts';
import { unfinishedSql } from '../../../main/core/store/outbox-rows.ts';
import { type TodoIndex, todoListSql } from '../../../main/core/store/todo-list.ts';
import { aMemoryStore, now } from './builders.ts';

const store = aMemoryStore();

function planOf(sql: string, values: { readonly [name: string]: string | number }): readonly string[] {
  return store
    .sql(`EXPLAIN QUERY PLAN ${sql}`)
    .all(sql.includes(':limit') ? { ...values, limit: 100, offset: 0 } : values)
    .map((row) => text(asRow(row), 'detail'));
}

const scansRows = (step: string): boolean =>
  /^SCAN (todo|archive|article|contact|t|a|c|s|r|d)\b(?!.*COVERING INDEX)/.test(step);

describe('the plan of a list', () => {
  it.each<[string, TodoFilter, TodoIndex]>([
    ['all open to-dos', { scope: 'open' }, 'todo_due'],
    ['open ones of a source', { scope: 'open', sourceId: 's1' }, 'todo_due'],
    ['open ones of an urgency', { scope: 'open', urgency: '特急' }, 'todo_due'],
    ['overdue ones', { scope: 'open', due: 'overdue' }, 'todo_due'],
    ['those due today', { scope: 'open', due: 'today' }, 'todo_due'],
    ['closed ones', { scope: 'closed' }, 'todo_closed'],
  ])('%s reads keys from a covering index, in order', (_, filter, index) => {
    const { text: sql, values } = todoListSql({ filter, now, endOfToday: now + 1 }, index);
    const plan = planOf(sql, values);
    expect(plan.filter((step) => step.includes(`COVERING INDEX ${index}`))).toHaveLength(1);
    expect(plan.filter(scansRows)).toEqual([]);
    expect(plan.filter((step) => step.includes('TEMP B-TREE')).length).toBeLessThanOrEqual(1);
  });

  it.each(recordKinds)('of a slice of a feed, %s, reads the rows of its keys alone', (kind) => {
    const asked = { first: 1, until: 250, source: 1, feed: 'all' };
    expect(planOf(feedSliceSql(kind), asked)).toEqual([
      `SEARCH ${kind} USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)`,
    ]);
  });

  it.each<[string, string, string]>([
    [
      'of the name of a fonds',
      `${fondsNameSql} LIMIT 1`,
      'archive USING INDEX archive_path (level=? AND fonds=?)',
    ],
    [
      'of what is stated above',
      levelsAtSql,
      'archive_level USING INDEX archive_level_above (source=? AND ref_code=?)',
    ],
    [
      'of what an edit began from',
      forgetBaseSql,
      'outbox USING INDEX outbox_base (source=? AND kind=? AND remote_id=?)',
    ],
  ])('%s reads what it names alone', (_, sql, search) => {
    const asked = sql
      .split('?')
      .slice(1)
      .map(() => 'x');
    const plan = store.sql(`EXPLAIN QUERY PLAN ${sql}`).all(...asked);
    expect(plan).toEqual([expect.objectContaining({ detail: `SEARCH ${search}` })]);
  });

  it('of a few to-dos of a group reads that group alone', () => {
    const { text: sql, values } = todoListSql(
      { filter: { scope: 'open', sourceId: 's1', urgency: '特提' }, now, endOfToday: now },
      'todo_group',
    );
    const plan = planOf(sql, values);
    expect(
      plan.some((step) =>
        step.includes('SEARCH todo USING COVERING INDEX todo_group (source=? AND urgency=?)'),
      ),
    ).toBe(true);
    expect(plan.filter(scansRows)).toEqual([]);
  });

  it.each([
    ['all archive records', {}],
    ['a fonds', { fonds: 'Z109' }],
    ['a year of a category', { fonds: 'Z109', category: 'WS', year: 2011 }],
    ['a volume', { fonds: 'Z109', category: 'KJ', classNo: 'KJ·JJ·2011·Y', volumeNo: '003' }],
  ])('of %s follows the path', (_, path) => {
    const { sql, values } = archiveListQuery(path);
    const plan = planOf(sql, values);
    expect(plan.some((step) => step.includes('COVERING INDEX archive_path'))).toBe(true);
    expect(plan.filter(scansRows)).toEqual([]);
  });

  it.each([
    ['all articles', {}, 'article_newest'],
    ['a kind of article', { articleType: '办事指南' as const }, 'article_type'],
    ['articles of a source', { sourceId: 's1' }, 'article_source'],
    ['articles due to be looked over', { reviewBefore: '2026-11-21' }, 'article_review'],
  ])('of %s goes newest first by its index', (_, query, index) => {
    const plan = planOf(articleListSql(query), query);
    expect(plan.some((step) => step.includes(`INDEX ${index}`))).toBe(true);
    expect(plan.filter(scansRows)).toEqual([]);
  });

  it('of what came since reads the end of each group alone, from its index', () => {
    const plan = planOf(arrivedSql, { sourceId: 's1', after: 1, dueBefore: now });
    expect(
      plan.some((step) =>
        step.includes('SEARCH todo USING COVERING INDEX todo_group (source=? AND urgency=? AND key>?)'),
      ),
    ).toBe(true);
    expect(plan.filter(scansRows)).toEqual([]);
  });

  it.each([
    ['all', 'USING COVERING INDEX audit_shown'],
    ['source', 'SEARCH audit USING INDEX audit_record (source=?)'],
  ] as const)('of the trail by %s reads one index', (of, index) => {
    const asked = { sources: '[]', events: '[]', every: 1, from: 0, to: now, upTo: 9 };
    const plan = planOf(`SELECT count(*) AS n ${filteredSql(of)}`, asked);
    expect(plan.filter((step) => / audit /.test(step))).toEqual([expect.stringContaining(index)]);
  });

  it('of what was reported reads nothing else', () => {
    expect(planOf(reportedSql, {}).some((step) => step.includes('INDEX article_reported'))).toBe(true);
  });

  it('of what waits in the outbox never reads what has ended', () => {
    const ofSource = "SELECT o.id FROM outbox o WHERE o.source = 1 AND o.ended = 0 AND o.state = 'accepted'";
    for (const sql of [ofSource, unfinishedSql]) {
      expect(planOf(sql, {}).some((step) => step.includes('INDEX outbox_unended'))).toBe(true);
    }
  });
});

it('whether the index has a row is looked up by its place in each of its tables', () => {
  const plan = planOf(isIndexedSql, { kind: 0, place: 7 });
  // What the tables gave is gone through itself, and that is one row at most.
  const reads = plan.filter((step) => /^(SCAN|SEARCH)/.test(step) && step !== 'SCAN i');
  expect(reads).toHaveLength(7);
  expect(reads.filter((step) => !step.includes('USING INTEGER PRIMARY KEY (rowid=?)'))).toEqual([
    'SEARCH text_long USING COVERING INDEX text_long_whole (kind=? AND place=?)',
  ]);
});

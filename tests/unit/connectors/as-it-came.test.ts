// The data of a to-do is kept as it came only where it says exactly what was read of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOf } from '../../../main/core/connectors/json-reply.ts';
import { decodePage } from '../../../main/core/connectors/profile/decode.ts';
import { readTodo } from '../../../main/core/store/todos.ts';
import { takePage } from '../../../main/core/sync/delta.ts';
import { must } from '../../../shared/domain/must.ts';
import { type TodoData, wholeTodo } from '../../../shared/domain/todo.ts';
import { aMemoryStore, apply, aTodo } from '../store/builders.ts';

const envelope = (changes: string) => `{"epoch":"e","changes":[${changes}],"cursor":"c","more":false}`;
const change = (data: string, more = '') =>
  `{"change":"upsert","id":"a","revision":"1"${more},"record":{"kind":"todo","data":${data}}}`;

function read(text: string) {
  const json = jsonOf({ bytes: Buffer.from(text), header: () => undefined });
  if (!json.ok) throw new Error(JSON.stringify(json.fault));
  const page = decodePage(json.value, { feed: 'todos', expected: 'todo' });
  if (!page.ok) throw new Error(JSON.stringify(page.fault));
  return page.value;
}

const first = (text: string) => {
  const [one] = read(text).changes;
  if (one?.change !== 'upsert' || one.record.kind !== 'todo') throw new Error('no to-do was read');
  return {
    kept: one.json === undefined ? undefined : Buffer.from(one.json).toString(),
    data: one.record.data,
  };
};

const plain = JSON.stringify(aTodo());
const paper = { docNo: '临政办〔2026〕12号', body: '第一段\n第二段' };
const withPaper = JSON.stringify({ ...aTodo(), paper });

describe('data of a to-do as it came', () => {
  it('is kept where every field of it is known and stated', () => {
    expect(first(envelope(change(plain))).kept).toBe(plain);
  });

  it('is kept where only its paper leaves something out, which reading it fills in', () => {
    const { kept, data } = first(envelope(change(withPaper)));
    expect(kept).toBe(withPaper);
    expect(wholeTodo(JSON.parse(kept ?? ''))).toEqual(data);
    expect(data.paper?.opinions).toEqual([]);
  });

  it('is kept of each of several, each its own', () => {
    const other = JSON.stringify(aTodo({ title: '关于报送：{"]}的“通知”' }));
    const page = read(envelope([change(plain), change(other), change(withPaper)].join(', ')));
    const kept = page.changes.map((one) => one.change === 'upsert' && Buffer.from(one.json ?? []).toString());
    expect(kept).toEqual([plain, other, withPaper]);
  });

  it.each([
    ['a field nobody knows', plain.replace('{', '{"colour":"red",')],
    ['a field nobody knows, deeper', withPaper.replace('"docNo"', '"seal":"x","docNo"')],
    [
      'a field stated twice',
      plain.replace('"secretLevel":"内部"', '"secretLevel":"公开","secretLevel":"内部"'),
    ],
    ['an instant in another zone', plain.replace('2026-11-20T01:00:00.000Z', '2026-11-20T09:00:00+08:00')],
    ['a field left out that has a meaning then', plain.replace('"urgency":"一般",', '')],
    ['letters written as numbers', plain.replace('关于', '\\u5173\\u4e8e')],
  ])('is written anew where it has %s', (_what, text) => {
    const { kept, data } = first(envelope(change(text)));
    expect(kept).toBeUndefined();
    expect(data.title).toBe('关于报送2026年度档案工作情况的通知');
  });

  it('is written anew where something else of the record could be taken for it', () => {
    expect(first(envelope(change(plain, ',"other":{"data":{"a":1}}'))).kept).toBeUndefined();
    expect(first(envelope(change(plain, ',"other":1'))).kept).toBeUndefined();
    const twice = `{"changes":[${change(plain)}],${envelope(change(plain)).slice(1)}`;
    expect(first(twice).kept).toBeUndefined();
  });

  it('says what was read, whatever came', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant('2026-03-02T09:00:00+08:00'),
    );
    const names = [
      'title',
      'urgency',
      'arrivedAt',
      'secretLevel',
      'due',
      'paper',
      'actions',
      'mainTo',
      'body',
      'x',
    ];
    const some = fc.array(fc.tuple(fc.constantFrom(...names), fc.oneof(value, fc.constant({ at: 'x' }))), {
      maxLength: 3,
    });
    const space = fc.constantFrom(undefined, 1);
    fc.assert(
      fc.property(some, some, fc.boolean(), space, (over, inPaper, hasPaper, indent) => {
        const data = {
          ...aTodo(),
          ...(hasPaper ? { paper: Object.fromEntries(inPaper) } : {}),
          ...Object.fromEntries(over),
        };
        const page = read(envelope(change(JSON.stringify(data, undefined, indent))));
        for (const one of page.changes) {
          if (one.change !== 'upsert' || one.json === undefined) continue;
          const kept: TodoData = JSON.parse(Buffer.from(one.json).toString());
          expect(wholeTodo(kept)).toEqual(one.record.data);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read from the file as if it had been written anew', () => {
    const store = aMemoryStore();
    const due = { at: '2026-12-01T09:30:00.000Z', unit: 'WD' as const };
    const text = JSON.stringify({ ...aTodo({ due }), paper });
    const taken = takePage(read(envelope(change(text))), {
      feed: { phase: 'delta', generation: 1, done: 0 },
      askedFrom: new Set(),
      emptyPages: 0,
      emptyBefore: false,
    });
    if (!taken.ok || taken.value.kind !== 'delta') throw new Error('no page');
    apply(store, { upserts: taken.value.delta.upserts });
    const kept = must(readTodo(store, 1), 'it was written');
    expect(kept.data).toEqual(first(envelope(change(text))).data);
    expect(kept.face.due).toEqual(due);
    expect(kept.face.docNo).toBe(paper.docNo);
    expect(store.sql('SELECT typeof(data) FROM todo').pluck().get()).toBe('text');
  });
});

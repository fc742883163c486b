// The quick decoder says what zod says, on values that are right, nearly right and wrong.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { quickDecode, unfit } from '../../../main/core/connectors/quick-decode.ts';
import { changeSchema } from '../../../shared/contract/department.ts';
import { archiveDataSchema } from '../../../shared/domain/archive.ts';
import { articleDataSchema } from '../../../shared/domain/article.ts';
import { contactDataSchema } from '../../../shared/domain/contact.ts';
import { isoSchema } from '../../../shared/domain/terms.ts';
import { todoDataSchema } from '../../../shared/domain/todo.ts';

function expectSame(schema: z.ZodType, value: unknown): void {
  const parsed = schema.safeParse(value);
  const quick = quickDecode(schema)(value);
  if (quick === unfit) expect(parsed.success).toBe(false);
  else expect(parsed).toEqual({ success: true, data: quick });
}

const todo = {
  title: '关于报送材料的通知',
  todoKind: '待办',
  state: '待办',
  step: '承办',
  urgency: '特急',
  secretLevel: '内部',
  fromOrg: '县政府办',
  fromPerson: '廖凤兰',
  arrivedAt: '2026-03-02T09:00:00+08:00',
  due: { at: '2026-03-05T01:00:00.000Z', unit: 'WD', length: 3, basis: '条例', estimated: true },
  actions: ['approve', 'return'],
  forwardTo: [{ id: 'a', name: '张三' }],
  detailUrl: 'http://oa/1',
  paper: {
    genre: '通知',
    docNo: '临政办〔2026〕9号',
    mainTo: ['各乡镇'],
    writtenOn: '2026-03-01',
    body: '正文',
    opinions: [{ by: '李四', step: '拟办', text: '拟同意', at: '2026-03-01T01:00:00Z' }],
    files: [{ hash: 'a'.repeat(64), name: '附件.pdf', mime: 'application/pdf', size: 10, role: '附件' }],
  },
};
const archive = {
  refCode: 'Z109-WS·2011·Y·办公室-0001',
  fonds: 'Z109',
  fondsName: '县政府',
  category: 'WS',
  year: 2011,
  retention: 'Y',
  itemNo: '0001',
  title: '题名',
  date: '2011-03-01',
  pages: 3,
};
const article = {
  articleType: '政策法规',
  title: '条例',
  body: '第一条',
  publishedOn: '2020-01-01',
  asks: ['怎么办'],
};
const contact = { name: '张三', org: '县政府', phone: '1' };

/** Anything, and often what stands at a border: lengths, dates, numbers, words of the lists. */
const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    'x'.repeat(300),
    'x'.repeat(301),
    0,
    -1,
    1.5,
    3650,
    3651,
    Number.NaN,
    Number.MAX_SAFE_INTEGER + 1,
    [],
    {},
    '待办',
    '特提',
    '绝密',
    true,
  ),
  fc.constantFrom(
    '2026-02-28T01:00:00.000Z',
    '2026-02-29T01:00:00.000Z',
    '2024-02-29T23:59:59.999Z',
    '2026-02-30T01:00:00.000Z',
    '2026-13-01T01:00:00.000Z',
    '2026-01-01T24:00:00.000Z',
    '2026-01-01T23:59:60.000Z',
    '2026-01-01 01:00:00',
    '2026-01-01T01:00Z',
    '2026-01-01T01:00:00.12Z',
    '2026-06-31',
    '2026-06-30',
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

/** One value somewhere inside replaced, left out or added. */
function spoilt(sample: object): fc.Arbitrary<unknown> {
  const paths = pathsOf(sample);
  return fc
    .record({
      path: fc.constantFrom(...paths),
      value: strange,
      how: fc.constantFrom('replace', 'leave out', 'add'),
    })
    .map(({ path, value, how }) => {
      const copy = structuredClone(sample);
      const holder = path.slice(0, -1).reduce<object>((at, key) => Object(Reflect.get(at, key)), copy);
      if (how === 'leave out') Reflect.deleteProperty(holder, path.at(-1) ?? '');
      else if (how === 'add' && !Array.isArray(holder)) Reflect.set(holder, 'unknownField', value);
      else Reflect.set(holder, path.at(-1) ?? '', value);
      return copy;
    });
}

function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

describe('quickDecode', () => {
  it.each([
    ['to-do', todoDataSchema, todo],
    ['archive', archiveDataSchema, archive],
    ['article', articleDataSchema, article],
    ['contact', contactDataSchema, contact],
  ] as const)('says of any %s what zod says', (_kind, schema, sample) => {
    expectSame(schema, sample);
    fc.assert(
      fc.property(spoilt(sample), (value) => void expectSame(schema, value)),
      { numRuns: 1_500 },
    );
  });

  it('says of any change of a feed what zod says', () => {
    const upsert = { change: 'upsert', id: 'a', revision: 'r1', record: { kind: 'todo', data: todo } };
    const samples = [
      upsert,
      { change: 'tombstone', id: 'a', revision: 'r1', kind: 'archive' },
      { change: 'withdrawn', id: 'a', revision: 'r1', kind: 'todo' },
    ];
    for (const sample of samples) {
      fc.assert(
        fc.property(spoilt(sample), (value) => expectSame(changeSchema, value)),
        { numRuns: 500 },
      );
    }
    fc.assert(fc.property(strange, (value) => expectSame(changeSchema, value)));
  });

  it('normalises instants as zod does, to the millisecond', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') }),
        (date) => expectSame(isoSchema, date.toISOString()),
      ),
    );
    fc.assert(fc.property(strange, (value) => expectSame(isoSchema, value)));
  });

  it('leaves to zod what it does not know', () => {
    const odd = z.object({
      a: z.string().transform((text) => text.length),
      b: z.union([z.string(), z.number()]),
      c: z.record(z.string(), z.number()),
    });
    expectSame(odd, { a: 'abc', b: 1, c: { x: 1 } });
    expectSame(odd, { a: 'abc', b: true, c: {} });
  });

  it('no two records share a list that was left out', () => {
    const decode = quickDecode(contactDataSchema.extend({ tags: z.array(z.string()).default([]) }));
    const [one, two] = [Object(decode(contact)), Object(decode(contact))];
    expect(one.tags).not.toBe(two.tags);
  });
});

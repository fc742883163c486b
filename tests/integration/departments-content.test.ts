// The generated contents: deterministic, legal in form, consistent with the rules, marked as 演示数据.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { changeSchema } from '../../shared/contract/department.ts';
import { dayOf, dayOfYmd, nationalCalendar as calendar } from '../../shared/domain/calendar.ts';
import { readDocNo, readUscc } from '../../shared/domain/codes.ts';
import { readRefCode } from '../../shared/domain/ref-code.ts';
import { lightOf } from '../../shared/domain/deadline.ts';
import { type FileRef, fileRefSchema } from '../../shared/domain/file-ref.ts';
import { aboveOf } from '../../shared/domain/inherited.ts';
import { must } from '../../shared/domain/must.ts';
import type { TodoData } from '../../shared/domain/todo.ts';
import { today } from '../departments/asking.ts';
import { contentOf } from '../departments/content/content.ts';
import { organs, usccOf } from '../departments/content/organs.ts';
import { computeDue } from '../departments/due.ts';
import { scannedPdf } from '../departments/content/scanned.ts';
import { amounts, type Size } from '../departments/content/size.ts';
import { systemNames } from '../departments/system/plan.ts';

const address = 'http://127.0.0.1:7611';
const monday = Date.parse(`${today}T10:00:00+08:00`);

function records(
  name: (typeof systemNames)[number],
  size: Size,
  more: { readonly seed?: string; readonly today?: string } = {},
) {
  const content = contentOf(name, { size, today, address, ...more });
  return { ...content, records: [...content.records] };
}
const hash = (
  name: (typeof systemNames)[number],
  more: { readonly seed?: string; readonly today?: string } = {},
) =>
  createHash('sha256')
    .update(JSON.stringify(records(name, 'demo', more).records))
    .digest('hex');
const todosOf = (size: Size): readonly (TodoData & { readonly id: string })[] =>
  records('oa', size).records.flatMap(({ id, data }) => {
    const parsed = changeSchema.safeParse({
      change: 'upsert',
      id,
      revision: 'r1',
      record: { kind: 'todo', data },
    });
    return parsed.data?.change === 'upsert' && parsed.data.record.kind === 'todo'
      ? [{ ...parsed.data.record.data, id }]
      : [];
  });

describe('the generator', () => {
  it.each(systemNames)(
    '%s: the same seed and day give the same contents, another seed or day others',
    (name) => {
      expect(hash(name)).toBe(hash(name));
      expect(hash(name, { seed: 'other' })).not.toBe(hash(name));
      if (name !== 'knowledge') expect(hash(name, { today: '2026-11-24' })).not.toBe(hash(name));
    },
  );

  it.each(['demo', 'town'] as const)('makes the amounts of the size %s', (size) => {
    const open = todosOf(size).filter(({ state, secretLevel }) => state === '待办' && secretLevel !== '秘密');
    expect(open).toHaveLength(amounts[size].oaOpen);
    expect(records('archives', size).records).toHaveLength(amounts[size].archives + amounts[size].loans);
    expect(records('knowledge', size).records).toHaveLength(amounts[size].articles + amounts[size].contacts);
    expect(records('bidding', size).records).toHaveLength(amounts[size].bidding);
  });

  it('makes 100,000 distinct open to-dos of about 0.8 KB, none planted to be unusable', () => {
    const { records: all, planted } = records('oa', 'stress');
    const bytes = all.reduce((sum, { data }) => sum + Buffer.byteLength(JSON.stringify(data)), 0);
    expect(new Set(all.map(({ id }) => id)).size).toBe(100_000);
    expect(bytes / all.length).toBeGreaterThan(750);
    expect(bytes / all.length).toBeLessThan(950);
    expect([planted.aboveCeiling, planted.badField]).toEqual([[], []]);
  });

  it.each(['archives', 'knowledge'] as const)('%s: every record fits the profile', (name) => {
    const wrong = records(name, 'town').records.flatMap(({ id, kind, data }) => {
      const parsed = changeSchema.safeParse({ change: 'upsert', id, revision: 'r1', record: { kind, data } });
      return parsed.success ? [] : [[id, parsed.error.issues[0]?.path.join('.')]];
    });
    expect(wrong).toEqual([]);
  });

  it('plants in the OA: one above the ceiling, one with an impossible date, a title with HTML, rare names', () => {
    const { records: all, planted } = records('oa', 'demo');
    expect([planted.aboveCeiling.length, planted.badField.length, planted.markup.length]).toEqual([1, 1, 1]);
    expect(planted.rareNames.length).toBeGreaterThanOrEqual(2);
    expect(all.length - todosOf('demo').length).toBe(1);
  });
});

describe('papers', () => {
  const todos = todosOf('town');

  it('have legal 文号, none twice, rising with their dates in each series', () => {
    const numbers = todos.map(({ paper }) => paper?.docNo ?? '');
    expect(numbers.filter((text) => readDocNo(text).ok === false || !text.includes('〔'))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
    const series = new Map<string, { readonly seq: number; readonly on: string }[]>();
    for (const { paper } of todos) {
      const read = readDocNo(paper?.docNo ?? '');
      if (!read.ok || read.value.kind !== 'numbered') continue;
      const { code, year, seq } = read.value;
      series.set(`${code}${year}`, [
        ...(series.get(`${code}${year}`) ?? []),
        { seq, on: paper?.writtenOn ?? '' },
      ]);
    }
    for (const papers of series.values()) {
      const dates = papers.toSorted((a, b) => a.seq - b.seq).map(({ on }) => on);
      expect(dates).toEqual(dates.toSorted());
    }
  });

  it('close as their genre does', () => {
    const endings = new Map(
      todos.map(({ paper }) => [`${paper?.genre} ${paper?.body.split('\n').at(-2)}`, paper?.genre]),
    );
    const asks = [...endings].filter(([, genre]) => genre === '请示').map(([text]) => text);
    expect(asks.length).toBeGreaterThan(0);
    expect(new Set(asks)).toEqual(new Set(['请示 妥否，请批示。']));
    expect([...endings].filter(([, genre]) => genre === '批复').map(([text]) => text)).toEqual([
      '批复 此复。',
    ]);
  });

  it('to a higher organ name their 签发人', () => {
    const upward = todos.filter(({ paper }) => paper?.genre === '请示' || paper?.genre === '报告');
    expect(upward.filter(({ paper }) => paper?.signer === undefined)).toEqual([]);
  });

  it('answered by a 批复 existed before it, under that 文号', () => {
    const asked = new Map(
      todos.map(({ title, paper }) => [paper?.docNo, { title, on: paper?.writtenOn ?? '' }]),
    );
    const replies = todos.filter(({ paper }) => paper?.genre === '批复' && /^你(局|镇)《/.test(paper.body));
    expect(replies.length).toBeGreaterThan(0);
    for (const { paper } of replies) {
      const [, title, docNo] = /^你[局镇]《(.+?)》（(.+?)）收悉/.exec(paper?.body ?? '') ?? [];
      expect(asked.get(docNo)?.title).toBe(title);
      expect((asked.get(docNo)?.on ?? '') < (paper?.writtenOn ?? '')).toBe(true);
    }
  });

  it('are all marked 演示数据', () => {
    expect(todos.filter(({ paper }) => paper?.body.endsWith('（演示数据）') !== true)).toEqual([]);
  });

  it('arrive on or after the day they are written, on working days unless urgent', () => {
    for (const { arrivedAt, paper, urgency } of todos) {
      const arrived = dayOf(Date.parse(arrivedAt));
      expect(arrived).toBeGreaterThanOrEqual(dayOfYmd(paper?.writtenOn ?? ''));
      expect(calendar.isWorkday(arrived) || urgency === '特急').toBe(true);
      expect(Date.parse(arrivedAt)).toBeLessThan(monday);
    }
  });
});

describe('deadlines', () => {
  it('are what the rules make of arrival, unit and length', () => {
    for (const { due, arrivedAt } of todosOf('town')) {
      if (due?.length === undefined) continue;
      const computed = computeDue({ start: arrivedAt, unit: due.unit, length: due.length });
      expect(computed).toMatchObject({ at: due.at, estimated: due.estimated ?? false });
    }
  });

  it('of the demonstration show every light', () => {
    const open = todosOf('demo').filter(({ state }) => state === '待办');
    const lights = open.map(({ due }) => (due === undefined ? '无' : lightOf(due, monday).light));
    const count = (name: string) => lights.filter((light) => light === name).length;
    expect([count('超期'), count('暂停'), count('估算'), count('无')]).toEqual([3, 2, 1, 4]);
    expect(count('临期')).toBeGreaterThanOrEqual(5);
    expect(count('正常')).toBeGreaterThanOrEqual(6);
    expect(open.some(({ due }) => due !== undefined && lightOf(due, monday).day === today)).toBe(true);
  });

  it('are as varied on any other day', () => {
    for (const day of ['2026-01-05', '2026-02-18', '2026-05-04', '2026-09-20', '2026-10-03']) {
      const now = Date.parse(`${day}T10:00:00+08:00`);
      const lights = new Set(
        records('oa', 'demo', { today: day }).records.flatMap(({ data }) => {
          const parsed = changeSchema.safeParse({
            change: 'upsert',
            id: 'x',
            revision: 'r',
            record: { kind: 'todo', data },
          }).data;
          return parsed?.change === 'upsert' && parsed.record.kind === 'todo' && parsed.record.data.due
            ? [lightOf(parsed.record.data.due, now).light]
            : [];
        }),
      );
      for (const light of ['超期', '临期', '正常', '暂停'])
        expect([day, [...lights]]).toEqual([day, expect.arrayContaining([light])]);
    }
  });
});

describe('archives', () => {
  const everything = records('archives', 'town').records.filter(({ kind }) => kind === 'archive');
  const field = (data: object, name: string): string => String(Reflect.get(data, name));
  const all = everything.filter(({ data }) => !Object.hasOwn(data, 'level'));
  const above = everything.filter(({ data }) => Object.hasOwn(data, 'level'));

  it('have every 全宗 and every volume described before what is in it', () => {
    const places = above.map(({ data }) => field(data, 'refCode'));
    expect(places.slice(0, 2)).toEqual(['Z109', 'Z117']);
    const ofVolumes = all.filter(({ data }) => field(data, 'category') === 'KJ');
    for (const { data } of ofVolumes)
      expect(places.filter((place) => aboveOf(field(data, 'refCode')).includes(place))).toHaveLength(2);
    expect(everything.findIndex(({ data }) => field(data, 'level') === '案卷级')).toBeLessThan(
      everything.findIndex(({ data }) => field(data, 'category') === 'KJ' && !Object.hasOwn(data, 'level')),
    );
  });

  it('have legal 档号, none twice, agreeing with their fields', () => {
    expect(new Set(all.map(({ data }) => field(data, 'refCode'))).size).toBe(all.length);
    for (const { data } of all) {
      const read = readRefCode(field(data, 'refCode'));
      expect(read.ok).toBe(true);
      if (!read.ok) continue;
      expect(read.value).toMatchObject({ fonds: field(data, 'fonds'), itemNo: field(data, 'itemNo') });
      if (read.value.kind === 'piece')
        expect(read.value).toMatchObject({
          category: field(data, 'category'),
          retention: field(data, 'retention'),
          year: Reflect.get(data, 'year'),
        });
    }
  });

  it('lie in two 全宗 and are numbered without gaps in each series', () => {
    expect(new Set(all.map(({ data }) => field(data, 'fonds')))).toEqual(new Set(['Z109', 'Z117']));
    const series = new Map<string, number[]>();
    for (const { data } of all) {
      if (field(data, 'category') !== 'WS') continue;
      const key = field(data, 'refCode').replace(/-\d+$/, '');
      series.set(key, [...(series.get(key) ?? []), Number(field(data, 'itemNo'))]);
    }
    for (const numbers of series.values())
      expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
  });

  it('have legal 文号', () => {
    const wrong = all.filter(({ data }) => Reflect.has(data, 'docNo') && !readDocNo(field(data, 'docNo')).ok);
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  it.each([
    ['archives', 'demo', 500_000],
    ['archives', 'town', 3_000_000],
    ['oa', 'demo', 100],
  ] as const)('of %s (%s) are what their records say: bytes, hash, size, mime', (name, size, largest) => {
    const content = contentOf(name, { size, today, address });
    const named = [...content.records].flatMap(({ data }) => {
      const { files = [], paper } = data as { files?: FileRef[]; paper?: { files?: FileRef[] } };
      return [...files, ...(paper?.files ?? [])].map((file) => fileRefSchema.parse(file));
    });
    const held = new Map(content.files.map((file) => [file.hash, file]));
    expect(named.length).toBeGreaterThan(2);
    for (const { hash, size: bytes, mime } of named) {
      const file = must(held.get(hash), 'a file for each reference');
      const made = 'bytes' in file ? file.bytes : scannedPdf(file.recipe);
      expect([createHash('sha256').update(made).digest('hex'), made.length, file.mime]).toEqual([
        hash,
        bytes,
        mime,
      ]);
      if (mime === 'application/pdf') expect(made.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    }
    expect(Math.max(...named.map((file) => file.size))).toBeGreaterThan(largest);
  });
});

describe('organs and people', () => {
  it('24 organs have well-formed, distinct codes of a region that does not exist', () => {
    const codes = organs.map(usccOf);
    expect(codes.map((code) => readUscc(code).ok)).toEqual(organs.map(() => true));
    expect(new Set(codes).size).toBe(24);
    expect(codes.every((code) => code.startsWith('1199'))).toBe(true);
  });

  it('no telephone number could ring anywhere', () => {
    const text = JSON.stringify([...records('knowledge', 'demo').records, ...records('oa', 'demo').records]);
    expect(text.match(/\b1[3-9]\d{9}\b/g)).toBeNull();
    expect((text.match(/0\d{2,3}-\d{7,8}/g) ?? []).filter((phone) => !phone.startsWith('000-'))).toEqual([]);
  });
});

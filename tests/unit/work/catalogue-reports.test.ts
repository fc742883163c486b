// The report of a batch of 编目 is found again after its page is closed, and keeps nothing that may not be here.
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  catalogueReport,
  catalogueReports,
  keepCatalogueReport,
} from '../../../main/core/work/catalogue-reports.ts';
import { removeSource } from '../../../main/core/store/sources.ts';
import type { KeptLine } from '../../../shared/contract/desk-catalogue.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
const sourceId = 's1';
beforeEach(() => {
  desk = aDesk();
});
afterEach(() => desk.store.close());

const line = (place: number, over: Partial<KeptLine> = {}): KeptLine => ({
  ...{ place, row: { cells: { title: `第${place}件` } }, outcome: 'made', problems: [], refCode: '' },
  ...over,
});
const left = (place: number) =>
  line(place, { outcome: 'out', problems: [{ column: 'date', problem: 'not-day' }] });
async function keep(batch: string, ...parts: readonly (readonly KeptLine[])[]): Promise<void> {
  for (const [part, lines] of parts.entries()) {
    const isLast = part === parts.length - 1;
    expect(await keepCatalogueReport(desk, { sourceId, batch, part, isLast, lines })).toMatchObject({
      ok: true,
    });
  }
}
function read(id: string): readonly KeptLine[] {
  const lines: KeptLine[] = [];
  for (;;) {
    const more = catalogueReport(desk, { id, from: lines.length });
    if (!more.ok) throw new Error(`believed: ${id} is kept`);
    if (more.value.lines.length === 0) return lines;
    lines.push(...more.value.lines);
  }
}

it('every line of it is read again in order, with the reason of those left out', async () => {
  const lines = Array.from({ length: 700 }, (_, at) => (at % 100 === 7 ? left(at) : line(at)));
  await keep('b1', lines.slice(0, 400), lines.slice(400));
  const [report] = catalogueReports(desk, { sourceId });
  expect(report).toMatchObject({ batch: 'b1', made: 693, left: 7 });
  expect(read(report?.id ?? '')).toEqual(lines);
});

it('of a row above the ceiling nothing is kept but that word', async () => {
  const row = { cells: { title: '某项工程', secretLevel: '秘密' } };
  const problems = [
    { column: 'secretLevel', problem: 'above-ceiling' },
    { column: 'title', problem: 'held', refCode: 'Z109-WS·2011·Y-0001' },
  ] as const;
  await keep('b1', [
    line(0, { row, outcome: 'out', problems: [...problems], refCode: 'Z109-WS·2011·Y-0002' }),
  ]);
  const [report] = catalogueReports(desk, { sourceId });
  expect(read(report?.id ?? '')).toEqual([
    line(0, { row: { cells: { secretLevel: '秘密' } }, outcome: 'out', problems: [problems[0]] }),
  ]);
});

it('the newest ten of an archive are kept, and go with it', async () => {
  for (let at = 0; at < 12; at += 1) await keep(`b${at}`, [line(at)]);
  const reports = catalogueReports(desk, { sourceId });
  expect([reports.length, reports[0]?.batch, reports.at(-1)?.batch]).toEqual([10, 'b11', 'b2']);
  removeSource(desk.store, sourceId);
  expect(catalogueReports(desk, { sourceId })).toEqual([]);
  expect(desk.store.sql('SELECT count(*) AS n FROM catalogue_report_line').get()).toEqual({ n: 0 });
  expect(catalogueReport(desk, { id: reports[0]?.id ?? '', from: 0 })).toMatchObject({ ok: false });
});

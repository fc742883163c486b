// window ↔ core: the grid of 编目, whose rows are kept in the core and saved as they are written; tables brought into it; and
// the batch that comes of it, made as a whole or not at all. No call carries all rows: a grid may be longer than a message.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { mostInCell, mostRows } from '../domain/catalogue-batch.ts';
import { catalogueColumns, cellProblems } from '../domain/catalogue-row.ts';
import { faultSchema } from '../domain/fault.ts';
import { idSchema } from './desk-views.ts';

const desk = oc.errors({ FAULT: { data: faultSchema } });
const id = idSchema;
const none = z.object({});
const column = z.enum(catalogueColumns);
const place = z.number().int().min(0).max(mostRows);

const catalogueRowSchema = z.object({
  cells: z.partialRecord(column, z.string().max(mostInCell)),
  /** The line of the table it came from. */
  line: z.number().int().positive().optional(),
  /** 列入报告，不导入. */
  out: z.literal(true).optional(),
});
export type CatalogueRow = z.infer<typeof catalogueRowSchema>;

const rowProblemSchema = z.union([
  z.object({ column, problem: z.enum(cellProblems) }),
  z.object({ column: z.enum(['title', 'itemNo']), problem: z.literal('twice'), row: place }),
  z.object({ column: z.enum(['title', 'itemNo']), problem: z.literal('held'), refCode: z.string() }),
  z.object({
    column: z.literal('scan'),
    problem: z.enum(['no-folder', 'no-file', 'not-a-file', 'empty-file', 'file-too-large', 'file-twice']),
    name: z.string(),
  }),
]);

const wrongRowSchema = z.object({ row: place, problems: z.array(rowProblemSchema) });
export type WrongRow = z.infer<typeof wrongRowSchema>;

const seriesSchema = z.object({
  fonds: z.string(),
  category: z.string(),
  year: z.number().int(),
  retention: z.string(),
  orgOrTopic: z.string().optional(),
  /** The next free 件号, after the highest that is known here. */
  next: z.number().int(),
  /** Numbers below it that nobody here has; the first of them. */
  gaps: z.array(z.object({ from: z.number().int(), to: z.number().int() })).max(50),
});
export type NumberedSeries = z.infer<typeof seriesSchema>;

const checkedSchema = z.object({
  wrong: z.array(wrongRowSchema),
  /** Rows that would be made. */
  usable: z.number().int(),
  series: z.array(seriesSchema),
});
export type Checked = z.infer<typeof checkedSchema>;

export const csvEncodings = ['utf-8', 'gb18030', 'utf-16'] as const;
const csvSchema = z.object({
  /** Of the table that was read; it is kept in the core until the next one. */
  token: id,
  encoding: z.enum(csvEncodings),
  delimiter: z.enum([',', ';', '\t', '|']),
  /** The first row, cut to what can be shown. */
  first: z.array(z.string()),
  /** Whether it looks like headings, and the columns they were taken for. */
  headed: z.boolean(),
  columns: z.array(column.nullable()),
  sample: z.array(z.array(z.string())),
  rows: z.number().int(),
  /** Lines whose quotes do not fit together; the first of them. */
  broken: z.array(z.number().int()).max(20),
});
export type OpenedCsv = z.infer<typeof csvSchema>;

export const catalogueStages = ['checking', 'files', 'saving'] as const;
const progressSchema = z.object({
  stage: z.enum(catalogueStages),
  done: z.number().int(),
  of: z.number().int(),
});

const batchSchema = z.object({
  id,
  sourceId: id,
  madeAt: z.string(),
  records: z.number().int(),
  /** Not sent yet: these can still be taken back. */
  unsent: z.number().int(),
  refused: z.number().int(),
});
export type CatalogueBatch = z.infer<typeof batchSchema>;

const keptLineSchema = z.object({
  place,
  row: catalogueRowSchema,
  outcome: z.enum(['made', 'out']),
  /** Why it was left out. */
  problems: z.array(rowProblemSchema).max(100),
  refCode: z.string().max(200),
});
export type KeptLine = z.infer<typeof keptLineSchema>;

const reportSchema = z.object({
  id,
  /** The batch it tells of, which may have ended since. */
  batch: id,
  at: z.string(),
  made: z.number().int(),
  left: z.number().int(),
});
export type CatalogueReport = z.infer<typeof reportSchema>;

const sourceId = id;
/** A folder of scans that the person chose. */
const folder = id.optional();

export const catalogueContract = {
  rows: desk
    .input(z.object({ sourceId, from: place }))
    .output(z.object({ rows: z.array(catalogueRowSchema), total: z.number().int() })),
  /**
   * Rows that changed, by their place. They may come in several parts, and are saved together with the last one: `part`
   * counts from 0, and one that was lost on the way ends the whole (`part`, then from the beginning).
   */
  save: desk
    .input(
      z.object({
        sourceId,
        part: z.number().int().min(0).max(mostRows),
        isLast: z.boolean(),
        changed: z.array(z.object({ place, row: catalogueRowSchema })).max(mostRows),
        total: place,
      }),
    )
    .output(none),
  /** Every row of the saved grid: by itself, beside the others, and beside what is here. */
  check: desk.input(z.object({ sourceId, folder })).output(checkedSchema),
  /** A 件号 for each row of the saved grid that has none and can have one. Nothing is written. */
  number: desk
    .input(z.object({ sourceId }))
    .output(z.object({ numbers: z.array(z.object({ row: place, itemNo: z.string() })) })),
  /** `grant`: a table the person chose in the shell's dialog. */
  openCsv: desk.input(z.object({ grant: id })).output(csvSchema),
  /** Its rows, put at the end of the saved grid; `columns` says what each of its columns is. */
  takeCsv: desk
    .input(
      z.object({ sourceId, token: id, headed: z.boolean(), columns: z.array(column.nullable()).max(200) }),
    )
    .output(z.object({ from: place, added: z.number().int() })),
  /** All rows of the saved grid that are not left out, or none: nothing is made while one is wrong. */
  make: desk
    .input(z.object({ sourceId, folder }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('made'), batch: id, records: z.number().int() }),
        z.object({ outcome: z.literal('wrong'), checked: checkedSchema }),
        z.object({ outcome: z.literal('cancelled') }),
      ]),
    ),
  /** Of what runs; null when nothing does. */
  progress: desk.output(progressSchema.nullable()),
  cancel: desk.output(none),
  /** Those of which something has not ended, newest first. */
  batches: desk.output(z.array(batchSchema)),
  /** What became of each row of a batch, as it was told when it was made; in parts as for `save`. */
  keepReport: desk
    .input(
      z.object({
        sourceId,
        batch: id,
        part: z.number().int().min(0).max(mostRows),
        isLast: z.boolean(),
        lines: z.array(keptLineSchema).max(mostRows),
      }),
    )
    .output(none),
  /** The newest of an archive, newest first. */
  reports: desk.input(z.object({ sourceId })).output(z.array(reportSchema)),
  /** Some lines from a place on; none behind the last. */
  report: desk.input(z.object({ id, from: place })).output(z.object({ lines: z.array(keptLineSchema) })),
  /** What has not left goes back into the grid, files by their names. */
  takeBack: desk.input(z.object({ id })).output(z.object({ back: z.number().int(), left: z.number().int() })),
  /** A table at a place the person chose, in parts as for `save`; no cell of it can be a formula. */
  saveCsv: desk
    .input(
      z.object({
        grant: id,
        part: z.number().int().min(0).max(mostRows),
        isLast: z.boolean(),
        lines: z.array(z.array(z.string().max(mostInCell)).max(40)).max(mostRows + 100),
      }),
    )
    .output(none),
};

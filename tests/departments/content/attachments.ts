// Attachments with real bytes for a few papers: a small table as CSV, fetched by its hash.
import { createHash } from 'node:crypto';
import type { PlannedTodo } from './oa.ts';
import type { WrittenPaper } from './papers.ts';
import { seeded } from './random.ts';
import type { Recipe } from './scanned.ts';

export type FileRecord = { readonly hash: string; readonly mime: string; readonly size: number } & (
  | { readonly bytes: Buffer }
  /** Made whenever it is asked for (scanned.ts). */
  | { readonly recipe: Recipe }
);

/** The first 附件 whose name says that it is a table. */
export function attachmentOf({
  planned,
  draft,
}: WrittenPaper<PlannedTodo>): { readonly ref: object; readonly record: FileRecord } | undefined {
  const note = draft.attachments?.find((name) => /(表|清单)$/.test(name));
  const random = seeded(`${planned.seed}/file`);
  if (note === undefined || !random.chance(0.4)) return undefined;
  const rows = Array.from({ length: random.int(4, 9) }, (_, index) => {
    const [amount, price] = [random.int(2, 90), random.int(3, 480)];
    return [
      index + 1,
      random.pick(lines),
      random.pick(['项', '平方米', '米', '套', '处']),
      amount,
      price,
      amount * price,
    ].join(',');
  });
  const text = `\uFEFF${note}（演示数据）\r\n序号,项目,单位,数量,单价（元）,合计（元）\r\n${rows.join('\r\n')}\r\n`;
  const bytes = Buffer.from(text);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const mime = 'text/csv';
  return {
    ref: { hash, name: `${note}.csv`, mime, size: bytes.length, role: '附件' },
    record: { hash, mime, size: bytes.length, bytes },
  };
}

const lines = [
  '土建工程',
  '设备购置',
  '安装工程',
  '勘察设计',
  '监理费',
  '场地平整',
  '给排水',
  '电气照明',
  '绿化恢复',
  '预备费',
  '前期工作',
  '质量检测',
];

// Volumes (案卷) of the made-up archive: one of building works, and one whose grade its pieces follow.
import type { ArchiveRow, ShownInherited } from '../../../shared/contract/desk-archives.ts';
import { ago } from './moments.ts';

const fonds = 'A439';
const classNo = 'KJ·JJ·2011·Y';
const titles: { readonly [no: string]: string } = {
  '001': '临溪中学食堂新建工程',
  '002': '县实验小学教学楼加固工程',
  '003': '青石镇中心幼儿园改扩建工程（征地补偿）',
};
const parts = [
  '可行性研究报告',
  '初步设计批复',
  '施工图设计文件',
  '招标文件和中标通知书',
  '施工合同',
  '开工报告',
];
const whole = 'volume ';

export const volumesOf = (of: string) =>
  Object.entries(titles).map(([volumeNo, title]) => ({
    path: { fonds, category: 'KJ', classNo: of, volumeNo },
    label: volumeNo,
    title,
    count: parts.length,
    leaf: true,
  }));

const rowOf = (volumeNo: string, at: number): ArchiveRow => ({
  id: `v${volumeNo}${at}`,
  sourceId: 'da',
  refCode: `${fonds}-${classNo}-${volumeNo}-00${at + 1}`,
  fonds,
  category: 'KJ',
  year: 2011,
  retention: 'D30',
  title: `${titles[volumeNo] ?? ''}${parts[at] ?? ''}`,
  date: '2011-06-12',
  pages: 12,
  secretLevel: '公开',
  responsible: '临溪县教育局',
});

export function listVolume(
  volumeNo: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
) {
  const rows = parts.map((_, at) => rowOf(volumeNo, at));
  return {
    rows: rows
      .slice(offset, offset + limit)
      .map((row) => ({ ...row, secretLevel: '内部' as const, retention: 'Y' as const })),
    total: rows.length,
    whole: { id: whole + volumeNo, level: '案卷级' as const },
  };
}

export const ownWords = ({ secretLevel, retention }: ArchiveRow): ShownInherited => ({
  secretLevel: { value: secretLevel },
  retention: { value: retention },
  openMark: { value: '开放' },
});

/** One of a volume, or the volume itself; undefined of any other record. */
export function volumeRecord(id: string) {
  const isWhole = id.startsWith(whole);
  const [, no, at] = /^v(\d{3})(\d)$/.exec(id) ?? [];
  const volumeNo = isWhole ? id.slice(whole.length) : no;
  if (volumeNo === undefined) return undefined;
  const row = rowOf(volumeNo, Number(at ?? 0));
  const from = { refCode: `${fonds}-${classNo}-${volumeNo}`, level: '案卷级' as const };
  const described = {
    ...{ row, fetchedAt: ago(3_600_000), revision: '3', editable: [], edits: [] },
    data: {
      ...row,
      ...{ fondsName: '临溪县教育局全宗', responsible: ['临溪县教育局'], itemNo: `00${Number(at ?? 0) + 1}` },
      ...{ openMark: '开放' as const, carrier: '纸质', location: '四号库 2 列 7 节', body: '', files: [] },
    },
    inherited: {
      ...{ secretLevel: { value: '内部' as const, from }, retention: { value: 'Y' as const, from } },
      ...{ openMark: { value: '控制' as const, from }, access: { value: '本单位' as const, from } },
    },
  };
  if (!isWhole) return described;
  const passed = {
    ...{ secretLevel: '内部' as const, retention: 'Y' as const, openMark: '控制' as const },
    access: '本单位' as const,
  };
  const title = titles[volumeNo] ?? '';
  return {
    ...described,
    row: { ...row, id, title, refCode: from.refCode, ...passed },
    data: {
      ...described.data,
      ...{
        ...passed,
        title,
        refCode: from.refCode,
        itemNo: '',
        level: '案卷级' as const,
        passesDown: passed,
      },
    },
    inherited: {
      ...{ secretLevel: { value: passed.secretLevel }, retention: { value: passed.retention } },
      ...{ openMark: { value: passed.openMark }, access: { value: passed.access } },
    },
  };
}

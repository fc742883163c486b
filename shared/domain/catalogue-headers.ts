// Which column of somebody's table is which of ours, guessed from its heading. A guess is shown and can be changed; each of
// our columns is taken once, by the heading that says it best.
import { type CatalogueColumn, catalogueColumns } from './catalogue-row.ts';

/** What the columns are called in tables of archives, the plainest first. */
const headings: { readonly [C in CatalogueColumn]: readonly string[] } = {
  fonds: ['全宗号', '全宗', 'fonds'],
  category: ['门类', '类别', '档案门类', '类别号', '门类代码', 'category'],
  year: ['年度', '归档年度', '年份', '年', 'year'],
  retention: ['保管期限', '期限', '保管期限代码', 'retention'],
  orgOrTopic: ['机构或问题', '机构问题', '机构', '问题', '机构名称', '归档部门', '机构代码', 'orgortopic'],
  itemNo: ['件号', '顺序号', '室编件号', '馆编件号', 'itemno'],
  docNo: ['文号', '文件编号', '发文字号', '发文号', '文件号', '字号', 'docno'],
  responsible: ['责任者', '第一责任者', '发文单位', '发文机关', '来文单位', '作者', 'responsible'],
  title: ['题名', '正题名', '文件题名', '标题', '文件标题', '文件名称', 'title'],
  date: ['日期', '成文日期', '文件日期', '形成日期', '形成时间', '时间', '发文日期', 'date'],
  pages: ['页数', '页次', '总页数', '张数', 'pages'],
  secretLevel: ['密级', '密别', 'secretlevel'],
  carrier: ['载体', '载体类型', '载体形式', 'carrier'],
  location: ['存址', '存放位置', '存放地址', '库位', 'location'],
  abstract: ['提要', '内容提要', '摘要', '备注', '附注', 'abstract'],
  scan: [
    '扫描件',
    '扫描文件',
    '文件名',
    '电子文件名',
    '原文',
    '电子文件',
    '附件',
    '图像文件',
    'scan',
    'file',
  ],
};

const bare = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:：()（）[\]【】/_.-]/gu, '');

const rankOf = (heading: string, column: CatalogueColumn): number => headings[column].indexOf(bare(heading));

/** For each heading the column it most likely is. */
export function guessColumns(header: readonly string[]): readonly (CatalogueColumn | undefined)[] {
  const guesses = header.map((heading) => catalogueColumns.find((column) => rankOf(heading, column) >= 0));
  return guesses.map((column, at) => {
    if (column === undefined) return undefined;
    const ranks = guesses.map((other, place) =>
      other === column ? rankOf(header[place] ?? '', column) : Number.POSITIVE_INFINITY,
    );
    return ranks.indexOf(Math.min(...ranks)) === at ? column : undefined;
  });
}

/** A first row that names at least two of our columns is a heading and no record. */
export const looksLikeHeader = (row: readonly string[]): boolean =>
  guessColumns(row).filter((column) => column !== undefined).length >= 2;

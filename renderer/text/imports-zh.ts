// 以前的导入: what came of each import of a folder, in Chinese.

const spaced = (n: number): string => n.toLocaleString('zh-CN');

export const importsZh = {
  title: '以前的导入',
  /** One of the list. */
  line: (name: string, counts: string) => `“${name}”：${counts}`,
  counts: (texts: number, left: number) =>
    `导入 ${spaced(texts)} 篇${left === 0 ? '' : `，${spaced(left)} 个没有导入`}`,
  stopped: '中途停止',
  back: '返回以前的导入',
  of: (name: string, when: string) => `“${name}”的导入报告（${when}）`,
  /** Of a text that may not be here nothing is kept, not even what it was called. */
  noName: '（超密级文件，名称未保存）',
  failed: '没有打开这份报告：',
  /** Of 编目. */
  catalogue: {
    title: (n: number) => `以前的编目报告 ${n} 份`,
    line: (when: string, made: number, left: number) =>
      `${when}：送出 ${spaced(made)} 行${left === 0 ? '' : `，${spaced(left)} 行没有导入`}`,
    notKept: '记录已经送出，但这份报告没有保存下来，需要的话请现在打印或另存：',
  },
  underWay: '一次导入还在进行，可以关掉这个窗口；做完后在下面“以前的导入”里看结果。',
  more: '报告很长，只列出前 2,000 个文件，没有导入的排在前面。',
};

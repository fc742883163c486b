// What stands beside a record, in Chinese: who answers for it, provisions, archives, the same matter, each with why.

export const relatedZh = {
  contacts: '谁负责这件事',
  provisions: '条款',
  archives: '档案',
  sameMatter: '同一事项',
  others: '相关',
  failed: '关联的内容没有查出来。',
  reasons: {
    'same-matter': (words: string) => `同一事项：${words}`,
    'same-number': (words: string) => `文号相同：${words}`,
    cited: (words: string) => `正文提到：${words}`,
    'cites-this': (words: string) => `其中提到：${words}`,
    'like-title': (words: string) => `标题都有“${words}”`,
  },
  /** Of a provision: as the text cites it. */
  citedAs: (words: string) => `正文引用：${words}`,
  /** Of a card whose source was not asked for long. */
  stale: (when: string) => `${when}核对，可能已变动`,
  named: '本件写明',
  duty: (words: string) => `职责有“${words}”`,
};

// The closed lists of terms that are needed as values where no schema may come along: in the first bundle of the window,
// which takes the grammar of questions from question.ts, and in the grid of a catalogue. terms.ts has the rest, and hands these on.

/** 密级, lowest first. State-secret grades (秘密 and above) must never be stored here: see classification.ts. */
export const secretLevels = ['公开', '内部', '工作秘密', '秘密', '机密', '绝密'] as const;
export type SecretLevel = (typeof secretLevels)[number];

/** Where the department says the matter stands. */
export const todoStates = ['待办', '在办', '挂起', '已办', '办结', '退回', '转出', '撤销'] as const;
export type TodoState = (typeof todoStates)[number];
/** The rest are closed. */
export const openTodoStates: readonly TodoState[] = ['待办', '在办', '挂起'];

/** 有效性 of a rule. */
export const validities = ['尚未生效', '现行有效', '已被修订', '已废止', '失效'] as const;
export type Validity = (typeof validities)[number];

/** What an article of 知识 is. The order is stored in the index. */
export const articleTypes = [
  '政策法规',
  '办事指南',
  '标准口径',
  '业务规范',
  '常见问答',
  '典型案例',
  '通讯与职责',
  '参考资料',
] as const;
export type ArticleType = (typeof articleTypes)[number];

/** What may be wrong with an article. */
export const articleFaults = ['有误', '过期', '其他'] as const;
export type ArticleFault = (typeof articleFaults)[number];

/** 适用: whom an article is for. */
export const audiences = ['坐席', '窗口', '全体'] as const;
export type Audience = (typeof audiences)[number];

/** The kinds of record a department may offer. */
export const recordKinds = ['todo', 'archive', 'article', 'contact'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** What the search knows: records, the provisions (条) of norms, the text of files. The order is stored in the index. */
export const indexedKinds = [...recordKinds, 'provision', 'file'] as const;
export type IndexedKind = (typeof indexedKinds)[number];

/** 保管期限 (国家档案局令第8号): Y 永久, D30 30年, D10 10年. */
export const retentions = ['Y', 'D30', 'D10'] as const;
export type Retention = (typeof retentions)[number];

/** 门类 (DA/T 13-2022). */
export const archiveCategories = [
  'WS',
  'KJ',
  'RS',
  'KU',
  'ZY',
  'ZP',
  'LY',
  'LX',
  'SJ',
  'YJ',
  'WY',
  'MT',
  'SW',
] as const;
export type ArchiveCategory = (typeof archiveCategories)[number];

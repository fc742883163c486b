// The closed lists of terms that are needed as values where no schema may come along: in the first bundle of the window,
// which takes the grammar of questions from question.ts. terms.ts has the rest, and hands these on.

/** 密级, lowest first. State-secret grades (秘密 and above) must never be stored here: see classification.ts. */
export const secretLevels = ['公开', '内部', '工作秘密', '秘密', '机密', '绝密'] as const;
export type SecretLevel = (typeof secretLevels)[number];

/** 有效性 of a rule. */
export const validities = ['尚未生效', '现行有效', '已被修订', '已废止', '失效'] as const;
export type Validity = (typeof validities)[number];

/** The kinds of record a department may offer. */
export const recordKinds = ['todo', 'archive', 'article', 'contact'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** What the search knows: records, the provisions (条) of norms, the text of files. The order is stored in the index. */
export const indexedKinds = [...recordKinds, 'provision', 'file'] as const;
export type IndexedKind = (typeof indexedKinds)[number];

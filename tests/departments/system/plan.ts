// The four sample systems as data: who they are, what they offer, how they are signed in to.
import { type CreatedKind, createdFields } from '../../../shared/domain/create.ts';
import { fieldClasses } from '../../../shared/domain/edit.ts';
import type { SignInKind } from '../../../shared/domain/source.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import type { Lends } from './loans.ts';

export const systemNames = ['oa', 'archives', 'knowledge', 'bidding'] as const;
export type SystemName = (typeof systemNames)[number];

export type SystemPlan = {
  readonly systemId: string;
  readonly name: string;
  /** 提供单位. */
  readonly organ: string;
  readonly speaks: 'profile' | 'list';
  readonly feeds: readonly { readonly name: string; readonly kinds: readonly RecordKind[] }[];
  /** What may be changed from a desk. */
  readonly edits: readonly { readonly kind: RecordKind; readonly fields: readonly string[] }[];
  /** What may be made from a desk. */
  readonly creates: readonly { readonly kind: CreatedKind; readonly fields: readonly string[] }[];
  readonly takesUploads: boolean;
  /** How soon 查借阅申请 are granted. */
  readonly loans: Lends;
  readonly signIn: SignInKind;
  /** The demonstration account; the secret is made once per data folder. */
  readonly account: string;
  /** Who stands behind the account: signs the opinions. */
  readonly person: { readonly name: string; readonly org: string };
  readonly ports: { readonly desk: number; readonly control: number };
};

/** 机构或问题 is part of the 档号: the archive alone changes it. */
export const archiveEdits = {
  kind: 'archive',
  fields: Object.keys(fieldClasses.archive).filter((field) => field !== 'orgOrTopic'),
} as const;
const articleEdits = { kind: 'article', fields: Object.keys(fieldClasses.article) } as const;
export const archiveCreates = { kind: 'archive', fields: createdFields.archive } as const;
const articleCreates = { kind: 'article', fields: createdFields.article } as const;

/** As a colleague who looks at it at once. */
const loans: Lends = { afterMs: 1_500 };

const person = { name: '周清和', org: '临溪县人民政府办公室' };

export const plans: { readonly [K in SystemName]: SystemPlan } = {
  oa: {
    systemId: 'linxi-oa',
    name: '公文办理系统',
    organ: '临溪县人民政府办公室（演示数据）',
    speaks: 'profile',
    feeds: [{ name: 'todos', kinds: ['todo'] }],
    edits: [],
    creates: [],
    takesUploads: false,
    loans,
    signIn: 'bearer',
    account: 'zhouqinghe',
    person,
    ports: { desk: 7611, control: 7621 },
  },
  archives: {
    systemId: 'linxi-archives',
    name: '数字档案管理系统',
    organ: '临溪县档案馆（演示数据）',
    speaks: 'profile',
    feeds: [
      { name: 'archives', kinds: ['archive'] },
      { name: 'todos', kinds: ['todo'] },
    ],
    edits: [archiveEdits],
    creates: [archiveCreates],
    takesUploads: true,
    loans,
    signIn: 'basic',
    account: 'zhouqinghe',
    person,
    ports: { desk: 7612, control: 7622 },
  },
  knowledge: {
    systemId: 'linxi-knowledge',
    name: '政务知识库',
    organ: '临溪县行政审批服务局（演示数据）',
    speaks: 'profile',
    feeds: [
      { name: 'articles', kinds: ['article'] },
      { name: 'contacts', kinds: ['contact'] },
    ],
    edits: [articleEdits],
    creates: [articleCreates],
    takesUploads: false,
    loans,
    signIn: 'form',
    account: 'zhouqinghe',
    person,
    ports: { desk: 7613, control: 7623 },
  },
  bidding: {
    systemId: 'linxi-bidding',
    name: '招标投标交易平台',
    organ: '临溪县公共资源交易中心（演示数据）',
    speaks: 'list',
    feeds: [{ name: 'todos', kinds: ['todo'] }],
    edits: [],
    creates: [],
    takesUploads: false,
    loans,
    signIn: 'key',
    account: '',
    person,
    ports: { desk: 7614, control: 7624 },
  },
};

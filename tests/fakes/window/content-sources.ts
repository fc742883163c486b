// Sources in every state a source can be in, for looking at the window.

import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { ago, ahead, hour } from './moments.ts';

const source = (some: Partial<SourceStatus> & Pick<SourceStatus, 'id' | 'name' | 'organ'>): SourceStatus => ({
  address: `https://${some.id}.linxi.example`,
  connector: 'profile',
  signIn: 'bearer',
  account: '经办人 017',
  health: { kind: 'ok' },
  syncing: false,
  phase: 'idle',
  progress: [],
  bytes: 0,
  lastOkAt: ago(20 * 60_000),
  waiting: 0,
  unsettled: 0,
  setAside: 0,
  counts: { todo: 11, archive: 0, article: 0, contact: 40 },
  ...some,
});

export const sources: readonly SourceStatus[] = [
  source({ id: 'oa', name: 'OA 公文', organ: '县政府办公室' }),
  source({
    id: 'da',
    name: '档案系统',
    organ: '县档案馆',
    signIn: 'basic',
    syncing: true,
    phase: 'first',
    progress: [{ feed: 'records', done: 31_520, total: 50_000 }],
    bytes: 26_214_400,
    remainingMs: 2200,
    waiting: 3,
    unsettled: 2,
    oldestUnsentAt: ago(25 * 60_000),
    counts: { todo: 0, archive: 31_520, article: 0, contact: 0 },
  }),
  source({
    id: 'yc',
    name: '一窗受理',
    organ: '县行政审批局',
    waiting: 1,
    unsettled: 2,
    oldestUnsentAt: ago(40 * 60_000),
    clockSkewMs: 9 * 60_000,
  }),
  source({
    id: 'zs',
    name: '知识库',
    organ: '县政务服务中心',
    signIn: 'form',
    health: { kind: 'trouble', fault: { kind: 'sign-in-needed', reason: 'expired' }, since: ago(15 * hour) },
    lastOkAt: ago(15 * hour),
    counts: { todo: 0, archive: 0, article: 320, contact: 0 },
  }),
  source({
    id: 'zt',
    name: '招投标',
    organ: '县公共资源交易中心',
    connector: 'list',
    signIn: 'key',
    account: '',
    health: { kind: 'incomplete', fetched: 38, stated: 52 },
    nextTryAt: ahead(30 * 60_000),
    setAside: 1,
    counts: { todo: 38, archive: 0, article: 0, contact: 0 },
  }),
  source({
    id: 'gs',
    name: '市场监管',
    organ: '县市场监管局',
    health: { kind: 'brake', feed: 'records', removals: 280, of: 312, since: ago(hour) },
    counts: { todo: 12, archive: 300, article: 0, contact: 0 },
  }),
  source({
    id: 'bz',
    name: '标准口径库',
    organ: '县政务服务中心',
    health: { kind: 'read-only' },
    waiting: 1,
    oldestUnsentAt: ago(50 * 60_000),
    counts: { todo: 0, archive: 0, article: 84, contact: 0 },
  }),
];

/** The same sources with the cable pulled out. */
export const cutOff: readonly SourceStatus[] = sources.slice(0, 5).map(
  ({ remainingMs: _, ...each }): SourceStatus => ({
    ...each,
    health: { kind: 'trouble', fault: { kind: 'offline', reason: 'no-network' }, since: ago(hour / 2) },
    syncing: false,
    phase: 'idle',
    progress: [],
    nextTryAt: ahead(4 * 60_000),
  }),
);

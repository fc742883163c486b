// Sources in every state a source can be in, for looking at the window.

import type { SourceStatus } from '../../../shared/contract/desk-views.ts';
import { ago, ahead, hour } from './moments.ts';

const source = (some: Partial<SourceStatus> & Pick<SourceStatus, 'id' | 'name' | 'organ'>): SourceStatus => ({
  address: `https://${some.id}.linxi.example`,
  connector: 'profile',
  signIn: 'bearer',
  account: '经办人 017',
  health: { kind: 'ok' },
  syncing: false,
  progress: [],
  lastOkAt: ago(20 * 60_000),
  waiting: 0,
  unsettled: 0,
  setAside: 0,
  counts: { todo: 11, archive: 0, article: 0, contact: 40 },
  ...some,
});

export const sources: readonly SourceStatus[] = [
  source({ id: 'oa', name: 'OA 公文', organ: '县政府办公室', waiting: 2 }),
  source({
    id: 'da',
    name: '档案系统',
    organ: '县档案馆',
    signIn: 'basic',
    syncing: true,
    progress: [{ feed: 'records', done: 31_520, total: 50_000 }],
    counts: { todo: 0, archive: 31_520, article: 0, contact: 0 },
  }),
  source({
    id: 'yc',
    name: '一窗受理',
    organ: '县行政审批局',
    waiting: 1,
    unsettled: 2,
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
];

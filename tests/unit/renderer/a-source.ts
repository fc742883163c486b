// A source in good order, for tests of the words about one; what a test is about is handed in.
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';

export const aSource = (some: Partial<SourceStatus> = {}): SourceStatus => ({
  id: 's1',
  name: '招投标',
  organ: '县公共资源交易中心',
  address: 'https://zt.example',
  connector: 'list',
  signIn: 'key',
  account: '',
  health: { kind: 'ok' },
  syncing: false,
  phase: 'idle',
  progress: [],
  bytes: 0,
  lastOkAt: '2026-11-20T01:12:00.000Z',
  waiting: 0,
  unsettled: 0,
  setAside: 0,
  counts: { todo: 38, archive: 0, article: 0, contact: 0 },
  ...some,
});

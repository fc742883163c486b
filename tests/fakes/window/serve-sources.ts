// Answers what is asked of the sources of the pretended desk, and keeps what is switched until the page goes.

import { implement } from '@orpc/server';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { logLines } from './content-sync.ts';
import { ago } from './moments.ts';

const os = implement(deskContract);
const done = () => ({});

type Switches = { offline: boolean; workHoursOnly: boolean };

type Sources = {
  readonly sources: SourceStatus[];
  readonly switches: Switches;
  readonly notify: (...topics: NoticeTopic[]) => void;
};

const about = {
  profile: '1' as const,
  systemId: 'oa-linxi',
  epoch: 'e1',
  name: 'OA 公文',
  organ: '临溪县人民政府办公室',
  feeds: [{ name: 'todos', kinds: ['todo' as const, 'contact' as const] }],
  signIn: { kind: 'form' as const, formPath: '/login' },
  limits: { page: 500, body: 100_000 },
  keyRetentionDays: 400,
  schema: 1,
  edits: [],
  digest: true,
};

export const serveSources = ({ sources, switches, notify }: Sources) => {
  const change = (id: string, some: Partial<SourceStatus>): void => {
    const place = sources.findIndex((source) => source.id === id);
    const source = sources[place];
    if (source !== undefined) sources[place] = { ...source, ...some };
    notify('sources');
  };
  return {
    list: os.sources.list.handler(() => sources),
    probe: os.sources.probe.handler(({ input: { address }, errors }) => {
      if (address.includes('bad'))
        throw errors.FAULT({ data: { kind: 'bad-reply', reason: 'html', detail: '' } });
      return { connector: 'profile' as const, address, about: { ...about, now: ago(0) } };
    }),
    add: os.sources.add.handler(() => ({ id: 'oa' })),
    rename: os.sources.rename.handler(done),
    signIn: os.sources.signIn.handler(({ input: { account }, errors }) => {
      if (account === 'wrong') throw errors.FAULT({ data: { kind: 'sign-in-needed', reason: 'rejected' } });
      return {};
    }),
    pause: os.sources.pause.handler(({ input: { id, paused } }) => {
      change(id, { health: paused ? { kind: 'paused' } : { kind: 'ok' }, syncing: false, phase: 'idle' });
      return {};
    }),
    syncNow: os.sources.syncNow.handler(done),
    remove: os.sources.remove.handler(done),
    workOffline: os.sources.workOffline.handler(({ input }) => {
      switches.offline = input.offline;
      notify('sources');
      return {};
    }),
    workHoursOnly: os.sources.workHoursOnly.handler(({ input }) => {
      switches.workHoursOnly = input.on;
      notify('sources');
      return {};
    }),
    answerBrake: os.sources.answerBrake.handler(({ input: { id } }) => {
      change(id, { health: { kind: 'ok' } });
      return {};
    }),
    log: os.sources.log.handler(({ input: { limit } }) => logLines.slice(0, limit)),
  };
};

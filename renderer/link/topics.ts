// Which answers are out of date once the core says that a topic changed. A notice carries no data: what is on
// screen is asked for again, what is not is marked.

import type { NoticeTopic } from '../../shared/contract/desk-views.ts';

type Path = readonly string[];

/** The trail grows with nearly everything. */
const trail: readonly Path[] = [
  ['audit', 'list'],
  ['audit', 'ofRecord'],
];

const stale: { readonly [T in NoticeTopic]: readonly Path[] } = {
  todos: [['todos'], ['overview'], ['handOver']],
  archives: [
    ['archives'],
    ['catalogue', 'reports'],
    ['files', 'state'],
    ['creates', 'list'],
    ['sources', 'list'],
  ],
  articles: [['articles'], ['norms'], ['annotations'], ['sources', 'list']],
  annotations: [['annotations']],
  // Beside a record stand people, with numbers that may be withheld from now on.
  contacts: [['contacts'], ['related'], ['sources', 'list']],
  sources: [
    ...trail,
    ['handOver'],
    ['sources', 'list'],
    ['sources', 'log'],
    ['creates', 'offers'],
    ['overview'],
  ],
  outbox: [
    ...trail,
    ['outbox'],
    ['handOver'],
    ['todos'],
    ['archives', 'read'],
    ['articles', 'read'],
    ['records'],
    ['creates', 'list'],
    ['catalogue', 'batches'],
    ['sources', 'list'],
    ['overview'],
  ],
  'set-aside': [...trail, ['setAside'], ['sources', 'list'], ['overview']],
  conflicts: [...trail, ['conflicts'], ['handOver'], ['overview']],
  files: [...trail, ['files'], ['outbox', 'list']],
  alerts: [['alerts']],
  audit: [['audit'], ['overview']],
  searches: [['search', 'kept']],
  // What a question finds, in 通讯录 too, and what stands beside a record is known once the index has followed.
  index: [['overview'], ['search'], ['related'], ['contacts', 'list'], ['contacts', 'owners']],
};

/** The paths of the calls whose answers are stale, each once. */
export function stalePaths(topics: readonly NoticeTopic[]): readonly Path[] {
  const paths = new Map(topics.flatMap((topic) => stale[topic]).map((path) => [path.join('.'), path]));
  return [...paths.values()];
}

// Follows what the core says has changed and marks the answers that are now out of date. After every new port
// (the core was started again) everything is out of date.

import type { QueryClient } from '@tanstack/react-query';
import type { NoticeTopic } from '../../shared/contract/desk-views.ts';
import { deskClient, deskDoor } from './doors.ts';
import { stalePaths } from './topics.ts';

/** Many changes at once have the core speak 20 times a second; four times is as much as an eye can use. */
const quietMs = 250;
/** A stream that ended although its port lives is taken up again after this. */
const againMs = 1000;

export function followNotices(queries: QueryClient): void {
  const gathered = new Set<NoticeTopic>();
  let lastAt = 0;

  const mark = () => {
    lastAt = Date.now();
    const topics = [...gathered];
    gathered.clear();
    for (const path of stalePaths(topics)) void queries.invalidateQueries({ queryKey: [['desk', ...path]] });
  };
  const gather = (topics: readonly NoticeTopic[]) => {
    if (gathered.size === 0) setTimeout(mark, Math.max(0, lastAt + quietMs - Date.now()));
    for (const topic of topics) gathered.add(topic);
  };
  const everything = async () => {
    // What was asked of the line before gets no answer: given up, so that it is asked anew.
    await queries.cancelQueries({ queryKey: [['desk']] });
    await queries.invalidateQueries({ queryKey: [['desk']] });
  };

  deskDoor.onReplaced(() => {
    // The calls that waited for the first line are under way by themselves.
    if (deskDoor.generation > 1) void everything();
    void follow(gather, () => void everything());
  });
}

/** Goes on until the port is no longer the one it began with. */
async function follow(
  gather: (topics: readonly NoticeTopic[]) => void,
  everything: () => void,
): Promise<void> {
  const mine = deskDoor.generation;
  while (mine === deskDoor.generation) {
    await read(gather);
    await new Promise((resolve) => setTimeout(resolve, againMs));
    if (mine === deskDoor.generation) everything();
  }
}

async function read(gather: (topics: readonly NoticeTopic[]) => void): Promise<void> {
  try {
    for await (const { topics } of await deskClient.notices.follow()) gather(topics);
  } catch (cut) {
    // The end of a line is expected: the core died or the desk was locked. Which of them, the shell tells.
    console.info('notices ended', cut instanceof Error ? cut.name : cut);
  }
}

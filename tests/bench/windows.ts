// What the benchmarks watch for in a window: scripts that run in the page before its own, and what is pressed.

import type { Place } from './place.ts';
import { type Key, type StartedApp, startApp } from './started-app.ts';
import { zh } from '../../renderer/text/zh.ts';

export const arrowDown: Key = { key: 'ArrowDown', code: 'ArrowDown', keyCode: 40 };

/** Chromium's own time of the first picture. */
const watchFirstPaint = `
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tell(entry.name, undefined, entry.startTime);
  }).observe({ type: 'paint', buffered: true });`;

/**
 * `rows`: the first to-do with its words has been drawn. `chosen`: the row that a key chose has been drawn as
 * chosen, n times so far.
 */
const watchList = `
  const label = ${JSON.stringify(zh.todos.list)};
  const rows = () => [...document.querySelectorAll('[role=grid][aria-label="' + label + '"] [role=row]')];
  const isFilled = (row) => row.textContent.trim() !== '' && row.querySelector('[role=img]') === null;
  let seen = false;
  let chosen = '';
  const look = () => {
    const all = rows();
    if (!seen && all.some(isFilled)) {
      seen = true;
      painted(() => tell('rows'));
    }
    const row = all.find((one) => one.getAttribute('aria-selected') === 'true');
    const now = row && isFilled(row) ? row.getAttribute('aria-rowindex') : '';
    if (now !== chosen) {
      chosen = now;
      if (now !== '') painted(() => tell('chosen', now));
    }
  };
  const start = () => new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  start();`;

export function startDesk(place: Place, dataFolder: string, watch = ''): Promise<StartedApp> {
  return startApp({
    executable: place.desk,
    args: [`--user-data-dir=${dataFolder}`],
    env: place.session.env,
    watch: `${watchFirstPaint}${watchList}${watch}`,
  });
}

export function startEmpty(
  { empty, session, scratch }: Place,
  words: readonly string[] = [],
  watch = '',
): Promise<StartedApp> {
  return startApp({
    executable: empty,
    args: [`--user-data-dir=${scratch}/empty-data`, ...words],
    env: session.env,
    watch: `${watchFirstPaint}${watch}`,
  });
}

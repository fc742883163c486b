// (d) From a key to painted results, in the real window over 100,000 to-dos, with the parts of the way: until the
// window asks, until the core has answered, until the results are drawn. Beside it what a call costs that asks for
// nothing: the same port, an address nobody serves.

import { cpuMs, treeOf } from '../fakes/processes.ts';
import { until } from '../fakes/until.ts';
import type { Made } from './made-desk.ts';
import type { Measure, Outcome } from './outcome.ts';
import type { Place } from './place.ts';
import type { StartedApp } from './started-app.ts';
import { startDesk } from './windows.ts';

/** Typed one character after the other, as words come out of an input method or off the keys. */
const questions = [
  '防汛物资',
  '征求意见',
  '请示',
  '项目建设',
  '会议通知',
  '资金',
  '档案',
  '督办事项',
  '关于',
  '临政办发',
  'zwfw',
  'fangxun',
  'xiangmu',
  '2026',
] as const;
const rounds = 3;

const watchStrokes = `
  const empty = () => ({ input: 0, asked: 0, replied: 0, drawn: 0 });
  let stroke = empty();
  let lastId;
  let timer;
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (data, ...rest) {
    if (typeof data === 'string' && data.includes('"/search/ask"')) {
      lastId = JSON.parse(data).i;
      stroke.asked = performance.now();
    }
    return post.call(this, data, ...rest);
  };
  const onReply = ({ data }) => {
    if (typeof data !== 'string') return;
    const { i } = JSON.parse(data);
    globalThis.benchReplies?.get(i)?.();
    if (i !== lastId) return;
    stroke.replied = performance.now();
    clearTimeout(timer);
    // What is drawn within this time belongs to this answer.
    timer = setTimeout(() => {
      const { input, asked, replied, drawn } = stroke;
      tell('stroke', { ask: asked - input, answer: replied - asked, draw: Math.max(drawn, replied) - replied, all: Math.max(drawn, replied) - input });
    }, 120);
  };
  addEventListener('message', (event) => {
    if (event.data?.govdesk !== 'desk-port') return;
    globalThis.benchPort = event.ports[0];
    event.ports[0].addEventListener('message', onReply);
  });
  addEventListener('beforeinput', (event) => {
    stroke = empty();
    stroke.input = event.timeStamp;
  }, true);
  const watchSearch = () => new MutationObserver((changes) => {
    const inSearch = changes.some(({ target }) => (target.closest ? target : target.parentElement)?.closest?.('search, [role=search]'));
    if (inSearch) painted(() => { stroke.drawn = performance.now(); });
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  watchSearch();`;

const emptyTrips = `(async () => {
  globalThis.benchReplies = new Map();
  const times = [];
  for (let n = 0; n < 300; n += 1) {
    const i = 'bench-' + n;
    const startedAt = performance.now();
    const reply = new Promise((resolve) => globalThis.benchReplies.set(i, resolve));
    globalThis.benchPort.postMessage(JSON.stringify({ i, p: { u: '/bench/nothing', b: {} } }));
    await reply;
    times.push(performance.now() - startedAt);
  }
  return times;
})()`;

type Stroke = { readonly ask: number; readonly answer: number; readonly draw: number; readonly all: number };

export async function keystroke(place: Place, made: Made): Promise<Outcome> {
  const app = await startDesk(place, made.dataFolder, watchStrokes);
  try {
    await app.report('rows');
    await calm(app);
    const strokes: Stroke[] = [];
    // The first round is for the compilers.
    await typeAll(app);
    for (let round = 0; round < rounds; round += 1) strokes.push(...(await typeAll(app)));
    const trips = (await app.evaluate(emptyTrips)) as readonly number[];
    return outcomeOf(strokes, trips.slice(50), made);
  } finally {
    await app.end();
  }
}

/** What starts behind the first list (the words' sounds, a look at the sources) is over. */
async function calm(app: StartedApp): Promise<void> {
  const busyMs = () => treeOf(app.pid).reduce((sum, { pid }) => sum + cpuMs(pid), 0);
  let last = busyMs();
  await until(
    'the app has come to rest',
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const now = busyMs();
      const used = now - last;
      last = now;
      return used < 25;
    },
    // A file of a million records is looked through once.
    { limitMs: 300_000 },
  );
}

async function typeAll(app: StartedApp): Promise<readonly Stroke[]> {
  const strokes: Stroke[] = [];
  for (const question of questions) {
    await app.press({ key: 'k', code: 'KeyK', keyCode: 75, modifiers: 2 });
    for (const character of question) {
      const seen = app.count('stroke');
      await app.type(character);
      strokes.push((await app.report('stroke', seen)).more as Stroke);
    }
  }
  return strokes;
}

function outcomeOf(strokes: readonly Stroke[], trips: readonly number[], made: Made): Outcome {
  const measure = (what: string, values: readonly number[]): Measure => ({ what, unit: 'ms', values });
  return {
    name: 'keystroke',
    about: `from a key to painted results over ${made.todos} to-dos`,
    measures: [
      measure('empty round trip', trips),
      measure(
        'key to painted results',
        strokes.map(({ all }) => all),
      ),
      measure(
        '  of which until the window asks',
        strokes.map(({ ask }) => ask),
      ),
      measure(
        '  of which until the core answers',
        strokes.map(({ answer }) => answer),
      ),
      measure(
        '  of which until it is drawn',
        strokes.map(({ draw }) => draw),
      ),
    ],
    ratios: [],
    facts: { keys: strokes.length },
  };
}

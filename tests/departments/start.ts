// Starts the sample systems for demonstrations and end-to-end tests, prints one JSON line when all listen, and
// keeps them running until SIGTERM or SIGINT (or, with --until-stdin-closes, the end of its input).
import { parseArgs } from 'node:util';
import { sizes } from './content/size.ts';
import { launch } from './launch.ts';
import { plans, systemNames, type SystemName } from './system/plan.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    size: { type: 'string', default: 'demo' },
    only: { type: 'string' },
    ports: { type: 'string' },
    today: { type: 'string' },
    'until-stdin-closes': { type: 'boolean', default: false },
  },
});

const size = sizes.find((candidate) => candidate === values.size);
const wanted = values.only?.split(',') ?? systemNames;
const { data, today } = values;
if (
  data === undefined ||
  size === undefined ||
  !wanted.every((name) => systemNames.some((known) => known === name))
) {
  console.error(
    `start.ts --data DIR [--size ${sizes.join('|')}] [--only ${systemNames.join(',')}] [--ports BASE] [--today YYYY-MM-DD]`,
  );
  process.exit(2);
}

/** Listened for from the beginning: input that ends while the systems start must not be missed. */
const inputEnded = values['until-stdin-closes']
  ? new Promise((resolve) => process.stdin.once('close', resolve).resume())
  : new Promise(() => undefined);

function portsOf(name: SystemName): { readonly desk: number; readonly control: number } {
  if (values.ports === undefined) return plans[name].ports;
  const desk = Number(values.ports) + systemNames.indexOf(name);
  return { desk, control: desk + 10 };
}

const launched = await Promise.all(
  systemNames
    .filter((name) => wanted.includes(name))
    .map((system) =>
      launch({
        system,
        dir: data,
        size,
        ports: portsOf(system),
        mayMove: true,
        ...(today === undefined ? {} : { today }),
      }),
    ),
);
console.log(
  JSON.stringify({ systems: launched.map(({ process: _process, stop: _stop, ...listening }) => listening) }),
);

async function end(): Promise<void> {
  await Promise.all(launched.map((system) => system.stop('SIGTERM')));
  process.exit(0);
}
process.once('SIGTERM', () => void end());
process.once('SIGINT', () => void end());
void inputEnded.then(end);

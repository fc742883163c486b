// Runs one sample system in this process until it is told to end. Started by launch.ts; prints one JSON line when
// it listens. Address, secret, ports and contents are kept in the data folder and are the same at the next start.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sizes } from './content/size.ts';
import { alwaysRemembered, openBase } from './system/base.ts';
import { systemNames } from './system/plan.ts';
import { seed } from './system/seed.ts';
import { createRunning, serve } from './system/serve.ts';

const { values } = parseArgs({
  options: {
    system: { type: 'string' },
    data: { type: 'string' },
    size: { type: 'string', default: 'demo' },
    today: { type: 'string' },
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    'may-move': { type: 'boolean', default: false },
  },
});

const name = systemNames.find((candidate) => candidate === values.system);
const size = sizes.find((candidate) => candidate === values.size);
if (name === undefined || size === undefined || values.data === undefined) {
  console.error(
    `run.ts --system ${systemNames.join('|')} --data DIR [--size ${sizes.join('|')}] [--today YYYY-MM-DD]`,
  );
  process.exit(2);
}

// The parent holds our stdin: when it dies, however, we end with it.
const parentGone = new Promise((resolve) => process.stdin.once('close', resolve).resume());

mkdirSync(values.data, { recursive: true, mode: 0o700 });
const base = openBase(join(values.data, `${name}.sqlite`));
const running = createRunning(name, base);
const wanted = {
  desk: Number(base.remembered('port') ?? values.port),
  control: Number(base.remembered('control-port') ?? values['control-port']),
};
const ports = await serve(running, wanted, values['may-move']);
seed(base, name, {
  size,
  address: `http://127.0.0.1:${ports.desk}`,
  ...(values.today ? { today: values.today } : {}),
});
base.remember('port', String(ports.desk));
base.remember('control-port', String(ports.control));

const { plan } = running;
console.log(
  JSON.stringify({
    system: name,
    name: plan.name,
    organ: plan.organ,
    address: `http://127.0.0.1:${ports.desk}`,
    control: `http://127.0.0.1:${ports.control}`,
    connector: plan.speaks,
    signIn: plan.signIn,
    account: plan.account,
    secret: alwaysRemembered(base, 'secret'),
  }),
);

function end(): void {
  ports.close();
  base.close();
  process.exit(0);
}
process.once('SIGTERM', end);
process.once('SIGINT', end);
void parentGone.then(end);

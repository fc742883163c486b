// Runs the department on PostgreSQL in this process until it is told to end; prints one JSON line when it listens.
// With DATABASE_URL it serves that database (any number of processes may), else one of its own in --data.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sizes } from '../content/size.ts';
import { openCluster } from './cluster.ts';
import { connect, layDown } from './database.ts';
import { plan } from './profile.ts';
import { rememberedPort, seed } from './seed.ts';
import { createServing, serve } from './serve.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    size: { type: 'string', default: 'demo' },
    records: { type: 'string' },
    today: { type: 'string' },
    port: { type: 'string' },
    'control-port': { type: 'string', default: '0' },
  },
});
const size = sizes.find((candidate) => candidate === values.size);
const given = process.env.DATABASE_URL;
if (size === undefined || (given === undefined && values.data === undefined)) {
  console.error(
    `run.ts --data DIR [--size ${sizes.join('|')}] [--records N] [--today YYYY-MM-DD] [--port N]`,
  );
  process.exit(2);
}

// The parent holds our stdin: when it dies, however, we end with it.
const parentGone = new Promise((resolve) => process.stdin.once('close', resolve).resume());

const cluster = given === undefined ? await openCluster(join(values.data ?? '', 'postgres')) : undefined;
await cluster?.start();
const sql = connect(given ?? cluster?.url ?? '');
await layDown(sql);
const port = values.port ?? (given === undefined ? await rememberedPort(sql) : undefined) ?? 0;
const wanted = { desk: Number(port), control: Number(values['control-port']) };
const ports = await serve(createServing(sql), wanted);
const address = `http://127.0.0.1:${ports.desk}`;
const records = values.records === undefined ? undefined : Number(values.records);
const { secret } = await seed(sql, { size, records, today: values.today, address });

console.log(
  JSON.stringify({
    system: 'oa',
    name: plan.name,
    organ: plan.organ,
    address,
    control: `http://127.0.0.1:${ports.control}`,
    connector: plan.speaks,
    signIn: plan.signIn,
    account: plan.account,
    secret,
  }),
);

async function end(): Promise<void> {
  ports.close();
  await sql.end({ timeout: 1 });
  await cluster?.stop();
  process.exit(0);
}
process.once('SIGTERM', end);
process.once('SIGINT', end);
void parentGone.then(end);

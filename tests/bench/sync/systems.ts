// The two systems of ours that offer the documents of documents.ts, each a process of its own: the sample system on
// SQLite, and the department on PostgreSQL.

import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { controlClient, type Department } from '../../departments/harness.ts';
import { launch } from '../../departments/launch.ts';
import { connect } from '../../departments/postgres/database.ts';
import { startPostgresDepartment } from '../../departments/postgres/harness.ts';
import { plan } from '../../departments/postgres/profile.ts';
import { putAll } from '../../departments/postgres/seed.ts';
import { openBase } from '../../departments/system/base.ts';
import { putNew } from '../../departments/system/items.ts';
import { documents } from './documents.ts';

export type System = Department & {
  readonly pid: number;
  /** Gives a hundredth of the documents a new revision, in the middle of the list as people do; how many. */
  change(part: number): Promise<number>;
  close(): Promise<void>;
};

/** The file is filled before the system starts: it then takes itself for one that was filled before. */
export async function startSample(dir: string, count: number): Promise<System> {
  await mkdir(dir, { recursive: true });
  const ports = { desk: await freePort(), control: await freePort() };
  const file = join(dir, 'oa.sqlite');
  const base = openBase(file);
  base.transaction(() => {
    for (const record of documents(count)) putNew(base, record);
    base.remember('planted', '{}');
    base.remember('address', `http://127.0.0.1:${ports.desk}`);
  });
  base.close();
  const { process: child, stop, ...listening } = await launch({ system: 'oa', dir, size: 'demo', ports });
  return {
    ...listening,
    control: controlClient(listening.control),
    pid: child.pid ?? 0,
    change: async (part) => changeSome(file, part),
    close: () => stop('SIGTERM'),
  };
}

function changeSome(file: string, part: number): number {
  const base = openBase(file);
  try {
    return base.transaction(() => {
      const step = Math.round(1 / part);
      const rows = base.sql(`SELECT id FROM item WHERE kind = 'todo' AND rowid % ? = 0`).all(step);
      const set = base.sql(
        `UPDATE item SET seq = ?, revision = revision + 1, data = json_set(data, '$.step', '复核') WHERE kind = 'todo' AND id = ?`,
      );
      for (const { id } of rows) set.run(base.nextSeq(), id);
      return rows.length;
    });
  } finally {
    base.close();
  }
}

export async function startPostgres(dir: string, count: number): Promise<System> {
  const department = await startPostgresDepartment({ dir, records: 0 });
  const sql = connect(department.databaseUrl, 2);
  try {
    await putAll(sql, plan.account, documents(count));
    // As a database that has been running for a while has done by itself.
    await sql`VACUUM ANALYZE ds_item`;
  } finally {
    await sql.end({ timeout: 1 });
  }
  return { ...department, pid: department.serverPid(), change: async () => 0, close: department.close };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

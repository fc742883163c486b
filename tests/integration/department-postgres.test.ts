// The department on PostgreSQL: the whole connector contract, and what only a database with many writers can get wrong.
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectorContractOn } from '../connectors/contract.ts';
import { groundOn } from '../connectors/ground.ts';
import { startPostgresDepartment } from '../departments/postgres/harness.ts';

connectorContractOn(
  groundOn('postgres', async (dir) => {
    const department = await startPostgresDepartment({ dir });
    return { ...department, department: () => department };
  }),
);

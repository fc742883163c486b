// 随上级 over real HTTP: a volume that is raised takes its pieces off this desk with the next pull, and once it is lowered
// the digest brings them back, though the department gives none of them out anew by itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveBranches } from '../../main/core/store/archive-tree.ts';
import { countArchives } from '../../main/core/store/archives.ts';
import { listSetAside } from '../../main/core/store/set-aside.ts';
import { readArchive } from '../../main/core/work/browse-archives.ts';
import { must } from '../../shared/domain/must.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';
import { aProfileDesk, type ProfileDesk } from '../fakes/profile-desk.ts';
import { until } from '../fakes/until.ts';

const dir = mkdtempSync(join(tmpdir(), 'govdesk-levels-'));
let departments: Departments;
let desk: ProfileDesk;
const control = () => departments.archives.control;

beforeAll(async () => {
  departments = await startDepartments({ dir, only: ['archives'] });
  desk = await aProfileDesk(departments.archives);
});
afterAll(async () => {
  await desk.close();
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});

const volumes = () =>
  archiveBranches(desk.store, { fonds: 'Z109', category: 'KJ' }).flatMap(({ path }) =>
    archiveBranches(desk.store, path),
  );
const grade = (id: string, secretLevel: '内部' | '秘密') =>
  control().change.edit({ kind: 'archive', id, data: { passesDown: { secretLevel } } });
const here = () => countArchives(desk.store, {});

it('a volume that is raised keeps its pieces out, and lowered it lets them in again', async () => {
  const volume = must(volumes()[0], 'the sample archive has volumes');
  expect(volume).toMatchObject({ title: expect.stringContaining('档案'), count: 12, leaf: true });
  const all = here();
  const ids = await control().truth.ids({ kind: 'archive' });
  const items = await Promise.all(ids.map((id) => control().truth.item({ kind: 'archive', id })));
  const refCode = `Z109-${volume.path.classNo}-${volume.path.volumeNo}`;
  const at = items.findIndex((item) => item?.data['refCode'] === refCode);
  const id = must(ids[at], 'the volume is a record of its own');
  const piece = must(
    ids[items.findIndex((item) => item?.data['refCode'] === `${refCode}-001`)],
    'and has a first piece',
  );
  const read = readArchive(desk, { id: desk.idOf('archive', piece) });
  expect(read).toMatchObject({
    value: { inherited: { openMark: { value: '控制', from: { refCode, level: '案卷级' } } } },
  });
  await grade(id, '秘密');
  await desk.synced();
  expect(all - here()).toBe(12);
  // The volume itself is above the ceiling too.
  expect(listSetAside(desk.store).filter(({ reason }) => reason.kind === 'above-ceiling')).toHaveLength(13);
  await grade(id, '内部');
  await until('everything is here again', async () => {
    await desk.synced();
    return here() === all;
  });
  expect(listSetAside(desk.store)).toEqual([]);
});

// 保留本支: a branch of which a part is here; kept, it goes on coming.

import { implement } from '@orpc/server';
import type { BranchFiles } from '../../../shared/contract/desk-files.ts';
import { deskContract } from '../../../shared/contract/desk.ts';

const os = implement(deskContract);
const megabyte = 1024 * 1024;

const figure: BranchFiles = {
  ...{ records: 36, files: 24, bytes: 412 * megabyte, here: 5, hereBytes: 96 * megabyte, coming: 0, kept: 1 },
  ...{ missingBytes: 316 * megabyte, freeBytes: 1_480 * megabyte, mostFiles: 5_000 },
};
/** Volume 002 is too much for what is left. */
const full: BranchFiles = { ...figure, freeBytes: 120 * megabyte };

export function serveKeeping() {
  let kept = false;
  const shown = (): BranchFiles =>
    kept ? { ...figure, kept: figure.files, coming: 19, hereBytes: 160 * megabyte, missingBytes: 0 } : figure;
  return {
    branch: os.files.branch.handler(({ input }) =>
      input.kind === 'branch' && input.path.volumeNo === '002' ? full : shown(),
    ),
    keepBranch: os.files.keepBranch.handler(() => {
      kept = true;
      return shown();
    }),
    letBranchGo: os.files.letBranchGo.handler(() => {
      kept = false;
      return { ...figure, kept: 0 };
    }),
  };
}

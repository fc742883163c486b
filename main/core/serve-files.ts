// Answers what is asked of the bytes of files; a part of serve.ts, whose doors it goes through.
import { implement } from '@orpc/server';
import { deskContract } from '../../shared/contract/desk.ts';
import { answered } from './answered.ts';
import { attachFile } from './work/attach-file.ts';
import type { Desk } from './work/desk.ts';
import { cancelFile, fetchFile } from './work/fetch-file.ts';
import { dropFiles, fileSpace, filesState, pinFile, setFileLimit } from './work/file-space.ts';
import { branchFiles, keepBranch, letBranchGo } from './work/keep-branch.ts';
import { filesOfRecord, openFile, readFileBytes } from './work/open-file.ts';
import { saveFileAs } from './work/save-file-as.ts';
import { saveInside } from './work/save-inside.ts';

const os = implement(deskContract).files;

export const serveFiles = (desk: Desk) => ({
  state: os.state.handler(({ input, errors }) => answered(filesState(desk, input), errors)),
  fetch: os.fetch.handler(({ input, errors }) => answered(fetchFile(desk, input), errors)),
  cancel: os.cancel.handler(({ input, errors }) => answered(cancelFile(desk, input), errors)),
  pin: os.pin.handler(({ input, errors }) => answered(pinFile(desk, input), errors)),
  of: os.of.handler(({ input, errors }) => answered(filesOfRecord(desk, input), errors)),
  open: os.open.handler(async ({ input, errors }) => answered(await openFile(desk, input), errors)),
  read: os.read.handler(({ input, errors }) => answered(readFileBytes(desk, input), errors)),
  branch: os.branch.handler(async ({ input, errors }) => answered(await branchFiles(desk, input), errors)),
  keepBranch: os.keepBranch.handler(async ({ input, errors }) =>
    answered(await keepBranch(desk, input), errors),
  ),
  letBranchGo: os.letBranchGo.handler(async ({ input, errors }) =>
    answered(await letBranchGo(desk, input), errors),
  ),
  space: os.space.handler(({ errors }) => answered(fileSpace(desk), errors)),
  setLimit: os.setLimit.handler(({ input, errors }) => answered(setFileLimit(desk, input), errors)),
  drop: os.drop.handler(({ input, errors }) => answered(dropFiles(desk, input), errors)),
  saveAs: os.saveAs.handler(async ({ input, errors }) => answered(await saveFileAs(desk, input), errors)),
  saveInside: os.saveInside.handler(async ({ input, errors }) =>
    answered(await saveInside(desk, input), errors),
  ),
  attach: os.attach.handler(async ({ input, errors }) => answered(await attachFile(desk, input), errors)),
});

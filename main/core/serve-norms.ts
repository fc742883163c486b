// Answers what is asked of norms and of drafts that cite them; a part of serve.ts, whose doors it goes through.
import { implement } from '@orpc/server';
import { normContract } from '../../shared/contract/desk-norms.ts';
import { answered } from './answered.ts';
import { checkDraft } from './work/check-draft.ts';
import type { Desk } from './work/desk.ts';
import { openDraftFile, saveDraftFile } from './work/draft-of-file.ts';
import { normLinks } from './work/norm-links.ts';
import { citeNorm, compareVersions, normAsOf, normVersions, readNorm } from './work/read-norm.ts';

const os = implement(normContract);

export const serveNorms = (desk: Desk) => ({
  read: os.read.handler(({ input, errors }) => answered(readNorm(desk, input), errors)),
  versions: os.versions.handler(({ input, errors }) => answered(normVersions(desk, input), errors)),
  asOf: os.asOf.handler(({ input, errors }) => answered(normAsOf(desk, input), errors)),
  compare: os.compare.handler(({ input, errors }) => answered(compareVersions(desk, input), errors)),
  links: os.links.handler(async ({ input, errors }) => answered(await normLinks(desk, input), errors)),
  cite: os.cite.handler(({ input, errors }) => answered(citeNorm(desk, input), errors)),
  check: os.check.handler(({ input, signal }) => checkDraft(desk, input, signal)),
  openDraft: os.openDraft.handler(async ({ input, errors, signal }) =>
    answered(await openDraftFile(desk, input, signal), errors),
  ),
  saveDraft: os.saveDraft.handler(async ({ input, errors }) =>
    answered(await saveDraftFile(desk, input), errors),
  ),
});

// Answers what is asked of the audit trail (本机记录); a part of serve.ts, whose doors it goes through.
import { implement } from '@orpc/server';
import { auditContract } from '../../shared/contract/desk-audit.ts';
import type { Facts } from '../../shared/domain/error-facts.ts';
import { answered } from './answered.ts';
import { auditStanding, cancelAuditCheck, checkAudit, markAuditSeen } from './work/check-audit.ts';
import type { Desk } from './work/desk.ts';
import { auditOfRecord, listAudit } from './work/list-audit.ts';
import { saveTable } from './work/save-table.ts';

const os = implement(auditContract);

export const serveAudit = (desk: Desk & { readonly log: (event: string, facts?: Facts) => void }) => ({
  list: os.list.handler(({ input }) => listAudit(desk, input)),
  ofRecord: os.ofRecord.handler(({ input, errors }) => answered(auditOfRecord(desk, input), errors)),
  standing: os.standing.handler(() => auditStanding(desk)),
  check: os.check.handler(() => checkAudit(desk)),
  cancelCheck: os.cancelCheck.handler(() => cancelAuditCheck(desk)),
  seen: os.seen.handler(() => markAuditSeen(desk)),
  save: os.save.handler(async ({ input, errors }) =>
    answered(await saveTable(desk, 'trail-saved', input), errors),
  ),
});

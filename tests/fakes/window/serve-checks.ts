// Answers 四性检测: one record in which something is wrong, and a branch in which most is well.

import { implement } from '@orpc/server';
import type { FourCase, FourReport } from '../../../shared/contract/desk-checks.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { type FourCheck, fourChecks } from '../../../shared/domain/four-checks.ts';
import { archiveRowAt } from './content-records.ts';
import { ago } from './moments.ts';

const os = implement(deskContract);

type Made = { readonly failed?: number; readonly unknown?: number; readonly cases?: FourCase[] };

const ofRecord: { readonly [C in FourCheck]?: Made } = {
  'bytes-unchanged': {
    unknown: 1,
    cases: [{ outcome: 'unknown', detail: { kind: 'file', name: '选址意见书.pdf', trouble: 'not-here' } }],
  },
  'description-complete': {
    failed: 1,
    cases: [{ outcome: 'fail', detail: { kind: 'fields', fields: ['responsible'] } }],
  },
  'no-programs': {
    failed: 1,
    cases: [{ outcome: 'fail', detail: { kind: 'file', name: '投资估算表（宏）.xlsm', trouble: 'program' } }],
  },
  signatures: { unknown: 1 },
  'no-virus': { unknown: 1 },
  'numbers-continuous': { unknown: 1 },
};

const caseAt = (at: number, detail: NonNullable<FourCase['detail']>): FourCase => {
  const { id, refCode } = archiveRowAt(at);
  return { id, refCode, outcome: 'fail', detail };
};

const ofBranch: { readonly [C in FourCheck]?: Made } = {
  'bytes-unchanged': {
    failed: 1,
    unknown: 12,
    cases: [caseAt(3, { kind: 'file', name: '验收会议纪要.pdf', trouble: 'changed' })],
  },
  'ref-code-agrees': { failed: 1, cases: [caseAt(5, { kind: 'parts', parts: ['year', 'itemNo'] })] },
  'description-complete': {
    failed: 2,
    cases: [
      caseAt(2, { kind: 'fields', fields: ['responsible'] }),
      caseAt(7, { kind: 'fields', fields: ['openMark'] }),
    ],
  },
  'files-readable': {
    failed: 1,
    unknown: 12,
    cases: [caseAt(8, { kind: 'file', name: '会签单.docx', trouble: 'encrypted' })],
  },
  signatures: { unknown: 140 },
  'no-virus': { unknown: 140 },
  'numbers-continuous': {
    unknown: 1,
    cases: [
      {
        outcome: 'unknown',
        detail: { kind: 'missing', refCodes: ['A439-WS·2019·Y·办公室-0012', 'A439-WS·2019·Y·办公室-0013'] },
      },
    ],
  },
};

function lines(made: { readonly [C in FourCheck]?: Made }, records: number): FourReport['lines'] {
  return fourChecks.map(([aspect, check]) => {
    const { failed = 0, unknown = 0, cases = [] } = made[check] ?? {};
    const all = check === 'numbers-continuous' ? 1 : records;
    return { aspect, check, passed: all - failed - unknown, failed, unknown, cases };
  });
}

export const examine = os.archives.examine.handler(({ input }): FourReport => {
  const at = ago(5_000);
  if (input.kind === 'branch')
    return { at, records: 140, left: 0, files: 96, filesHere: 84, lines: lines(ofBranch, 140) };
  const { refCode, title } = archiveRowAt(Number(input.id.slice(1)));
  return {
    at,
    record: { refCode, title },
    digests: [
      { name: '立项批复（盖章版）.pdf', sha256: '0'.repeat(64), sm3: 'a3'.repeat(32), isStated: true },
      { name: '选址意见书.pdf', sha256: '1'.repeat(64), isStated: true },
    ],
    records: 1,
    left: 0,
    files: 4,
    filesHere: 3,
    lines: lines(ofRecord, 1),
  };
});

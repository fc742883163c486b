// 查借阅 for looking at the window: records whose originals are lent, in each state a loan may be in.

import type { FileHeld } from '../../../shared/contract/desk-files.ts';
import type { LoanStanding } from '../../../shared/contract/desk-loans.ts';
import type { PendingAction } from '../../../shared/contract/desk-outbox.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import type { Loan } from '../../../shared/domain/loan.ts';
import { ago, ahead, day, hour } from './moments.ts';

type Lent = Pick<ArchiveData, 'files' | 'loanOnly' | 'actions' | 'loans' | 'openMark'>;

const loan = (more: Partial<Loan>): Loan => ({
  by: '周清和',
  org: '临溪县人民政府办公室',
  purpose: '编写《临溪县志》教育卷，核对临溪中学建校经过。',
  at: ago(3 * day),
  days: 7,
  state: '申请',
  ...more,
});
const granted = { approvedBy: '卢桂芳', from: ago(2 * day) } as const;

/** By the number of the row: what stands in its data, and what the desk says of the copy. */
const cases: ReadonlyMap<
  string,
  { readonly loans: readonly Loan[]; readonly may: boolean; readonly shown: LoanStanding }
> = new Map([
  ['d5', { loans: [], may: true, shown: { kind: 'not-lent' } }],
  ['d6', { loans: [], may: true, shown: { kind: 'not-lent' } }],
  [
    'd7',
    {
      loans: [loan({ ...granted, state: '在借', to: ahead(5 * day), uses: 3 })],
      may: false,
      shown: { kind: 'lent', until: ahead(5 * day), by: '周清和', org: '临溪县人民政府办公室' },
    },
  ],
  [
    'd8',
    {
      loans: [loan({ ...granted, at: ago(9 * day), state: '到期清除', from: ago(8 * day), to: ago(day) })],
      may: true,
      shown: { kind: 'sealed', at: ago(day), why: 'ended' },
    },
  ],
  [
    'd11',
    {
      loans: [loan({ ...granted, at: ago(9 * day), state: '在借', from: ago(8 * day), to: ago(hour) })],
      may: false,
      shown: { kind: 'sealed', at: ago(hour), why: 'ended' },
    },
  ],
  [
    'd9',
    {
      loans: [loan({ state: '退回', reason: '该案卷正在数字化加工，请于下月再申请。' })],
      may: true,
      shown: { kind: 'not-lent' },
    },
  ],
  [
    'd10',
    {
      loans: [loan({ ...granted, state: '在借', to: ahead(5 * day) })],
      may: false,
      shown: { kind: 'sealed', at: ago(hour), why: 'clock' },
    },
  ],
]);

const hashOf = (id: string): string => `${id.slice(1).padStart(2, '0')}${'e'.repeat(61)}0`;

const original = (id: string): FileRef => ({
  hash: `e${hashOf(id).slice(1)}`,
  name: '原件 临溪中学建校档案.pdf',
  mime: 'application/pdf',
  size: 4_211_008,
  role: '扫描件',
});

export function lentBy(id: string): Lent | undefined {
  const held = cases.get(id);
  if (held === undefined) return undefined;
  const file = original(id);
  const actions = held.may ? (['borrow'] as const) : (['give-back'] as const);
  return {
    files: [file],
    loanOnly: [file.hash],
    actions: [...actions],
    loans: [...held.loans],
    openMark: '控制',
  };
}

export function loanHeld(hash: string): FileHeld | undefined {
  const found = [...cases].find(([id]) => original(id).hash === hash);
  if (found === undefined) return undefined;
  const [, { shown }] = found;
  const isHere = shown.kind === 'lent';
  return { hash, state: isHere ? 'here' : 'absent', got: isHere ? 4_211_008 : 0, pinned: false, loan: shown };
}

export const lentFile = (id: string): FileRef | undefined => (cases.has(id) ? original(id) : undefined);

/** Applied for without a line. */
export const waitingLoans: ReadonlyMap<string, readonly PendingAction[]> = new Map([
  [
    'd6',
    [
      {
        id: 'x-loan',
        state: 'waiting' as const,
        body: { action: 'borrow' as const, opinion: '编写《临溪县志》教育卷。', days: 7 },
        decidedAt: ago(hour),
      },
    ],
  ],
]);

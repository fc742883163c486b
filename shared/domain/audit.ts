// What the audit trail tells of: each event with whose doing it is, and under which heading a person looks for it.

export const auditEvents = [
  /** 拦截: a record above the ceiling was refused. */
  'record-blocked',
  /** The department withdrew this person's access; the copy was erased (S13). */
  'record-withdrawn',
  /** The department changed a record while something of this person on it was not finished (Y5). */
  'record-changed',
  /** The same of one that is no longer there. */
  'record-gone',
  /** The department has what was made here; `mark`: what stood in the place of its id until then. */
  'record-made',
  'action-decided',
  /** It leaves; `attempt` counts from 1. */
  'action-sent',
  /** It left and no answer was seen. */
  'action-unanswered',
  /** It did not arrive, or was answered "later". */
  'action-put-off',
  'action-taken-back',
  'action-discarded',
  'action-accepted',
  'action-confirmed',
  'action-conflict',
  'action-refused',
  'action-superseded',
  'edit-decided',
  'upload-decided',
  'create-decided',
  /** The person said whether what may have arrived did. */
  'doubt-settled',
  'conflict-settled',
  'discard-undone',
  'source-added',
  'source-removed',
  'source-paused',
  'source-resumed',
  'source-renamed',
  'source-account-changed',
  /** The person believed a mass deletion, or asked for everything again. */
  'brake-answered',
  /** The texts of the person that went with a removed source. */
  'texts-kept',
  'folder-imported',
  /** A copy of a file was written outside this desk's own files; a file of the person's was taken in. */
  'file-saved',
  'file-attached',
  'matter-filed',
  /** A file was shown in the reader. */
  'file-opened',
  /** Of a file given out on loan: its copy here was erased; it went onto paper, marked. */
  'loan-sealed',
  'loan-printed',
  'import-removed',
  /** A catalogue was made as one batch, or what had not left of it was taken back; a table or report of it was written. */
  'catalogue-made',
  'catalogue-taken-back',
  'catalogue-saved',
  /** The trail itself was written out as a table. */
  'trail-saved',
  /** 导出给主管: what was not sent was written into a file; a text that was kept apart was deleted, or put back. */
  'work-handed-over',
  'kept-let-go',
  'kept-put-back',
] as const;
export type AuditEvent = (typeof auditEvents)[number];

export const auditGroups = ['done', 'sent', 'theirs', 'out', 'erased', 'desk'] as const;
/** done: what the person did · sent: its way and the answers · theirs: what the department changed · out: opened, printed, saved elsewhere · erased · desk: sources and imports */
export type AuditGroup = (typeof auditGroups)[number];

export const auditDoers = ['person', 'department', 'desk'] as const;
export type AuditDoer = (typeof auditDoers)[number];

type Facts = { readonly group: AuditGroup; readonly by: AuditDoer };

const done: Facts = { group: 'done', by: 'person' };
const out: Facts = { group: 'out', by: 'person' };
const kept: Facts = { group: 'desk', by: 'person' };
const onItsWay: Facts = { group: 'sent', by: 'desk' };
const answered: Facts = { group: 'sent', by: 'department' };
const theirs: Facts = { group: 'theirs', by: 'department' };

export const auditFacts: { readonly [E in AuditEvent]: Facts } = {
  'record-blocked': { group: 'erased', by: 'desk' },
  'record-withdrawn': { group: 'erased', by: 'department' },
  'record-changed': theirs,
  'record-gone': theirs,
  'record-made': answered,
  'action-decided': done,
  'action-sent': onItsWay,
  'action-unanswered': onItsWay,
  'action-put-off': onItsWay,
  'action-taken-back': done,
  'action-discarded': done,
  'action-accepted': answered,
  'action-confirmed': answered,
  'action-conflict': theirs,
  'action-refused': answered,
  'action-superseded': onItsWay,
  'edit-decided': done,
  'upload-decided': done,
  'create-decided': done,
  'doubt-settled': done,
  'conflict-settled': done,
  'discard-undone': done,
  'source-added': kept,
  'source-removed': kept,
  'source-paused': kept,
  'source-resumed': kept,
  'source-renamed': kept,
  'source-account-changed': kept,
  'brake-answered': kept,
  'texts-kept': { group: 'erased', by: 'desk' },
  'folder-imported': kept,
  'file-saved': out,
  'file-attached': done,
  'matter-filed': done,
  'file-opened': out,
  'loan-sealed': { group: 'erased', by: 'desk' },
  'loan-printed': out,
  'import-removed': { group: 'erased', by: 'person' },
  'catalogue-made': done,
  'catalogue-taken-back': done,
  'catalogue-saved': out,
  'trail-saved': out,
  'work-handed-over': out,
  'kept-let-go': done,
  'kept-put-back': done,
};

export const eventsOf = (group: AuditGroup): readonly AuditEvent[] =>
  auditEvents.filter((event) => auditFacts[event].group === group);

/** A word that says more of an event: how it was given up or settled, why a copy was sealed, onto what it went. */
export const auditHows = [
  'given-up',
  'mine',
  'theirs',
  'arrived',
  'again',
  'believed',
  'refused',
  'ended',
  'returned',
  'clock',
  'paper',
  'pdf',
] as const;
export type AuditHow = (typeof auditHows)[number];

/** Of one field that both sides changed: whose it is now; `other`: words of the person's own. */
export const chosenAs = ['mine', 'theirs', 'other'] as const;

/** How the chain of lines holds: each carries the hash of itself and of the one before. */
export type ChainOutcome =
  | {
      readonly kind: 'whole';
      readonly lines: number;
      readonly first?: number;
      readonly last?: number;
      /** Lines that are earlier than the one before them: the clock of the machine went back. */
      readonly clockBack: number;
    }
  | { readonly kind: 'broken'; readonly line: number; readonly how: ChainBreak };

/** changed: it is not what its hash says · apart: it does not hang on the one before · missing · cut-off: the end is missing */
export const chainBreaks = ['changed', 'apart', 'missing', 'cut-off'] as const;
export type ChainBreak = (typeof chainBreaks)[number];

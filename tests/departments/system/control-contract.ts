// The control side of a sample system, for tests and demonstrations only: make it misbehave, ask it what is true,
// change what it holds. Served on a port of its own; a desk never learns of it.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { answerSchema } from '../../../shared/domain/action.ts';
import { feedbackStates } from '../../../shared/domain/feedback.ts';
import { recordKinds } from '../../../shared/domain/terms.ts';

/** Which requests a fault befalls. */
const places = [
  'any',
  'about',
  'sign-in',
  'changes',
  'recent',
  'digest',
  'action',
  'edit',
  'create',
  'receipt',
  'file',
  'upload',
  'list',
] as const;
export type Place = (typeof places)[number];

const when = {
  on: z.enum(places).default('any'),
  /** Only this feed's changes, its newest, or its digest. */
  feed: z.string().optional(),
  /** How many requests it befalls; 0: every one until cleared. */
  times: z.number().int().min(0).default(1),
  /** How many such requests pass unharmed first. */
  after: z.number().int().min(0).default(0),
};

const faultRuleSchema = z.discriminatedUnion('fault', [
  /** Answers late. */
  z.object({ fault: z.literal('delay'), ms: z.number().int().min(0), ...when }),
  /** Takes the request and never answers. */
  z.object({ fault: z.literal('stall'), ...when }),
  /** Closes the connection before answering; an action has NOT taken effect. */
  z.object({ fault: z.literal('cut-before'), ...when }),
  /** Sends so many bytes of the reply, then destroys the connection; an action HAS taken effect. */
  z.object({ fault: z.literal('cut-reply'), afterBytes: z.number().int().min(0), ...when }),
  /** Applies the action, then destroys the connection with no byte of an answer. */
  z.object({ fault: z.literal('cut-after-effect'), ...when }),
  z.object({
    fault: z.literal('status'),
    status: z.number().int().min(400).max(599),
    retryAfterSeconds: z.number().optional(),
    ...when,
  }),
  /** The profile's own `busy` answer to an action. */
  z.object({ fault: z.literal('busy'), retryAfterMs: z.number().int().min(0), ...when }),
  /** An action is delivered twice inside and answered twice on the line; a page is followed by itself once more. */
  z.object({ fault: z.literal('repeat-reply'), ...when }),
  /**
   * Does what was asked and answers with the reply to the request of that place before, as on a line on which that
   * one comes twice and the second meets the next request. The very first is answered as its own.
   */
  z.object({ fault: z.literal('stray-reply'), ...when }),
  /** Says there is more and never moves on. */
  z.object({ fault: z.literal('page-repeats'), ...when }),
  /** A login page of some gateway with status 200. */
  z.object({ fault: z.literal('html'), ...when }),
  z.object({ fault: z.literal('redirect'), to: z.string(), ...when }),
  z.object({ fault: z.literal('broken-json'), ...when }),
  z.object({ fault: z.literal('bad-utf8'), ...when }),
  z.object({ fault: z.literal('deep-json'), depth: z.number().int().min(1).max(1_000_000), ...when }),
  /** A reply of so many bytes, streamed. */
  z.object({ fault: z.literal('huge-reply'), bytes: z.number().int().min(1), ...when }),
  /** The first record of the page comes without its id. */
  z.object({ fault: z.literal('record-without-id'), ...when }),
  /** The first record of the page has a title that is a number and an impossible date. */
  z.object({ fault: z.literal('wrong-record'), ...when }),
  /** The first record comes twice in one page. */
  z.object({ fault: z.literal('doubled-id'), ...when }),
  /** The digest says that there is a record more than there is. */
  z.object({ fault: z.literal('wrong-digest'), ...when }),
  /** The digest says that something is being written right now. */
  z.object({ fault: z.literal('unsettled-digest'), ...when }),
]);
export type FaultRule = z.infer<typeof faultRuleSchema>;

const effectSchema = z.object({
  key: z.string(),
  kind: z.string(),
  id: z.string(),
  /** `edit`: a change of fields. */
  action: z.string(),
  opinion: z.string(),
  /** Of an edit, as it was sent. */
  fields: z.record(z.string(), z.unknown()).optional(),
  at: z.string(),
});
const ledgerRowSchema = z.object({
  key: z.string(),
  kind: z.string(),
  id: z.string(),
  answer: answerSchema,
  repeats: z.number().int(),
  at: z.string(),
});
const loanUseRowSchema = z.object({
  loan: z.string(),
  hash: z.string(),
  what: z.string(),
  at: z.string(),
  pages: z.string().optional(),
});
export const plantedSchema = z.object({
  /** Above the ceiling of an ordinary desk (秘密): must leave no content there. */
  aboveCeiling: z.array(z.string()),
  /** Records with a field no desk can use: to be set aside with the reason. */
  badField: z.array(z.string()),
  /** Titles with HTML in them: to be shown as text. */
  markup: z.array(z.string()),
  /** 生僻字 in names. */
  rareNames: z.array(z.string()),
  /** Deadlines stated beyond the announced holidays. */
  estimated: z.array(z.string()),
  /** Clocks stopped for a 特别程序. */
  paused: z.array(z.string()),
});
export type Planted = z.infer<typeof plantedSchema>;

const kind = z.enum(recordKinds);
const done = z.object({});
const route = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: `/${string}`) => oc.route({ method, path });

export const controlContract = {
  faults: {
    set: route('POST', '/faults').input(faultRuleSchema).output(done),
    list: route('GET', '/faults').output(z.array(z.looseObject({ fault: z.string() }))),
    clear: route('DELETE', '/faults').output(done),
  },
  /** Department clock minus real clock. */
  skewClock: route('PUT', '/clock')
    .input(z.object({ ms: z.number().int() }))
    .output(done),
  /** Every cursor handed out so far is unknown from now on. */
  forgetCursors: route('POST', '/cursors/forget').output(done),
  /** As after a restore from backup, by its runbook; what is held stays. */
  newEpoch: route('POST', '/epoch').output(z.object({ epoch: z.string() })),
  /** Takes a backup: records, ledger, files, its place in the feeds. One is kept. */
  backUp: route('POST', '/backup').output(done),
  /** Puts the backup back. Without a new epoch it is the runbook that was forgotten: desks are ahead of the system. */
  restore: route('POST', '/restore')
    .input(z.object({ newEpoch: z.boolean() }))
    .output(done),
  /** Another schema version: from now on every record has this field too. */
  raiseSchema: route('POST', '/schema')
    .input(
      z.object({
        schema: z.number().int().min(1).default(2),
        field: z.string().default('reviewMark'),
        value: z.unknown().optional(),
      }),
    )
    .output(done),
  /** Ends all sessions of the login form. */
  expireSessions: route('POST', '/sessions/expire').output(done),
  sessionLifetime: route('PUT', '/sessions/lifetime')
    .input(z.object({ seconds: z.number().int().min(1) }))
    .output(done),
  /** Another password or token; the old one is rejected. */
  changeSecret: route('POST', '/secret')
    .input(z.object({ secret: z.string().optional() }))
    .output(z.object({ secret: z.string() })),
  truth: {
    counts: route('GET', '/truth/counts').output(
      z.object({
        /** Listed records by kind. */
        byKind: z.record(z.string(), z.number().int()),
        /** Listed to-dos by state. */
        byState: z.record(z.string(), z.number().int()),
        openTodos: z.number().int(),
        tombstones: z.number().int(),
        withdrawn: z.number().int(),
      }),
    ),
    openTodos: route('GET', '/truth/open-todos').output(z.array(z.string())),
    ids: route('GET', '/truth/ids/{kind}').input(z.object({ kind })).output(z.array(z.string())),
    item: route('GET', '/truth/items/{kind}/{id}')
      .input(z.object({ kind, id: z.string() }))
      .output(
        z
          .object({
            revision: z.string(),
            presence: z.enum(['listed', 'tombstone', 'withdrawn']),
            data: z.record(z.string(), z.unknown()),
          })
          .nullable(),
      ),
    /** Every value each editable field of a record ever had, oldest first, its present one too; restores included. */
    values: route('GET', '/truth/values/{kind}/{id}')
      .input(z.object({ kind, id: z.string() }))
      .output(z.record(z.string(), z.array(z.unknown()))),
    /** Every time an action or an edit changed a record. One key must never be here twice. */
    effects: route('GET', '/truth/effects')
      .input(z.object({ key: z.string().optional(), id: z.string().optional() }))
      .output(z.array(effectSchema)),
    ledger: route('GET', '/truth/ledger').output(z.array(ledgerRowSchema)),
    planted: route('GET', '/truth/planted').output(plantedSchema),
    /** Files brought by desks, by hash: how often one was begun, and how often all of its bytes came and were right. */
    uploads: route('GET', '/truth/uploads').output(
      z.array(z.object({ sha256: z.string(), begun: z.number().int(), finished: z.number().int() })),
    ),
    /** The register of loans (利用登记) as desks reported it, in the order kept. */
    uses: route('GET', '/truth/uses')
      .input(z.object({ id: z.string() }))
      .output(z.array(loanUseRowSchema)),
    /** Requests seen since this process started, by place, and how many of them were not signed in. */
    requests: route('GET', '/truth/requests').output(
      z.object({ byPlace: z.record(z.string(), z.number().int()), refusedSignIns: z.number().int() }),
    ),
  },
  change: {
    /** A new open to-do, from the generator; fields given here replace its own. */
    addTodo: route('POST', '/todos')
      .input(z.object({ data: z.record(z.string(), z.unknown()).optional() }))
      .output(z.object({ id: z.string(), revision: z.string() })),
    /** A colleague replaces fields of any record, `null` takes one away; the revision moves. */
    edit: route('PUT', '/items/{kind}/{id}')
      .input(
        z.object({
          kind,
          id: z.string(),
          data: z.record(z.string(), z.unknown()),
          by: z.string().default('崔文斌'),
        }),
      )
      .output(z.object({ revision: z.string() })),
    /** Closed by somebody else (办结). */
    close: route('POST', '/todos/{id}/close')
      .input(z.object({ id: z.string() }))
      .output(z.object({ revision: z.string() })),
    /** The owner of an article takes up or answers a 纠错反馈: the one that waits longest, else the last. */
    answerReport: route('POST', '/articles/{id}/feedback')
      .input(
        z.object({
          id: z.string(),
          state: z.enum(feedbackStates),
          answer: z.string().optional(),
          /** Instead of the day that was given. */
          due: z.string().optional(),
          /** Fields of the article that are put right with it. */
          data: z.record(z.string(), z.unknown()).optional(),
        }),
      )
      .output(z.object({ revision: z.string() })),
    withdraw: route('POST', '/items/{kind}/{id}/withdraw')
      .input(z.object({ kind, id: z.string() }))
      .output(z.object({ revision: z.string() })),
    /** Deleted, with a tombstone. */
    remove: route('DELETE', '/items/{kind}/{id}')
      .input(z.object({ kind, id: z.string() }))
      .output(z.object({ revision: z.string() })),
    /** So many at once, those longest unchanged, with tombstones or (`vanish`) without a trace. */
    removeMany: route('POST', '/items/{kind}/remove-many')
      .input(z.object({ kind, count: z.number().int().min(1), vanish: z.boolean().default(false) }))
      .output(z.object({ ids: z.array(z.string()) })),
    /** Gone without a trace, as after a restore from backup (use with newEpoch). */
    vanish: route('POST', '/items/{kind}/{id}/vanish')
      .input(z.object({ kind, id: z.string() }))
      .output(done),
    /** The thin list only: how many items are open, how many of them are returned, what count is stated. */
    listing: route('PUT', '/listing')
      .input(
        z.object({
          open: z.number().int().min(0).max(500).optional(),
          returned: z.number().int().min(0).optional(),
          stated: z.number().int().min(0).optional(),
        }),
      )
      .output(z.object({ open: z.array(z.string()) })),
  },
};

// The department sync profile, version 1: what a department system offers so that desks can sync with it.
// Documented for implementers in README.md; department.openapi.json is generated from this file.
// Core side: main/core/connectors/profile. Any language may implement the other side.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  actedOn,
  answerSchema,
  borrowSchema,
  decisionSchema,
  type DoubtWay,
  giveBackSchema,
  noteUseSchema,
  reportSchema,
} from '../domain/action.ts';
import { archiveDataSchema } from '../domain/archive.ts';
import { articleDataSchema } from '../domain/article.ts';
import { contactDataSchema } from '../domain/contact.ts';
import { createdKinds } from '../domain/create.ts';
import { editFieldsSchema, fieldNameSchema } from '../domain/edit.ts';
import { signInKinds } from '../domain/source.ts';
import { isoSchema, line, recordKinds } from '../domain/terms.ts';
import { todoDataSchema } from '../domain/todo.ts';

export const profileVersion = '1';
/** Of the record shapes. A department with a newer one is read, unknown fields kept, and nothing is sent to it (S14). */
export const schemaVersion = 1;

/** Opaque to the desk; equal text means equal record. */
export const revisionSchema = z.string().min(1).max(200);
const recordIdSchema = z.string().min(1).max(200);
const cursorSchema = z.string().min(1).max(2000);

export const aboutSchema = z.object({
  profile: z.string().min(1).max(10),
  /** Never changes for this system; tells it from any other. */
  systemId: line(80),
  /** Changes whenever history may have been lost (restore from backup): desks then resync in full. */
  epoch: line(80),
  name: line(60),
  /** 提供单位. */
  organ: line(100),
  /** The system's own clock. */
  now: isoSchema,
  feeds: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
        kinds: z.array(z.enum(recordKinds)).min(1),
        /** `recent` is answered: what is newest of it comes before its turn. */
        recent: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(40),
  signIn: z.object({
    kind: z.enum(signInKinds),
    /** For `form`: where account and password are posted, a path on the same origin. */
    formPath: z.string().startsWith('/').max(200).optional(),
  }),
  limits: z.object({
    /** Most records a page. */
    page: z.number().int().min(1).max(5000),
    /** Most bytes of a request body. */
    body: z.number().int().min(1024),
  }),
  /** How long an idempotency key is remembered. A desk may be offline for months: at least 400. */
  keyRetentionDays: z.number().int().min(1),
  schema: z.number().int().min(1).default(schemaVersion),
  /** Fields that may be changed from a desk (`edit`), of each kind. */
  edits: z
    .array(z.object({ kind: z.enum(recordKinds), fields: z.array(fieldNameSchema).min(1).max(60) }))
    .max(10)
    .default([]),
  /** Records that may be made from a desk (`create`): fields it may state of each kind. */
  creates: z
    .array(z.object({ kind: z.enum(createdKinds), fields: z.array(fieldNameSchema).min(1).max(60) }))
    .max(10)
    .default([]),
  /** `digest` is answered. */
  digest: z.boolean().default(false),
  /** `note-use` is taken: what was done with copies that are lent. */
  loanUses: z.boolean().default(false),
  /** Files are taken in by tus 1.0 at `/uploads` (README.md). Both in bytes; `chunk` is the longest PATCH body. */
  uploads: z.object({ maxSize: z.number().int().min(1), chunk: z.number().int().min(65_536) }).optional(),
});
export type About = z.infer<typeof aboutSchema>;

/** What a department takes from a desk besides decisions. */
export type Offers = Pick<About, 'edits' | 'digest' | 'uploads'> & {
  /** Its records have a newer shape than ours: read, and nothing is sent (S14). */
  readonly newerSchema: boolean;
  /** Absent: nothing can be made from here. */
  readonly creates?: About['creates'];
  /** How its connector settles a doubt; absent: by the key. */
  readonly repeats?: DoubtWay;
  /** Absent: what is done with lent copies is not told. */
  readonly loanUses?: boolean;
};

const changeBase = { id: recordIdSchema, revision: revisionSchema };

const upsertSchema = z.object({
  change: z.literal('upsert'),
  ...changeBase,
  /** Who changed it last, and when, as the department says it to a person; shown beside a clash. */
  changed: z.object({ by: z.string().max(60), at: isoSchema }).optional(),
  record: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('todo'), data: todoDataSchema }),
    z.object({ kind: z.literal('archive'), data: archiveDataSchema }),
    z.object({ kind: z.literal('article'), data: articleDataSchema }),
    z.object({ kind: z.literal('contact'), data: contactDataSchema }),
  ]),
});

/**
 * One change. `upsert` carries the whole record; `tombstone` says it is gone; `withdrawn` says that this person
 * may no longer see it, and the local copy is erased (S13).
 */
export const changeSchema = z.discriminatedUnion('change', [
  upsertSchema,
  z.object({ change: z.literal('tombstone'), ...changeBase, kind: z.enum(recordKinds) }),
  z.object({ change: z.literal('withdrawn'), ...changeBase, kind: z.enum(recordKinds) }),
]);
export type Change = z.infer<typeof changeSchema>;

/**
 * The feed that was asked for. A desk believes no page, newest or digest that names another: on a line that brings a
 * reply twice, a request may meet the reply to the one before it. Without it, it has nothing to tell them by.
 */
const feedName = line(80).optional();

export const changesPageSchema = z.object({
  epoch: line(80),
  feed: feedName,
  changes: z.array(changeSchema).max(5000),
  /** Ask again from here. Asking twice from one cursor gives the same or newer changes, never fewer. */
  cursor: cursorSchema,
  /** More pages are ready now. */
  more: z.boolean(),
  /** On a first sync: how many records there are in all. */
  total: z.number().int().nonnegative().optional(),
});
export type ChangesPage = z.infer<typeof changesPageSchema>;

export const mostRecent = 200;
/**
 * The newest of what is still open, those this person may act on first, newest first. No cursor: it moves nothing, and
 * each of them comes again in its turn, at this revision or a newer one, or as ended.
 */
export const recentSchema = z.object({
  epoch: line(80),
  feed: feedName,
  changes: z.array(upsertSchema).max(mostRecent),
});

const ofAction = {
  /** Idempotency key, made once for life by the desk (UUID). The same key never takes effect twice. */
  key: z.uuid(),
  kind: z.enum(recordKinds),
  id: recordIdSchema,
  /** The revision the person saw when deciding. Any other present revision is a conflict, but for `give-back` and `note-use`. */
  basedOn: revisionSchema,
  /** When the person decided, by the desk's clock; for the file only, never for order. */
  decidedAt: isoSchema,
};
/** What a person did to a record, of the kind that this is done to. */
export const actionSchema = z
  .discriminatedUnion('action', [
    decisionSchema.extend(ofAction),
    borrowSchema.extend(ofAction),
    giveBackSchema.extend(ofAction),
    reportSchema.extend(ofAction),
    noteUseSchema.extend(ofAction),
  ])
  .refine(({ action, kind }) => actedOn[action] === kind, { error: 'not done to this kind' });
export type DepartmentAction = z.infer<typeof actionSchema>;

/**
 * A change of fields. Taken as a whole or not at all; fields that are not named stay as they are, unknown ones too.
 * Any other present revision than `basedOn` is a conflict; the desk then merges and sends a new one under a new key.
 */
export const editSchema = z.object({
  key: z.uuid(),
  kind: z.enum(recordKinds),
  id: recordIdSchema,
  basedOn: revisionSchema,
  fields: editFieldsSchema,
  decidedAt: isoSchema,
});
export type DepartmentEdit = z.infer<typeof editSchema>;

/**
 * A record to be made. The department gives it its id and its official number (档号), both in the transaction of the
 * receipt, and answers with `id` and `revision`; it then comes in the feed like any other. Never a conflict.
 */
export const createSchema = z.object({
  key: z.uuid(),
  kind: z.enum(createdKinds),
  fields: editFieldsSchema,
  decidedAt: isoSchema,
});
export type DepartmentCreate = z.infer<typeof createSchema>;

/**
 * What a feed holds for this person, in 256 buckets: a desk proves with it that its mirror is whole.
 * The bucket of a record is the first byte of SHA-256(`kind id`) in UTF-8. `n` counts its records, `h` is the sum mod
 * 2^64, as a decimal text, of the first eight bytes of SHA-256(`kind id revision`).
 */
export const digestSchema = z.object({
  epoch: line(80),
  feed: feedName,
  /** False: something is being written right now; ask again later. */
  settled: z.boolean(),
  buckets: z
    .array(z.object({ n: z.number().int().nonnegative(), h: z.string().regex(/^\d{1,20}$/) }))
    .length(256),
});
export type Digest = z.infer<typeof digestSchema>;

/** An answer with the key of what it answers. A desk believes none that names another key, as with `feed` of a page. */
export const namedAnswerSchema = answerSchema.and(z.object({ key: z.uuid().optional() }));

/** What was answered to a key, however long ago. */
export const receiptSchema = z.object({ key: z.uuid(), answer: answerSchema });

export const departmentContract = {
  about: oc
    .route({
      method: 'GET',
      path: '/.well-known/department-sync',
      summary: 'Who I am, what I offer, how to sign in, my clock. Answered without sign-in.',
      tags: ['about'],
    })
    .output(aboutSchema),
  changes: oc
    .route({
      method: 'GET',
      path: '/feeds/{feed}/changes',
      summary: 'What changed since a cursor, in pages. Without a cursor: everything (first sync).',
      tags: ['changes'],
    })
    .input(
      z.object({
        feed: z.string(),
        cursor: cursorSchema.optional(),
        limit: z.coerce.number().int().min(1).max(5000).optional(),
      }),
    )
    .errors({
      /** The cursor is too old or from another epoch: ask again without one. */
      CURSOR_FORGOTTEN: { status: 410 },
    })
    .output(changesPageSchema),
  recent: oc
    .route({
      method: 'GET',
      path: '/feeds/{feed}/recent',
      summary: 'The newest open records of a feed that offers it, before their turn in a first sync.',
      tags: ['changes'],
    })
    .input(z.object({ feed: z.string() }))
    .errors({ NOT_FOUND: { status: 404 } })
    .output(recentSchema),
  act: oc
    .route({
      method: 'POST',
      path: '/actions',
      summary: 'One action of a person, exactly once for its key. Effect and receipt are one transaction.',
      tags: ['actions'],
    })
    .input(actionSchema)
    .errors({
      /** The key was used before with another body. */
      KEY_REUSED: { status: 422 },
    })
    .output(namedAnswerSchema),
  edit: oc
    .route({
      method: 'POST',
      path: '/edits',
      summary:
        'One change of fields by a person, exactly once for its key. Effect and receipt are one transaction.',
      tags: ['actions'],
    })
    .input(editSchema)
    .errors({ KEY_REUSED: { status: 422 } })
    .output(namedAnswerSchema),
  create: oc
    .route({
      method: 'POST',
      path: '/creates',
      summary:
        'One new record by a person, exactly once for its key. Record, number and receipt are one transaction.',
      tags: ['actions'],
    })
    .input(createSchema)
    .errors({ KEY_REUSED: { status: 422 } })
    .output(namedAnswerSchema),
  receipt: oc
    .route({
      method: 'GET',
      path: '/actions/{key}',
      summary:
        'What was answered to this key, of an action, a change of fields or a new record; 404 when it never arrived.',
      tags: ['actions'],
    })
    .input(z.object({ key: z.uuid() }))
    .errors({ NOT_FOUND: { status: 404 } })
    .output(receiptSchema),
  digest: oc
    .route({
      method: 'GET',
      path: '/feeds/{feed}/digest',
      summary: 'Counts and sums of everything this person may see in the feed, in 256 buckets.',
      tags: ['changes'],
    })
    .input(z.object({ feed: z.string() }))
    .output(digestSchema),
  file: oc
    .route({
      method: 'GET',
      path: '/files/{hash}',
      summary: 'Bytes by SHA-256, with `Range` (RFC 9110 §14).',
      tags: ['files'],
    })
    .input(z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }))
    .errors({ NOT_FOUND: { status: 404 } })
    .output(z.file()),
};

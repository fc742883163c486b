// window ↔ core: what was not sent and is kept on this desk (导出给主管): listed, written into a file for the supervisor, let go.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { actionBodySchema, actionReasonSchema } from '../domain/action.ts';
import { editFieldsSchema, fieldValueSchema } from '../domain/edit.ts';
import { faultSchema } from '../domain/fault.ts';
import { fileRefSchema } from '../domain/file-ref.ts';
import { leftBehind } from '../domain/own-words.ts';
import { recordKinds, secretLevels } from '../domain/terms.ts';
import { idSchema } from './desk-views.ts';

const desk = oc.errors({ FAULT: { data: faultSchema } });
/** Of something kept: that of the outbox, or one made of where a draft hangs. */
const keptId = z.string().min(1).max(400);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A field as far as its words are the person's own. */
const ownFieldSchema = z.object({ field: z.string(), value: fieldValueSchema, left: z.enum(leftBehind) });

/**
 * withdrawn  access to the record was withdrawn
 * gone       the department does not have or list it any more
 * removed    its source was removed from this desk
 * waiting    it may still be sent by itself
 */
const whySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['withdrawn', 'gone', 'removed', 'waiting', 'changed', 'in-doubt']) }),
  z.object({ kind: z.literal('refused'), reason: actionReasonSchema.optional() }),
]);

const workSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('action'), body: actionBodySchema }),
  z.object({ type: z.literal('edit'), fields: z.array(ownFieldSchema) }),
  z.object({ type: z.literal('create'), fields: editFieldsSchema }),
  /** `here`: its bytes go along; not those of a file that is the department's. */
  z.object({ type: z.literal('upload'), file: fileRefSchema, here: z.boolean() }),
  /** Written and never decided: an opinion, or a form. */
  z.object({ type: z.literal('draft'), opinion: z.string() }),
  z.object({ type: z.literal('form'), fields: z.array(ownFieldSchema) }),
]);

export const keptWorkSchema = z.object({
  id: keptId,
  source: z.object({ id: idSchema, name: z.string(), organ: z.string(), account: z.string() }),
  kind: z.enum(recordKinds),
  /** The department's id of the record; absent of one that was to be made here. */
  remoteId: z.string().optional(),
  /** Empty where it may not be shown any more (S13). */
  title: z.string(),
  /** Absent where nobody knows it any more. */
  secretLevel: z.enum(secretLevels).optional(),
  /** When it was decided, or written last. */
  at: z.string(),
  why: whySchema,
  /** It left this desk at least once and no answer says that it never arrived. */
  mayHaveArrived: z.boolean(),
  work: workSchema,
  /** Of the person's own words, one text below the other; absent where there are none. Of a file: of its bytes. */
  digests: z.object({ sha256: digest, sm3: digest.optional() }).optional(),
  /**
   * It leaves by no file. level: by the classification of its record; carried: it was made of what a to-do said that was
   * withdrawn since, or of its files.
   */
  barred: z.enum(['level', 'carried']).optional(),
  handedOver: z.object({ at: z.string(), name: z.string() }).optional(),
});
export type KeptWork = z.infer<typeof keptWorkSchema>;

export const handOverContract = {
  /** `station`: the name of this machine. Drafts too whose record is gone; in the order decided or written. */
  list: desk.output(z.object({ station: z.string(), kept: z.array(keptWorkSchema) })),
  /**
   * A page in parts, and with the last of them what it tells of: alone, or with the files that were not sent in one
   * archive. Never over another file. `grant` names a place the person chose in the shell's dialog.
   */
  save: desk
    .input(
      z.object({
        grant: idSchema,
        part: z.number().int().min(0).max(100_000),
        isLast: z.boolean(),
        page: z.string().max(400_000),
        /** The page's own name beside its files. */
        pageName: z.string().min(1).max(200),
        kept: z.array(keptId).max(5000),
      }),
    )
    .output(z.object({ sha256: digest.optional(), sm3: digest.optional() })),
  /** What is being written to that place is not wanted any more; `save` answers whether it was too late. */
  stop: desk.input(z.object({ grant: idSchema })).output(z.object({})),
  /** A draft whose record is gone, or what was left of a removed source: it goes for good, unless put back at once. */
  letGo: desk.input(z.object({ id: keptId })).output(z.object({})),
  putBack: desk.input(z.object({ id: keptId })).output(z.object({})),
};

// window ↔ core: 归档 of a finished matter in one step: its record proposed, made with its files, and where it stands.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { editFieldsSchema } from '../domain/edit.ts';
import { faultSchema } from '../domain/fault.ts';
import { fileRefSchema } from '../domain/file-ref.ts';
import { idSchema } from './desk-views.ts';

const desk = oc.errors({ FAULT: { data: faultSchema } });
const id = idSchema;

const retentionReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('genre'), genre: z.string() }),
  z.object({ kind: z.literal('to-read') }),
  z.object({ kind: z.literal('unknown') }),
]);

const filingProposalSchema = z.object({
  /** The archive it would go to, and what that lets a desk state. */
  sourceId: id,
  creatable: z.array(z.string()),
  fields: editFieldsSchema,
  retentionReason: retentionReasonSchema,
  /** 拟编档号 of the proposed fields; the archive gives the real one. */
  refCode: z.string().optional(),
  /** 盖章版 first. Only what is here can go along; the hash of those already on their way there too. */
  files: z.array(z.object({ file: fileRefSchema, isHere: z.boolean() })),
});
export type FilingProposal = z.infer<typeof filingProposalSchema>;

export const filingContract = {
  propose: desk.input(z.object({ id })).output(filingProposalSchema),
  /** Saved before it is answered (S3): the record, the uploads of these files, and the change that names them. */
  make: desk
    .input(
      z.object({
        id,
        sourceId: id,
        fields: editFieldsSchema,
        hashes: z.array(fileRefSchema.shape.hash).max(200),
      }),
    )
    .output(z.object({ recordId: id })),
};

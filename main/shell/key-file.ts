// desk.key.json, which lies beside desk.db: how the key of that file is to be had, and how to know it. Never the
// key itself.
import { z } from 'zod';
import { wrappedSchema } from './passphrase.ts';
import { readIfThere, writePrivately } from './private-file.ts';
import { missesSchema } from './wrong-passphrase.ts';

const common = {
  format: z.literal(1),
  fileId: z.uuid(),
  /** See key-check.ts. */
  check: z.string().regex(/^[0-9a-f]{16}$/),
};

const keyFileSchema = z.discriminatedUnion('way', [
  z.object({ ...common, way: z.literal('keyring') }),
  z.object({ ...common, way: z.literal('passphrase'), wrapped: wrappedSchema, misses: missesSchema }),
]);
export type KeyFile = z.infer<typeof keyFileSchema>;
export type PassphraseKeyFile = Extract<KeyFile, { way: 'passphrase' }>;

type KeyFileRead =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unusable' }
  | { readonly kind: 'here'; readonly keyFile: KeyFile };

export async function readKeyFile(path: string): Promise<KeyFileRead> {
  const text = await readIfThere(path);
  return text === undefined ? { kind: 'absent' } : parseKeyFile(text);
}

function parseKeyFile(text: string): KeyFileRead {
  try {
    const parsed = keyFileSchema.safeParse(JSON.parse(text));
    return parsed.success ? { kind: 'here', keyFile: parsed.data } : { kind: 'unusable' };
  } catch {
    return { kind: 'unusable' };
  }
}

export async function writeKeyFile(path: string, keyFile: KeyFile): Promise<void> {
  await writePrivately(path, `${JSON.stringify(keyFileSchema.parse(keyFile), null, 2)}\n`);
}

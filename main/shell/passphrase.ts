// Wraps the key of the file by a passphrase: scrypt makes a key of it, AES-256-GCM closes the file's key with
// that. A wrong passphrase is noticed by the tag. Nothing here is ever written in the clear.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { type FileKey, keyFrom } from './key-check.ts';

export const leastCharacters = 12;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** The bounds keep a tampered file from making the guess cheap or the computer busy for hours. */
export const wrappedSchema = z.object({
  scrypt: z.object({
    logN: z.number().int().min(17).max(20),
    r: z.literal(8),
    p: z.literal(1),
    salt: hex(16),
  }),
  iv: hex(12),
  tag: hex(16),
  closed: hex(32),
});
export type Wrapped = z.infer<typeof wrappedSchema>;

/** Counted as people count: a character outside the basic plane is one. */
export function isLongEnough(passphrase: string): boolean {
  return [...passphrase.normalize('NFKC')].length >= leastCharacters;
}

export async function wrap(key: FileKey, passphrase: string, fileId: string): Promise<Wrapped> {
  const parameters = { logN: 17, r: 8, p: 1, salt: randomBytes(16).toString('hex') } as const;
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretch(passphrase, parameters), iv);
  cipher.setAAD(Buffer.from(fileId, 'utf8'));
  const closed = Buffer.concat([cipher.update(Buffer.from(key, 'hex')), cipher.final()]);
  const tag = cipher.getAuthTag().toString('hex');
  return { scrypt: parameters, iv: iv.toString('hex'), tag, closed: closed.toString('hex') };
}

/** Undefined when the passphrase is not the one. */
export async function unwrap(
  wrapped: Wrapped,
  passphrase: string,
  fileId: string,
): Promise<FileKey | undefined> {
  const secret = await stretch(passphrase, wrapped.scrypt);
  const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(wrapped.iv, 'hex'));
  decipher.setAAD(Buffer.from(fileId, 'utf8'));
  decipher.setAuthTag(Buffer.from(wrapped.tag, 'hex'));
  try {
    return keyFrom(Buffer.concat([decipher.update(Buffer.from(wrapped.closed, 'hex')), decipher.final()]));
  } catch {
    return undefined;
  }
}

/** NFKC, because an input method may give the same characters in another form on another day. */
function stretch(passphrase: string, { logN, r, p, salt }: Wrapped['scrypt']): Promise<Buffer> {
  const N = 2 ** logN;
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'hex'), 32, options, (error, made) =>
      error ? reject(error) : resolve(made),
    );
  });
}

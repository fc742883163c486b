// A value from which one sees whether a key is the one a file was made with, and nothing else about the key.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 bytes, lower-case hex. */
export type FileKey = string & { readonly brand: 'FileKey' };

export function isFileKey(text: string): text is FileKey {
  return /^[0-9a-f]{64}$/.test(text);
}

export function newFileKey(): FileKey {
  return keyFrom(randomBytes(32));
}

export function keyFrom(bytes: Buffer): FileKey {
  const text = bytes.toString('hex');
  if (!isFileKey(text)) throw new Error('believed: a key has 32 bytes');
  return text;
}

/** Eight bytes: enough to tell a wrong key, of no help in finding the right one among 2^256. */
export function keyCheck(key: FileKey): string {
  const mac = createHmac('sha256', Buffer.from(key, 'hex')).update('govdesk key check 1').digest();
  return mac.subarray(0, 8).toString('hex');
}

export function fits(key: FileKey, check: string): boolean {
  const [ours, theirs] = [Buffer.from(keyCheck(key), 'hex'), Buffer.from(check, 'hex')];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

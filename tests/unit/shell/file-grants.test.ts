// A grant is for one file, one use, once.
import { expect, it } from 'vitest';
import { createFileGrants } from '../../../main/shell/file-grants.ts';

it('a grant opens its file for the use it was given for, once', () => {
  const grants = createFileGrants(() => crypto.randomUUID());
  const [read, write] = [grants.give('/home/a/批复.pdf', 'read'), grants.give('/home/a/copy.pdf', 'write')];
  expect(grants.take(read, 'read')).toBe('/home/a/批复.pdf');
  expect(grants.take(read, 'read')).toBeUndefined();
  expect(grants.take(write, 'read')).toBeUndefined();
  expect(grants.take(write, 'write')).toBeUndefined();
  expect(grants.take('unknown', 'write')).toBeUndefined();
});

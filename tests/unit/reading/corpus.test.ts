// Every file of the corpora, sound, broken or hostile, is answered: with its text or with a reason, and within its time.
import { afterAll, describe, expect, it } from 'vitest';
import { brokenFiles, hostileFiles, soundFiles } from '../../fixtures/files/reader-files.ts';
import { redHeadLetter, signedLetter } from '../../fixtures/files/ofd/sound.ts';
import { damaged, hostile } from '../../fixtures/files/ofd/unsound.ts';
import { aReader } from '../../fakes/a-reader.ts';

const troubles: string[] = [];
const reader = aReader({ ms: 10_000 }, troubles);
afterAll(() => reader.close());
const read = async (bytes: Uint8Array) => {
  const answer = await reader.read(new Uint8Array(bytes));
  if (answer === 'closed') throw new Error('believed: the reader is open');
  return answer.kind === 'text' ? answer.pages.join('\n') : answer.problem;
};
const nowhere = 'http://127.0.0.1:9';
const documents = ['pdf', 'ofd', 'docx', 'table', 'text', 'html'];

describe('the reader of texts', () => {
  it.each(soundFiles().map((file) => [file.name, file] as const))('reads %s', async (_, file) => {
    const words = await read(file.bytes);
    if (documents.includes(file.becomes)) expect(words).toContain(file.holds ?? '');
    else expect(words).toBe('not-readable');
  });

  it.each(brokenFiles().map((file) => [file.name, file] as const))('says what ails %s', async (_, file) => {
    const expected = { empty: '', damaged: /^(damaged|not-readable)$/, 'not-supported': 'not-readable' };
    const problem = await read(file.bytes);
    const wanted =
      Object.entries(expected).find(([becomes]) => becomes === file.becomes)?.[1] ?? 'not-readable';
    expect(problem).toMatch(wanted === '' ? /^$/ : wanted);
  });

  it.each(hostileFiles(nowhere).map((file) => [file.name, file] as const))('survives %s', async (_, file) => {
    const answer = await read(file.bytes);
    // A picture holds no text, whatever else is wrong with it.
    const isPicture = file.name.endsWith('.tif');
    if (file.becomes === 'hostile')
      expect(answer).toMatch(isPicture ? 'not-readable' : /^(damaged|too-large)$/);
  });

  it('reads an OFD, a word over two lines put together', async () => {
    for (const bytes of [redHeadLetter(), signedLetter()]) {
      const words = await read(bytes);
      expect(words).toContain('关于规范政务服务事项办理的通知');
      expect(words).toContain('加快推进政务服务标准化');
    }
  });

  it.each([...damaged, ...hostile].map((file) => [file.name, file] as const))(
    'answers an OFD that is %s',
    async (_, file) => {
      expect(await read(file.bytes())).toBeTypeOf('string');
    },
  );

  it('meets no error that nobody foresaw', () => {
    expect(troubles).toEqual([]);
  });
});

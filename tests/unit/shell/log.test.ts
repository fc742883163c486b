import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factsOfError, newReference } from '../../../shared/domain/error-facts.ts';
import { logLine, lineTaker } from '../../../main/shell/core-output.ts';
import { openLog } from '../../../main/shell/log.ts';
import { lineOf, neutral } from '../../../main/shell/log-line.ts';

const at = new Date('2026-03-01T08:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a line of the log', () => {
  it('is one line of JSON, in UTC', () => {
    const line = lineOf(at, 'core-ended', { code: 9, asked: false, reason: undefined });
    expect(line).toBe('{"at":"2026-03-01T08:00:00.000Z","event":"core-ended","code":9,"asked":false}\n');
  });

  it.each([
    ['two\r\n{"event":"forged"}', 'two·{"event":"forged"}'],
    ['关于印发2026年工作要点的通知', '·2026·'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
    ['password=hunter2 next', 'password=*** next'],
    ['https://user:pw@oa.gov.cn/x', 'https://***@oa.gov.cn/x'],
    ['0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', '***'],
    ['x'.repeat(31), 'x'.repeat(31)],
    ['a b '.repeat(100), 'a b '.repeat(50)],
  ])('keeps out what does not belong in it: %j', (text, kept) => {
    expect(neutral(text)).toBe(kept);
  });

  it('has an error by its class, code and place, never by its message', () => {
    const facts = factsOfError(Object.assign(new TypeError('临溪县 13900001111'), { code: 'ENOENT' }));
    expect(facts).toMatchObject({ error: 'TypeError', code: 'ENOENT' });
    expect(facts['where']).toContain('log.test.ts:');
    expect(JSON.stringify(facts)).not.toContain('1390000');
    expect(factsOfError('a thrown text')).toEqual({ error: 'string' });
  });

  it('has references that can be read out', () => {
    expect(newReference(Math.random)).toMatch(/^[A-HJ-NP-Y34679]{6}$/);
  });
});

describe('the log', () => {
  it('is readable by its owner alone and is turned over at a megabyte, five files in all', () => {
    const log = openLog({ folder: join(folder, 'logs'), now: () => at.getTime() });
    const long = 'w '.repeat(90);
    const facts = Object.fromEntries(Array.from({ length: 50 }, (_, number) => [`f${number}`, long]));
    for (let count = 0; count < 700; count += 1) log('much', facts);
    const files = readdirSync(join(folder, 'logs')).sort();
    expect(files).toEqual([
      'govdesk.log',
      'govdesk.log.1',
      'govdesk.log.2',
      'govdesk.log.3',
      'govdesk.log.4',
    ]);
    for (const file of files) {
      const found = statSync(join(folder, 'logs', file));
      expect(found.size).toBeLessThanOrEqual(1_000_000);
      expect(found.mode & 0o777).toBe(0o600);
    }
  });

  it('goes on where it stopped at the start before', () => {
    openLog({ folder, now: () => at.getTime() })('first');
    openLog({ folder, now: () => at.getTime() })('second');
    const events = readFileSync(join(folder, 'govdesk.log'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event);
    expect(events).toEqual(['first', 'second']);
  });

  it('does not stop the app when nothing can be written', () => {
    const inTheWay = join(folder, 'a-file');
    writeFileSync(inTheWay, '');
    const log = openLog({ folder: join(inTheWay, 'logs'), now: () => at.getTime() });
    expect(() => log('lost')).not.toThrow();
  });
});

describe("the core's output", () => {
  const taken = (text: string) => {
    const lines: unknown[] = [];
    logLine(text, (event, facts) => lines.push([event, facts]));
    return lines;
  };

  it('is taken over when it is a line of its log', () => {
    expect(taken('{"event":"round-ended","facts":{"rows":3}}')).toEqual([['core:round-ended', { rows: 3 }]]);
  });

  it.each([
    '关于召开会议的通知',
    '{"event":"x y","facts":{}}',
    '{"event":"a","facts":{"b":{"c":1}}}',
    '[1]',
    'Error: 13900001111',
  ])('is only counted when it is anything else: %j', (text) => {
    expect(taken(text)).toEqual([['core-printed', { characters: text.length }]]);
  });

  it('is cut into lines wherever the pieces end', () => {
    const lines: string[] = [];
    const take = lineTaker((line) => lines.push(line));
    for (const piece of ['a', 'b\nc\n', '', '\nd', 'e\n', 'rest']) take(piece);
    expect(lines).toEqual(['ab', 'c', '', 'de']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../shared/domain/fault.ts';
import type { SourceHealth } from '../../../shared/domain/source.ts';
import { type FaringSource, groupTrouble, troubleCauses } from '../../../shared/domain/source-trouble.ts';

const since = '2026-03-02T01:00:00.000Z';
const trouble = (fault: Fault, at = since): SourceHealth => ({ kind: 'trouble', fault, since: at });
const offline = (reason: Extract<Fault, { kind: 'offline' }>['reason']): SourceHealth =>
  trouble({ kind: 'offline', reason });
const signIn = trouble({ kind: 'sign-in-needed', reason: 'expired' });
const well: SourceHealth = { kind: 'ok' };

const sources = (...healths: readonly SourceHealth[]): readonly FaringSource[] =>
  healths.map((health, index) => ({ id: `s${index}`, health }));
const lines = (...healths: readonly SourceHealth[]): readonly string[] =>
  groupTrouble(sources(...healths)).map(
    ({ cause, sources: of, all }) => `${cause} ${of.join(' ')}${all ? ' all' : ''}`,
  );

describe('trouble of sources', () => {
  it('of a dead line is one line, however many systems are behind it and however each failed', () => {
    expect(lines(offline('unknown-host'), offline('timeout'), offline('refused'), offline('cut'))).toEqual([
      'line-down s0 s1 s2 s3 all',
    ]);
  });

  it('of one system that does not answer is its own, while another answers', () => {
    expect(lines(offline('timeout'), well)).toEqual(['unreachable s0']);
  });

  it('of the only system is not called a dead line, unless the machine says it has no network', () => {
    expect(lines(offline('refused'))).toEqual(['unreachable s0 all']);
    expect(lines(offline('no-network'))).toEqual(['line-down s0 all']);
  });

  it('of a bad certificate is the system’s own, though nothing else answers either', () => {
    expect(lines(offline('certificate'), offline('timeout'))).toEqual(['certificate s0', 'unreachable s1']);
  });

  it('with one cause is one line; what asks something of the person stands first', () => {
    expect(lines(trouble({ kind: 'busy' }), signIn, well, signIn)).toEqual([
      'sign-in-needed s1 s3',
      'busy s0',
    ]);
  });

  it('does not count what the person paused', () => {
    expect(lines({ kind: 'paused' }, offline('timeout'), offline('timeout'))).toEqual([
      'line-down s1 s2 all',
    ]);
  });

  it('began when the first of them began', () => {
    const later = trouble({ kind: 'busy' }, '2026-03-02T02:00:00.000Z');
    const earlier = trouble({ kind: 'busy' }, '2026-03-02T00:30:00.000Z');
    expect(groupTrouble(sources(later, earlier, well))[0]?.since).toBe('2026-03-02T00:30:00.000Z');
  });

  it('names every source in trouble once, and no other', () => {
    const health = fc.constantFrom<SourceHealth>(
      well,
      { kind: 'new' },
      { kind: 'paused' },
      { kind: 'read-only' },
      { kind: 'incomplete', fetched: 3, stated: 5 },
      { kind: 'brake', feed: 'todos', removals: 12, of: 20, since },
      signIn,
      offline('timeout'),
      offline('certificate'),
      trouble({ kind: 'bad-reply', reason: 'html', detail: '' }),
    );
    fc.assert(
      fc.property(fc.array(health, { maxLength: 8 }), (healths) => {
        const groups = groupTrouble(sources(...healths));
        const named = groups.flatMap(({ sources: of }) => of).sort();
        const due = sources(...healths)
          .filter((source) => !['ok', 'new', 'paused'].includes(source.health.kind))
          .map(({ id }) => id)
          .sort();
        expect(named).toEqual(due);
        const order = groups.map(({ cause }) => troubleCauses.indexOf(cause));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cookieHeader, withCookies } from '../../../main/core/connectors/cookies.ts';
import { deepest, jsonOf, scanned } from '../../../main/core/connectors/json-reply.ts';
import { clockSkewOf, faultOfStatus } from '../../../main/core/connectors/status.ts';
import type { Reply } from '../../../main/core/connectors/transport.ts';
import { isWellFormed, wellFormed } from '../../../main/core/connectors/well-formed.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const json = (text: string, type?: string) => jsonOf({ bytes: bytes(text), header: () => type });
const at = Date.UTC(2026, 2, 2);
const reply = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  header: (name) => headers[name],
  setCookies: [],
  bytes: new Uint8Array(),
  at,
});

describe('jsonOf', () => {
  it('reads any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        expect(json(JSON.stringify(value))).toMatchObject({
          ok: true,
          value: { value: JSON.parse(JSON.stringify(value)) },
        });
      }),
    );
  });

  it('counts nesting outside strings only', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.string(), (depth, text) => {
        const nested = '['.repeat(depth) + JSON.stringify(`${text}[[[{{{"\\`) + ']'.repeat(depth);
        expect(scanned(bytes(nested)).depth).toBe(Math.min(depth, deepest + 1));
      }),
    );
  });

  it('refuses a million levels', () => {
    expect(json('['.repeat(1_000_000))).toMatchObject({ ok: false, fault: { reason: 'too-deep' } });
  });

  it('tells a page from data by its type or its first character', () => {
    expect(json('{}', 'text/html; charset=gbk')).toMatchObject({ ok: false, fault: { reason: 'html' } });
    expect(json('\ufeff \n<html>')).toMatchObject({ ok: false, fault: { reason: 'html' } });
  });

  it('reads every text there is as it was written, and takes a byte order mark for no part of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, marked) => {
        const written = `${marked ? '\ufeff' : ''}${JSON.stringify([text])}`;
        expect(json(written)).toMatchObject({ ok: true, value: { value: [text] } });
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (some) => {
        expect(typeof jsonOf({ bytes: some, header: () => undefined }).ok).toBe('boolean');
      }),
    );
  });

  it('marks texts with half characters or NUL', () => {
    expect(json('{"a":"\\ud800"}')).toMatchObject({ value: { suspectText: true } });
    expect(json('{"a":"\\u0000"}')).toMatchObject({ value: { suspectText: true } });
    expect(json('{"a":"\\u4e2d文"}')).toMatchObject({ value: { suspectText: false } });
  });
});

describe('well-formed text', () => {
  it('is what has no half character and no NUL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, broken) => {
        const given = broken ? `${text}\ud800x` : text.replaceAll('\0', '');
        expect(isWellFormed(given)).toBe(!broken);
        expect(isWellFormed(wellFormed(given))).toBe(true);
      }),
    );
  });
});

describe('status', () => {
  it('Retry-After is read in seconds or as a date of the department’s own clock, an hour at most', () => {
    const retryAfter = (headers: Record<string, string>) => faultOfStatus(reply(503, headers));
    expect(retryAfter({ 'retry-after': '7' })).toEqual({ kind: 'busy', retryAfterMs: 7_000 });
    expect(retryAfter({ 'retry-after': '999999' })).toEqual({ kind: 'busy', retryAfterMs: 3_600_000 });
    expect(retryAfter({ 'retry-after': new Date(at + 90_000).toUTCString() })).toEqual({
      kind: 'busy',
      retryAfterMs: 90_000,
    });
    const ahead = at + 86_400_000;
    expect(
      retryAfter({
        date: new Date(ahead).toUTCString(),
        'retry-after': new Date(ahead + 5_000).toUTCString(),
      }),
    ).toEqual({ kind: 'busy', retryAfterMs: 5_000 });
    expect(retryAfter({ 'retry-after': 'soon' })).toEqual({ kind: 'busy' });
    expect(retryAfter({ 'retry-after': '-5' })).toEqual({ kind: 'busy' });
  });

  it('the clock is what the system states, or its Date header, against ours', () => {
    expect(clockSkewOf(reply(200, { date: new Date(at + 60_000).toUTCString() }))).toEqual({
      clockSkewMs: 60_000,
    });
    expect(clockSkewOf(reply(200), new Date(at - 500).toISOString())).toEqual({ clockSkewMs: -500 });
    expect(clockSkewOf(reply(200, { date: 'yesterday' }))).toEqual({});
  });
});

describe('cookies', () => {
  it('are kept by name, replaced, and gone when they expired', () => {
    const first = withCookies(
      new Map(),
      ['sid=a; Path=/; HttpOnly', 'b=2; Expires=Wed, 21 Oct 2099 07:28:00 GMT', '=x', 'nonsense'],
      at,
    );
    expect(cookieHeader(first)).toBe('sid=a; b=2');
    expect(
      cookieHeader(
        withCookies(first, ['sid=c=d; Max-Age=600', 'b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], at),
      ),
    ).toBe('sid=c=d');
    expect(cookieHeader(withCookies(first, ['sid=; Max-Age=0'], at))).toBe('b=2');
  });
});

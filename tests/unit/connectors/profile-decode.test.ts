import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonReply } from '../../../main/core/connectors/json-reply.ts';
import {
  decodeAbout,
  decodeAnswer,
  decodeDigest,
  decodePage,
  decodeRecent,
  fieldOfRefusal,
} from '../../../main/core/connectors/profile/decode.ts';

const todos = { feed: 'todos', expected: 'todo' } as const;
const reply = (value: unknown, suspectText = false): JsonReply => ({ value, suspectText });
const page = (changes: readonly unknown[], suspectText = false) =>
  decodePage(reply({ epoch: 'e', changes, cursor: 'c', more: false }, suspectText), todos);
const data = { title: '关于报送材料的通知', arrivedAt: '2026-03-02T09:00:00+08:00' };
const upsert = (more: object = {}, record: object = data) => ({
  change: 'upsert',
  id: 'a',
  revision: '1',
  record: { kind: 'todo', data: record },
  ...more,
});

describe('decodePage', () => {
  it('never throws and loses no record: each is taken or set aside', () => {
    const something = fc.oneof(
      fc.jsonValue(),
      fc.constant(upsert()),
      fc.jsonValue().map((value) => upsert({}, Object(value))),
      fc.jsonValue().map((id) => upsert({ id })),
    );
    fc.assert(
      fc.property(fc.array(something, { maxLength: 8 }), fc.boolean(), (changes, suspectText) => {
        const decoded = page(JSON.parse(JSON.stringify(changes)), suspectText);
        expect(decoded.ok && decoded.value.changes.length + decoded.value.unusable.length).toBe(
          changes.length,
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('believes no reply that names another feed or key, and one that names none', () => {
    const changes = { epoch: 'e', changes: [], cursor: 'c', more: false };
    const digest = {
      epoch: 'e',
      settled: true,
      buckets: Array.from({ length: 256 }, () => ({ n: 0, h: '0' })),
    };
    const answer = { outcome: 'accepted', revision: '1' };
    const decoded = (name: object) => [
      decodePage(reply({ ...changes, ...name }), todos).ok,
      decodeRecent(reply({ ...changes, ...name }), todos).ok,
      decodeDigest({ ...digest, ...name }, 'todos').ok,
      decodeAnswer({ ...answer, ...name }, 'mine').ok,
    ];
    expect(decoded({})).toEqual([true, true, true, true]);
    expect(decoded({ feed: 'todos', key: 'mine' })).toEqual([true, true, true, true]);
    for (const other of ['archives', '', null, 7])
      expect(decoded({ feed: other, key: other })).toEqual([false, false, false, false]);
  });

  it('never throws on any reply', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(typeof decodeAbout(value).ok).toBe('boolean');
        for (const decode of [decodeAnswer, decodeDigest])
          expect(typeof decode(value, 'x').ok).toBe('boolean');
        expect(typeof decodePage(reply(value), todos).ok).toBe('boolean');
        expect(typeof fieldOfRefusal(value)).toBe('string');
      }),
    );
  });

  it('names the field that cannot be used, in the department’s own words for it', () => {
    const decoded = page([upsert({}, { ...data, due: { at: '明天', unit: 'WD' } })]);
    expect(decoded.ok && decoded.value.unusable).toEqual([
      {
        kind: 'todo',
        remoteId: 'a',
        revision: '1',
        title: data.title,
        reason: { kind: 'field', field: 'due.at', problem: 'invalid_format' },
      },
    ]);
  });

  it.each(['秘密', '机密', '绝密', '工作秘密', '不知道', 7])(
    'keeps no title of a bad record of the level %s',
    (secretLevel) => {
      const decoded = page([upsert({}, { ...data, secretLevel, urgency: '很急' })]);
      expect(decoded.ok && decoded.value.unusable[0]).not.toHaveProperty('title');
    },
  );

  it('says which kind a bad record is, or the kind of its feed when it does not say', () => {
    const decoded = page([
      { change: 'tombstone', kind: 'archive' },
      { change: 'upsert', id: 7, record: {} },
      null,
    ]);
    expect(decoded.ok && decoded.value.unusable.map(({ kind, reason }) => [kind, reason.kind])).toEqual([
      ['archive', 'no-id'],
      ['todo', 'field'],
      ['todo', 'no-id'],
    ]);
  });
});

describe('fields that no schema names', () => {
  const extraOf = (more: object, suspectText = false) => {
    const decoded = page([upsert({}, { ...data, ...more })], suspectText);
    const [change] = decoded.ok ? decoded.value.changes : [];
    return change?.change === 'upsert' ? change.extra : 'no change';
  };

  it('come along apart from the record, and only where there are any', () => {
    const decoded = page([upsert(), upsert({}, { ...data, level: { of: [1] }, 复核: null })]);
    const [plain, more] = decoded.ok ? decoded.value.changes : [];
    expect(plain).not.toHaveProperty('extra');
    expect(more).toEqual({ ...plain, extra: { level: { of: [1] }, 复核: null } });
  });

  it('are 64 at most and 64 KB at most, in the order of the record', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`x${n}`, n]));
    expect(extraOf(many)).toEqual(Object.fromEntries(Object.entries(many).slice(0, 64)));
    expect(extraOf({ long: '长'.repeat(30_000), short: 1 })).toEqual({ short: 1 });
    expect(extraOf({ long: '长'.repeat(30_000) })).toBeUndefined();
  });

  it('of any name stay plain fields', () => {
    const extra = Object(extraOf(JSON.parse('{"__proto__":{"polluted":true},"constructor":1}')));
    expect(Object.keys(extra)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(extra)).toBe(Object.prototype);
  });

  it('are not kept of a record above the ceiling, nor with broken text', () => {
    expect(extraOf({ secretLevel: '秘密', note: '不得留存' })).toBeUndefined();
    expect(extraOf({ note: 'half \ud83d', whole: 'ok' }, true)).toEqual({ whole: 'ok' });
  });
});

describe('decodeAbout', () => {
  const about = {
    profile: '1',
    systemId: 's',
    epoch: 'e',
    name: '系统',
    organ: '部门',
    now: '2026-11-23T09:12:00+08:00',
    feeds: [{ name: 'todos', kinds: ['todo'] }],
    signIn: { kind: 'bearer' },
    limits: { page: 100, body: 10_000 },
    keyRetentionDays: 400,
  };

  it('fills in what an older department does not state: no edits, no digest, no uploads', () => {
    expect(decodeAbout(about)).toMatchObject({ ok: true, value: { schema: 1, edits: [], digest: false } });
  });

  it('S14 reads what it can of a newer schema: feeds of kinds it knows, and nothing offered', () => {
    const newer = {
      ...about,
      schema: 2,
      digest: true,
      feeds: [
        { name: 'todos', kinds: ['todo', 'permit'] },
        { name: 'permits', kinds: ['permit'] },
      ],
      edits: [{ kind: 'permit', fields: ['until'] }],
      uploads: { maxSize: 'unlimited' },
    };
    const decoded = decodeAbout(newer);
    expect(decoded).toMatchObject({
      ok: true,
      value: { schema: 2, digest: true, edits: [], feeds: [{ name: 'todos', kinds: ['todo'] }] },
    });
    expect(decoded.ok && decoded.value.uploads).toBeUndefined();
    expect(decodeAbout({ ...newer, schema: 1 })).toMatchObject({ ok: false, fault: { reason: 'shape' } });
  });

  it('knows a newer profile before it looks at anything else', () => {
    expect(decodeAbout({ profile: '2' })).toMatchObject({ ok: false, fault: { reason: 'newer-profile' } });
    expect(decodeAbout({ profile: '1' })).toMatchObject({ ok: false, fault: { reason: 'shape' } });
  });
});

describe('fieldOfRefusal', () => {
  it('is the first field an input check complains of', () => {
    expect(fieldOfRefusal({ code: 'BAD_REQUEST', data: { issues: [{ path: ['forwardTo', 'id'] }] } })).toBe(
      'forwardTo.id',
    );
    expect(fieldOfRefusal({ code: 'KEY_REUSED' })).toBe('');
  });
});

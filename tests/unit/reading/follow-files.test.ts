// Files that arrived are read in the background: marked with their arrival, read once, gone with their bytes.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSweep } from '../../../main/core/files/sweep.ts';
import { type FollowFiles, followFiles } from '../../../main/core/reading/follow-files.ts';
import type { FileReader } from '../../../main/core/reading/reader.ts';
import { filesState } from '../../../main/core/work/file-space.ts';
import { listAudit } from '../../../main/core/store/audit.ts';
import { keptHashes, writePieces } from '../../../main/core/store/file-bytes.ts';
import { loseAll, nextToVerify, readHeld, settleHere, wantFile } from '../../../main/core/store/file-held.ts';
import { fileTextFacts, nextDueFile } from '../../../main/core/store/file-text.ts';
import { anOfd, aText, layer, officialFonts } from '../../fixtures/files/ofd/build-ofd.ts';
import { smallDocx, smallPdf } from '../../fixtures/files/small-files.ts';
import { until } from '../../fakes/until.ts';
import { anArchive, apply, now } from '../store/builders.ts';
import { aDesk, followIndex, type TestDesk } from '../work/a-desk.ts';
import { aReader } from '../../fakes/a-reader.ts';

let desk: TestDesk;
let following: FollowFiles | undefined;
let told: number;
let isSyncing: boolean;
beforeEach(() => {
  desk = aDesk();
  told = 0;
  isSyncing = false;
});
afterEach(async () => {
  await following?.stop();
  following = undefined;
  desk.store.close();
});

type Bytes = Uint8Array<ArrayBuffer>;
const hashOf = (bytes: Bytes) => createHash('sha256').update(bytes).digest('hex');
const named = (remoteId: string, bytes: Bytes, name: string, revision = 'r1') =>
  apply(desk.store, {
    upserts: [
      {
        kind: 'archive',
        remoteId,
        revision,
        data: anArchive({
          files: [{ hash: hashOf(bytes), name, mime: 'application/pdf', size: bytes.length, role: '正文' }],
        }),
      },
    ],
  });
/** Here, as if it had come. */
const arrive = (bytes: Bytes) => {
  const hash = hashOf(bytes);
  wantFile(desk.store, { hash, size: bytes.length, got: 0, sourceId: 's1', now });
  writePieces(desk.store.beside(), hash, 0, [bytes]);
  settleHere(desk.store, hash, now);
  return hash;
};
const follow = (reader: FileReader = aReader()) => {
  following = followFiles({
    store: desk.store,
    reader,
    publish: () => {
      told += 1;
    },
    isSyncing: () => isSyncing,
    now: () => now,
    log: (event) => {
      throw new Error(event);
    },
  });
  following.nudge();
  return following;
};
const settled = (hash: string) =>
  until('the file is read', () => {
    const facts = fileTextFacts(desk.store, hash);
    return facts?.state === 'due' ? undefined : facts;
  });
const rows = (table: string) => desk.store.sql(`SELECT count(*) AS n FROM ${table}`).get();
const found = async (asked: string) => {
  await followIndex(desk);
  return desk.search.ask(asked, 10).flatMap(({ hits }) => hits);
};

describe('a file that arrived', () => {
  it('is due from the moment it is here and read without being asked for', async () => {
    const bytes = smallPdf([['关于做好档案移交工作的通知'], ['第二页']]);
    named('a1', bytes, '通知.pdf');
    const hash = arrive(bytes);
    expect(fileTextFacts(desk.store, hash)).toEqual({ hash, state: 'due' });
    follow();
    expect(await settled(hash)).toEqual({ hash, state: 'read', format: 'pdf', pages: 2 });
    expect(told).toBe(1);
  });

  it('waits while to-dos are on their way', async () => {
    isSyncing = true;
    const hash = arrive(smallDocx(['政务']));
    follow();
    isSyncing = false;
    expect(await settled(hash)).toMatchObject({ state: 'read' });
  });

  it('that no reader can read says why, and the next one is read', async () => {
    const [bad, good] = [arrive(smallPdf([['一']]).slice(0, 30)), arrive(smallDocx(['政务']))];
    follow();
    expect(await settled(good)).toMatchObject({ state: 'read', format: 'docx' });
    expect(fileTextFacts(desk.store, bad)).toEqual({ hash: bad, state: 'refused', problem: 'damaged' });
    expect(filesState(desk, { hashes: [bad, good] })).toMatchObject({
      value: [{ state: 'here', unsearched: 'damaged' }, { state: 'here' }],
    });
  });

  it('goes on after a restart, and keeps its turn when the desk closed over it', async () => {
    const hash = arrive(smallDocx(['政务']));
    const never: FileReader = {
      read: () => closing,
      take: () => closing,
      close: async () => letGo('closed'),
    };
    let letGo: (answer: 'closed') => void = () => undefined;
    const closing = new Promise<'closed'>((resolve) => {
      letGo = resolve;
    });
    for (let start = 0; start < 3; start += 1) {
      await follow(never).stop();
      expect(nextDueFile(desk.store)).toMatchObject({ hash, attempts: 0 });
    }
    follow();
    expect(await settled(hash)).toMatchObject({ state: 'read' });
  });

  it('that took the process with it twice is left alone', async () => {
    const hash = arrive(smallDocx(['政务']));
    desk.store.sql('UPDATE file_text SET attempts = 2').run();
    follow();
    expect(await settled(hash)).toEqual({ hash, state: 'refused', problem: 'too-slow' });
  });

  it('marked above the ceiling stays neither in words nor in bytes, and the audit says so', async () => {
    const hash = arrive(smallDocx(['机密★10年', '关于某项工作的通知']));
    follow();
    await until('it is dropped', () => readHeld(desk.store, hash)?.state === 'failed');
    expect(readHeld(desk.store, hash)?.fault).toEqual({
      kind: 'bad-request',
      field: 'file',
      reason: 'above-ceiling',
    });
    expect(rows('file_text')).toEqual({ n: 0 });
    expect(listAudit(desk.store).map(({ event }) => event)).toContain('record-blocked');
    const sweep = createSweep(desk.store, () => now);
    while (sweep.step());
    expect(keptHashes(desk.store.beside())).toEqual([]);
  });
});

describe('a word inside', () => {
  const words = '归档文件移交工作';
  it.each<[string, () => Uint8Array]>([
    ['a PDF', () => smallPdf([['通知', `各单位应当在年底前完成${words}。`]])],
    ['a DOCX', () => smallDocx(['通知', `各单位应当在年底前完成${words}。`])],
    [
      'an OFD',
      () => anOfd({ publicRes: officialFonts, pages: [layer(aText({ value: words, x: 20, y: 30 }))] }),
    ],
  ])('%s is found, and opens the record that names the file', async (_, make) => {
    const bytes = new Uint8Array(make());
    named('a1', bytes, '移交通知.pdf');
    const hash = arrive(bytes);
    follow();
    await settled(hash);
    for (const asked of ['文件移交', '歸檔文件移交工作', '件移']) {
      const hits = await found(asked);
      expect(hits.map(({ kind, open }) => [kind, open.kind, open.fileHash])).toContainEqual([
        'file',
        'archive',
        hash,
      ]);
    }
    expect((await found('移交通知')).map(({ kind }) => kind)).toContain('file');
  });
});

describe('a long file', () => {
  it('is one hit, by a word of any of its parts', async () => {
    const paragraph = `各单位应当按照规定的期限完成移交。${'正文'.repeat(400)}`;
    const paragraphs = [...Array.from({ length: 60 }, () => paragraph), '末尾罕见词。'];
    const bytes = smallDocx(paragraphs);
    named('a1', bytes, '长文件.docx');
    const hash = arrive(bytes);
    follow();
    await settled(hash);
    expect(desk.store.sql('SELECT count(*) AS n FROM file_part').get()).not.toEqual({ n: 1 });
    for (const asked of ['期限完成移交', '末尾罕见词', '长文件']) {
      const hits = (await found(asked)).filter(({ kind }) => kind === 'file');
      expect(hits.map(({ open }) => open.fileHash)).toEqual([hash]);
    }
  });
});

describe('S13 the text of a file', () => {
  it.each(['withdrawn', 'tombstone'] as const)('goes with its bytes (%s), words and all', async (why) => {
    const bytes = smallPdf([['归档范围罕见词']]);
    named('a1', bytes, '通知.pdf');
    const hash = arrive(bytes);
    follow();
    await settled(hash);
    await followIndex(desk);
    apply(desk.store, { removals: [{ kind: 'archive', remoteId: 'a1', why }] });
    const sweep = createSweep(desk.store, () => now);
    while (sweep.step());
    expect([rows('file_text'), rows('file_part')]).toEqual([{ n: 0 }, { n: 0 }]);
    await followIndex(desk);
    expect(await found('罕见词')).toEqual([]);
    const words = desk.store.sql(`SELECT hex(block) AS hex FROM text_file_data`).all();
    expect(JSON.stringify(words)).not.toContain(Buffer.from('罕见').toString('hex').toUpperCase());
  });

  it('goes when the bytes are lost and is read anew when they come again', async () => {
    const bytes = smallDocx(['政务']);
    const hash = arrive(bytes);
    follow();
    await settled(hash);
    loseAll(desk.store);
    expect(fileTextFacts(desk.store, hash)).toBeUndefined();
    arrive(bytes);
    expect(fileTextFacts(desk.store, hash)).toEqual({ hash, state: 'due' });
  });
});

describe('bytes that lie here', () => {
  const month = 31 * 86_400_000;

  it('are looked at again after a month, and wrong ones are not here any more', async () => {
    const [whole, broken] = [arrive(smallDocx(['政务'])), arrive(smallDocx(['服务']))];
    desk.store.sql('UPDATE file_held SET verified_at = ?').run(now - month);
    writePieces(desk.store.beside(), broken, 0, [new Uint8Array(Buffer.from('changed'))]);
    follow();
    await until('both were looked at', () => readHeld(desk.store, broken)?.state === 'failed');
    expect(readHeld(desk.store, broken)?.fault).toMatchObject({ reason: 'wrong-bytes' });
    expect(fileTextFacts(desk.store, broken)).toBeUndefined();
    await until('the other too', () => nextToVerify(desk.store, now) === undefined);
    expect(readHeld(desk.store, whole)?.state).toBe('here');
  });
});

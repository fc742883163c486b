// Who may import whom, types included (the table of the house as data). A file no row speaks of is an error too. And what
// is exported for nobody, values and types.
import { dirname, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectNone, importsOf, parse, type SourceFile, sourceFiles } from './source-files.ts';

type Row = { readonly from: RegExp; readonly may: readonly RegExp[] };

const shared = /^shared\//;
const domain = /^shared\/domain\//;
const nodeBuiltin = /^node:/;
const orpc = /^@orpc\//;

/** The first row whose `from` matches binds the file. */
const table: readonly Row[] = [
  { from: /^shared\/domain\//, may: [domain, /^shared\/text\//, /^zod$/] },
  { from: /^shared\/text\//, may: [domain, /^shared\/text\//, /^zod$/, /^opencc-js/, /^pinyin-pro$/] },
  { from: /^shared\/tiff\//, may: [/^shared\/tiff\//, /^fflate$/] },
  { from: /^shared\/ofd\//, may: [/^shared\/(ofd|tiff)\//, /^fflate$/, /^saxes$/, /^sm-crypto-v2$/] },
  { from: /^shared\/contract\//, may: [domain, /^shared\/contract\//, /^@orpc\/contract$/, /^zod$/] },

  { from: /^preload\//, may: [/^shared\/contract\//, /^electron\/renderer$/] },

  {
    from: /^renderer\/ui\//,
    may: [/^react$/, /^react-dom$/, /^antd(\/|$)/, /^@tanstack\/react-virtual$/, /^renderer\/(ui|style)\//],
  },
  { from: /^renderer\/style\//, may: [/^antd(\/|$)/, /^renderer\/style\//, /^react$/, shared] },
  { from: /^renderer\/text\//, may: [/^react$/, /^renderer\/text\//, shared] },
  { from: /^renderer\/link\//, may: [/^react$/, /^renderer\/link\//, /^@tanstack\//, orpc, shared] },
  {
    // It opens the reader when a file is to be read; the reader comes late, as a part of its own.
    from: /^renderer\/records\//,
    may: [
      /^react$/,
      /^@tanstack\//,
      /^renderer\/(ui|link|text|records)\//,
      /^renderer\/reader\/FileReader\.tsx$/,
      shared,
    ],
  },
  {
    // What reads bytes from anywhere; of the window it knows no more than words handed over and how keys are named.
    from: /^renderer\/reader\/(frame|ofd)\//,
    may: [
      /^renderer\/reader\/(frame|ofd)\//,
      /^renderer\/reader\/(messages|outline|paged|reader-keys)\.ts$/,
      /^renderer\/ui\/keys\.ts$/,
      /^renderer\/style\/tokens\.css$/,
      /^(docx-preview|dompurify|fflate|papaparse|saxes)$/,
      /^pdfjs-dist\//,
      shared,
    ],
  },
  {
    from: /^renderer\/reader\//,
    may: [
      /^react$/,
      /^react-dom$/,
      /^@tanstack\//,
      /^renderer\/(ui|link|text|style|records|reader)\//,
      shared,
    ],
  },
  {
    from: /^renderer\/features\//,
    may: [
      /^react$/,
      /^react-dom$/,
      /^@tanstack\//,
      /^renderer\/(ui|link|text|style|records|features)\//,
      shared,
    ],
  },
  { from: /^renderer\//, may: [/^react(-dom)?(\/|$)/, /^antd(\/|$)/, /^@tanstack\//, /^renderer\//, shared] },

  { from: /^main\/shell\/vault\.ts$/, may: [/^main\/shell\//, shared, nodeBuiltin, /^keytar$/] },
  {
    from: /^main\/(shell\/|index\.ts$)/,
    may: [/^main\/shell\//, shared, nodeBuiltin, /^electron(\/main)?$/, orpc, /^zod$/],
  },

  {
    from: /^main\/core\/sync\/(next|advance|settle|delta|brake|judge-digest|pace|pause|slice-rows|control)\.ts$/,
    may: [
      shared,
      /^main\/core\/sync\/(next|advance|settle|delta|brake|judge-digest|pace|pause|slice-rows|control)\.ts$/,
      /^main\/core\/connectors\/connector\.ts$/,
    ],
  },
  {
    from: /^main\/core\/sync\//,
    may: [
      shared,
      /^main\/core\/(sync|store|connectors)\//,
      /^main\/core\/files\/at-work\.ts$/,
      /^main\/core\/changes\.ts$/,
      nodeBuiltin,
    ],
  },
  {
    from: /^main\/core\/store\//,
    may: [
      shared,
      /^main\/core\/store\//,
      /^main\/core\/sync\/delta\.ts$/,
      /^better-sqlite3$/,
      nodeBuiltin,
      /^zod$/,
    ],
  },
  {
    from: /^main\/core\/connectors\//,
    may: [shared, /^main\/core\/connectors\//, /^main\/core\/sync\/control\.ts$/, /^zod$/, nodeBuiltin],
  },
  {
    from: /^main\/core\/search\/titles\.ts$/,
    may: [shared, /^main\/core\/(store|search)\//, /^flexsearch(\/|$)/],
  },
  { from: /^main\/core\/search\//, may: [shared, /^main\/core\/(store|search)\//] },
  {
    from: /^main\/core\/work\//,
    may: [
      shared,
      /^main\/core\/(store|search|files|work)\//,
      /^main\/core\/reading\/(answer|plain-text|reader)\.ts$/,
      /^main\/core\/(changes|sync\/control|loans\/loans)\.ts$/,
      nodeBuiltin,
    ],
  },
  { from: /^main\/core\/alerts\/decide\.ts$/, may: [shared] },
  {
    from: /^main\/core\/alerts\//,
    may: [shared, /^main\/core\/(store|alerts)\//, /^main\/core\/sync\/triggers\.ts$/, /^zod$/],
  },
  {
    from: /^main\/core\/loans\//,
    may: [
      shared,
      /^main\/core\/(store|loans)\//,
      /^main\/core\/files\/pieces\.ts$/,
      /^main\/core\/connectors\/(connector|registry)\.ts$/,
      /^main\/core\/sync\/triggers\.ts$/,
    ],
  },
  { from: /^main\/core\/files\/zip\.ts$/, may: [nodeBuiltin, /^fflate$/] },
  {
    from: /^main\/core\/files\//,
    may: [shared, /^main\/core\/(store|files)\//, /^main\/core\/connectors\/connector\.ts$/, nodeBuiltin],
  },
  {
    from: /^main\/core\/reading\/(follow-files|reader)\.ts$/,
    may: [
      shared,
      /^main\/core\/(store|reading)\//,
      /^main\/core\/files\/(pieces|verify)\.ts$/,
      /^main\/core\/log\.ts$/,
      nodeBuiltin,
    ],
  },
  { from: /^main\/core\/norms\//, may: [shared, /^main\/core\/(store|norms)\//] },
  // What runs in the thread that reads files knows neither the database nor anybody to tell.
  {
    from: /^main\/core\/reading\//,
    may: [shared, /^main\/core\/reading\//, nodeBuiltin, /^pdfjs-dist(\/|$)/, /^fflate$/, /^saxes$/],
  },
  { from: /^main\/core\/changes\.ts$/, may: [shared] },
  {
    from: /^main\/core\/serve\.ts$/,
    may: [
      shared,
      /^main\/core\/(work|store|search)\//,
      /^main\/core\/(answered|changes|serve-(audit|files|kept|norms)|sync\/control|reading\/reader|loans\/loans)\.ts$/,
      orpc,
    ],
  },
  {
    from: /^main\/core\//,
    may: [shared, /^main\/core\//, nodeBuiltin, orpc, /^electron(\/utility)?$/, /^zod$/],
  },

  { from: /^build\//, may: [/./] },
  { from: /^tests\//, may: [/./] },
];

function forbidden(path: string, imports: readonly string[]): readonly string[] {
  const row = table.find((candidate) => candidate.from.test(path));
  if (row === undefined) return [`${path}: no row of the table speaks of it`];
  const wrong = imports.filter((name) => !row.may.some((allowed) => allowed.test(name)));
  const otherFeature = imports.filter((name) => isOtherFeature(path, name));
  return [...new Set([...wrong, ...otherFeature])].map((name) => `${path} imports ${name}`);
}

function isOtherFeature(path: string, imported: string): boolean {
  const feature = (name: string) => /^renderer\/features\/([^/]+)\//.exec(name)?.[1];
  const theirs = feature(imported);
  return theirs !== undefined && feature(path) !== undefined && theirs !== feature(path);
}

/** Called by name from outside: by electron-builder. */
const calledFromOutside = new Set(['build/after-pack.ts afterPack', 'build/after-pack.ts shippedFuses']);

/** `path name` of each value or type a file is asked for by another, or `path *` for all of them. */
function askedOf({ path, text }: SourceFile): readonly string[] {
  const to = (from: string) => posix.normalize(posix.join(dirname(path), from));
  const named =
    /(?:import|export)\s+(?:type\s+|\w+,\s*)?(\{[^}]*\}|\*(?:\s+as\s+\w+)?)\s+from\s+'(\.[^']+)'/g;
  const lists = [...text.matchAll(named)].flatMap(([, list = '', from = '']) =>
    [...list.matchAll(/(?:^\*|[{,]\s*(?:type\s+)?(\w+))/g)].map(([, name = '*']) => `${to(from)} ${name}`),
  );
  const late = [...text.matchAll(/import\(\s*'(\.[^']+)'\s*\)(?:\.([A-Z]\w*))?/g)].map(
    ([, from = '', name = '*']) => `${to(from)} ${name}`,
  );
  return [...lists, ...late];
}

/** A file that is written by a script stands in it as text. */
const withoutTemplates = (text: string): string => text.replaceAll(/`[^`]*`/g, '');

describe('what is exported', () => {
  const files = sourceFiles();
  const asked = new Set(files.flatMap(askedOf));
  const forNobody = (exported: RegExp): readonly string[] =>
    files.flatMap(({ path, text }) =>
      [...withoutTemplates(text).matchAll(exported)]
        .map(([, name]) => `${path} ${name}`)
        .filter((each) => !asked.has(`${path} *`) && !asked.has(each)),
    );

  it('is a value that some other file imports', () => {
    const values = forNobody(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm);
    expectNone(values.filter((value) => !calledFromOutside.has(value)));
  });

  it('is a type that some other file imports: a type of parameters goes along with its function', () => {
    expectNone(forNobody(/^export (?:type|interface) (\w+)/gm));
  });
});

describe('the import table', () => {
  it('holds for every file of the product', () => {
    expectNone(sourceFiles().flatMap((file) => forbidden(file.path, importsOf(file))));
  });

  it.each([
    ['shared/domain/x.ts', "import type { A } from 'node:fs';"],
    ['renderer/features/todos/A.tsx', "import { b } from '../archives/b.ts';"],
    ['renderer/ui/A.tsx', "import { b } from '../../shared/domain/b.ts';"],
    ['main/shell/windows.ts', "import keytar from 'keytar';"],
    ['main/core/work/a.ts', "import Database from 'better-sqlite3';"],
    ['main/core/sync/next.ts', "import { x } from '../store/todos.ts';"],
    ['preload/bridge.ts', "import { ipcRenderer } from 'electron';"],
    ['main/core/store/a.ts', "export * from '../search/ask.ts';"],
    ['main/core/store/b.ts', "type A = import('../search/ask.ts').A;"],
    ['renderer/App.tsx', "const a = await import('../main/core/compose.ts');"],
    ['unknown/a.ts', ''],
  ])('refuses a wrong import in %s', (path, text) => {
    const file = { path, text, tree: parse(text, path) };
    expect(forbidden(path, importsOf(file))).toHaveLength(1);
  });
});

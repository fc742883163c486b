// Reads the product's own source as syntax trees, for the rules of this folder. Knows no rule itself.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { parseAst } from 'vite';

export const root = resolve(import.meta.dirname, '../..');
const productFolders = ['main', 'preload', 'renderer', 'shared', 'build', 'tests'];

type SyntaxNode = { readonly type: string; readonly start: number; readonly [key: string]: unknown };
export type SourceFile = {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: SyntaxNode;
};

function walkFolder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return walkFolder(path);
    return /\.(ts|tsx)$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });
}

/** All TypeScript of the product and its tests. */
export function sourceFiles(): readonly SourceFile[] {
  return productFolders.flatMap((folder) =>
    walkFolder(join(root, folder)).map((file) => {
      const text = readFileSync(file, 'utf8');
      const path = relative(root, file).split(sep).join('/');
      return { path, text, tree: parse(text, path) };
    }),
  );
}

export function parse(text: string, path: string): SyntaxNode {
  return parseAst(text, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' }) as unknown as SyntaxNode;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';
}

/** Calls `see` for each node, parents before children; `parents` is the way down from the root. */
export function visit(
  node: SyntaxNode,
  see: (node: SyntaxNode, parents: readonly SyntaxNode[]) => void,
): void {
  const go = (current: SyntaxNode, parents: readonly SyntaxNode[]): void => {
    see(current, parents);
    const below = [...parents, current];
    for (const value of Object.values(current)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) go(child, below);
    }
  };
  go(node, []);
}

/** What a file imports (types included): a path from the root for local files, else the package's specifier. */
export function importsOf(file: SourceFile): readonly string[] {
  const found: string[] = [];
  visit(file.tree, (node) => {
    const isImport =
      node.type === 'ImportDeclaration' ||
      node.type === 'ImportExpression' ||
      node.type === 'ExportAllDeclaration' ||
      node.type === 'ExportNamedDeclaration' ||
      node.type === 'TSImportType';
    if (!isImport) return;
    const source = isNode(node['source'])
      ? node['source']
      : isNode(node['argument'])
        ? node['argument']
        : null;
    const specifier = source?.['value'];
    if (typeof specifier === 'string') found.push(resolveImport(file.path, specifier));
  });
  return found;
}

function resolveImport(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.normalize(posix.join(dirname(from), specifier.replace(/\?.*$/, '')));
}

/** `path:line` of a node, as an editor can open it. */
export function placeOf(file: SourceFile, node: SyntaxNode): string {
  return `${file.path}:${file.text.slice(0, node.start).split('\n').length}`;
}

/** Fails with every place, one a line. */
export function expectNone(places: readonly string[]): void {
  if (places.length > 0) throw new Error(['', ...new Set(places)].join('\n'));
}

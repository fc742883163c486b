// What a person allowed in a dialog: one file, for one use, once.

type FileUse = 'read' | 'write';

export type FileGrants = {
  give(path: string, use: FileUse): string;
  /** The path, and the grant is gone, whether it was right or not. */
  take(grant: string, use: FileUse): string | undefined;
};

export function createFileGrants(newGrant: () => string): FileGrants {
  const given = new Map<string, { readonly path: string; readonly use: FileUse }>();
  return {
    give(path, use) {
      const grant = newGrant();
      given.set(grant, { path, use });
      return grant;
    },
    take(grant, use) {
      const found = given.get(grant);
      given.delete(grant);
      return found?.use === use ? found.path : undefined;
    },
  };
}

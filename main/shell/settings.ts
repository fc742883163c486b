// How the person wants the desk to look: theme, size of letters, language. No content. Checked by hand, because
// the window waits for it and a schema library takes longer to load than the window to open.
import type { Settings } from '../../shared/contract/shell.ts';
import { readIfThere, writePrivately } from './private-file.ts';

export const firstSettings: Settings = { theme: 'system', fontSize: 'normal', language: 'zh-CN' };

const known: { readonly [Name in keyof Settings]: readonly Settings[Name][] } = {
  theme: ['light', 'dark', 'system'],
  fontSize: ['normal', 'large', 'elder'],
  language: ['zh-CN', 'en'],
};

/** A file that cannot be understood is as good as none: nothing is lost by the first settings. */
export async function readSettings(path: string): Promise<Settings> {
  const text = await readIfThere(path).catch(() => undefined);
  return parseSettings(text);
}

function parseSettings(text: string | undefined): Settings {
  const read = objectIn(text);
  return {
    theme: oneOf(known.theme, read['theme']) ?? firstSettings.theme,
    fontSize: oneOf(known.fontSize, read['fontSize']) ?? firstSettings.fontSize,
    language: oneOf(known.language, read['language']) ?? firstSettings.language,
  };
}

function oneOf<T>(values: readonly T[], found: unknown): T | undefined {
  return values.find((value) => value === found);
}

export async function saveSettings(path: string, { theme, fontSize, language }: Settings): Promise<void> {
  await writePrivately(path, `${JSON.stringify({ theme, fontSize, language }, null, 2)}\n`);
}

/** What a small file of ours holds, as far as it can be read. */
export function objectIn(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}

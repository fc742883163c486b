// A table at the place the person chooses: the shell asks where, the core writes it. In parts that fit a message.

import { deskClient, shellClient } from '../../../link/doors.ts';

const mostCharacters = 300_000;

/** Its name; undefined when the person closed the dialog. */
export async function saveCsvAs(
  name: string,
  lines: readonly (readonly string[])[],
): Promise<string | undefined> {
  const target = await shellClient.files.chooseTarget({ name });
  if (target === null) return undefined;
  const parts = partsOf(lines);
  for (const [part, some] of parts.entries())
    await deskClient.catalogue.saveCsv({
      grant: target.grant,
      part,
      isLast: part === parts.length - 1,
      lines: some.map((cells) => [...cells]),
    });
  return target.name;
}

function partsOf(lines: readonly (readonly string[])[]): readonly (readonly (readonly string[])[])[] {
  const parts: (readonly string[])[][] = [[]];
  let characters = 0;
  for (const line of lines) {
    const length = JSON.stringify(line).length;
    if (characters > 0 && characters + length > mostCharacters) {
      parts.push([]);
      characters = 0;
    }
    parts.at(-1)?.push(line);
    characters += length;
  }
  return parts;
}

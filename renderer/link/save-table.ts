// A table at the place the person chooses: the shell asks where, the core writes it. In parts that fit a message.

import { shellClient } from './doors.ts';

export type Lines = readonly (readonly string[])[];

type TablePart = {
  readonly grant: string;
  readonly part: number;
  readonly isLast: boolean;
  readonly lines: string[][];
};

const mostCharacters = 300_000;

/** Its name; undefined when the person closed the dialog, or stopped while the lines were gathered. */
export async function saveTableAs(
  name: string,
  gather: () => Lines | Promise<Lines | undefined>,
  write: (part: TablePart) => Promise<unknown>,
): Promise<string | undefined> {
  const target = await shellClient.files.chooseTarget({ name });
  if (target === null) return undefined;
  const lines = await gather();
  if (lines === undefined) return undefined;
  const parts = partsOf(lines);
  for (const [part, some] of parts.entries())
    await write({
      grant: target.grant,
      part,
      isLast: part === parts.length - 1,
      lines: some.map((cells) => [...cells]),
    });
  return target.name;
}

function partsOf(lines: Lines): readonly Lines[] {
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

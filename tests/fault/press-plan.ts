// What is pressed in a run of chaos, from one seed: the same with faults and without. The files to be attached are laid
// into a folder as they are needed.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNameOf, type Press, type PressKind } from './pressing.ts';
import { createChance } from './seeded.ts';

export type PressPlan = {
  next(number: number): Promise<Press>;
  /** Laid so far. */
  files(): number;
};

/**
 * decisions   answers to to-dos alone
 * everything  two in three are decisions; of the new records half have a file, so every fourth press is more than one step
 */
export type Mix = 'decisions' | 'everything';

type PlanWish = {
  readonly seed: number;
  readonly actions: number;
  readonly mix: Mix;
  readonly folder: string;
};

const kinds: { readonly [M in Mix]: readonly [PressKind, ...PressKind[]] } = {
  decisions: ['decide'],
  everything: [
    'decide',
    ...Array.from({ length: 12 }, () => 'decide' as const),
    ...(['lend', 'make', 'make', 'make', 'make', 'attach', 'move'] as const),
  ],
};
/** After a break it goes on in several pieces. */
const largeFile = 700_000;

export async function createPressPlan({ seed, actions, mix, folder }: PlanWish): Promise<PressPlan> {
  await mkdir(folder);
  const chance = createChance(seed);
  let files = 0;
  return {
    files: () => files,
    async next(number) {
      const [dice, chosen] = [chance.next(), chance.pick(kinds[mix])];
      // The department decides about a loan a little later: none is left to be decided when all is compared.
      const kind = chosen === 'lend' && number > actions / 2 ? 'decide' : chosen;
      const withFile = kind === 'attach' || (kind === 'make' && chance.happens(0.5));
      if (!withFile) return { number, kind, dice };
      const size = chance.happens(0.1) ? largeFile : chance.whole(200, 60_000);
      const file = join(folder, fileNameOf(number));
      await writeFile(file, Buffer.alloc(size, fileNameOf(number)));
      files += 1;
      return { number, kind, dice, file };
    },
  };
}

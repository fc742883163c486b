// Makes a simulated life that went wrong shorter: leaves out ever smaller parts of its steps as long as something still
// goes wrong, and tells what is left. Fewer steps are another life with other chances, so not every one shrinks far.
import { type Life, tell, type Told } from './simulation.ts';

/** Each try is a life of a tenth of a second. */
const mostTries = 150;

type Shrunk = Told & { readonly seed: number };

export async function shrink(life: Life): Promise<Shrunk> {
  let shortest = await tell(life);
  let without: ReadonlySet<number> = new Set();
  let tries = 0;
  for (let size = life.steps >> 1; size >= 1; size >>= 1) {
    for (let from = 0; from < life.steps && tries < mostTries; from += size) {
      const more = new Set(without);
      for (let n = from; n < from + size; n += 1) more.add(n);
      if (more.size === without.size) continue;
      tries += 1;
      const told = await tell({ ...life, without: more });
      if (told.trouble.length === 0) continue;
      shortest = told;
      without = more;
    }
  }
  return { seed: life.seed, ...shortest };
}

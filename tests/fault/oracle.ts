// The judge of a fault run: compares what the desk's file says with what the department really did and holds. Pure,
// so that tests can show it falsified evidence. Every line of a verdict is one thing that must never happen.
import type { ActionState } from '../../shared/domain/action.ts';

export type Decision = {
  readonly key: string;
  readonly remoteId: string;
  readonly words: string;
  readonly state: ActionState;
};
export type DoneThere = { readonly key: string; readonly remoteId: string; readonly words: string };

export type Evidence = {
  /** Words of every press the desk answered with "saved". */
  readonly saved: readonly string[];
  /** Everything in the desk's outbox, in the order decided. */
  readonly decisions: readonly Decision[];
  /** Everything that took effect at the department, in the order it did. */
  readonly effects: readonly DoneThere[];
  /** `id@revision` of all records the desk lists, and of all it should. */
  readonly mirror: readonly string[];
  readonly truth: readonly string[];
};

export type Verdict = {
  /** Saved here and in no file, or confirmed here and without effect there. */
  readonly lost: readonly string[];
  /** More than one effect, or an effect of what the desk says had none. */
  readonly doubled: readonly string[];
  readonly outOfOrder: readonly string[];
  /** Not ended although everything is well again. */
  readonly wedged: readonly string[];
  /** The mirror is not what the department lists. */
  readonly astray: readonly string[];
};

export const faultless: Verdict = { lost: [], doubled: [], outOfOrder: [], wedged: [], astray: [] };

const ended: readonly ActionState[] = ['confirmed', 'conflict', 'refused', 'discarded', 'taken-back'];

export function judge(evidence: Evidence): Verdict {
  const { saved, decisions, effects, mirror, truth } = evidence;
  const inFile = new Set(decisions.map(({ words }) => words));
  const byKey = new Map<string, readonly DoneThere[]>();
  for (const effect of effects) byKey.set(effect.key, [...(byKey.get(effect.key) ?? []), effect]);
  const effectsOf = (key: string) => byKey.get(key) ?? [];
  const known = new Set(decisions.map(({ key }) => key));
  return {
    lost: [
      ...saved.filter((words) => !inFile.has(words)),
      ...decisions
        .filter(({ key, words }) => effectsOf(key).some((effect) => effect.words !== words))
        .map(({ words }) => `other words: ${words}`),
      ...decisions
        .filter(({ state, key }) => state === 'confirmed' && effectsOf(key).length === 0)
        .map(({ words }) => words),
    ],
    doubled: [
      ...decisions
        .filter(({ state, key }) => effectsOf(key).length > (state === 'confirmed' ? 1 : 0) && isEnd(state))
        .map(({ words, state, key }) => `${words} ${state} ${effectsOf(key).length}`),
      ...effects.filter(({ key }) => !known.has(key)).map(({ key }) => `nobody decided ${key}`),
    ],
    outOfOrder: outOfOrder(decisions, effects),
    wedged: decisions.filter(({ state }) => !isEnd(state)).map(({ words, state }) => `${words} ${state}`),
    astray: [
      ...missing(truth, mirror).map((one) => `not here: ${one}`),
      ...missing(mirror, truth).map((one) => `only here: ${one}`),
    ],
  };
}

const isEnd = (state: ActionState): boolean => ended.includes(state);

function missing(from: readonly string[], among: readonly string[]): readonly string[] {
  const there = new Set(among);
  return from.filter((one) => !there.has(one));
}

/** Of one record the effects come in the order in which the person decided. */
function outOfOrder(decisions: readonly Decision[], effects: readonly DoneThere[]): readonly string[] {
  const place = new Map(decisions.map(({ key }, index) => [key, index]));
  const last = new Map<string, number>();
  const wrong: string[] = [];
  for (const { key, remoteId, words } of effects) {
    const at = place.get(key) ?? -1;
    if (at < (last.get(remoteId) ?? -1)) wrong.push(`${remoteId}: ${words}`);
    last.set(remoteId, at);
  }
  return wrong;
}

// The judge of a fault run: compares what the desk's file says with what the department really did and holds. Pure,
// so that tests can show it falsified evidence. Every line of a verdict is one thing that must never happen.
import type { ActionState, OutboxType } from '../../shared/domain/action.ts';

export type Decision = {
  readonly key: string;
  readonly type: OutboxType;
  readonly remoteId: string;
  /** The opinion of an action, the fields of a change or of a new record, the name of a file. */
  readonly words: string;
  readonly state: ActionState;
  /** Of the file on its way up, or of those a change names. */
  readonly hashes: readonly string[];
};
type DoneThere = { readonly key: string; readonly remoteId: string; readonly words: string };
export type RecordThere = {
  readonly id: string;
  readonly title: string;
  readonly hashes: readonly string[];
};

export type Evidence = {
  /** Of every press the desk answered with "saved", what must stand in its file. */
  readonly saved: readonly string[];
  /** Everything in the desk's outbox, in the order decided. */
  readonly decisions: readonly Decision[];
  /** Everything that took effect at the department, in the order it did; a file names itself by its hash. */
  readonly effects: readonly DoneThere[];
  /** Records of the kind that can be made. */
  readonly records: readonly RecordThere[];
  /** By hash: how often a file came to its end there, whole and right. */
  readonly arrived: ReadonlyMap<string, number>;
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

const ended: readonly ActionState[] = [
  'confirmed',
  'conflict',
  'refused',
  'superseded',
  'discarded',
  'taken-back',
];

export function judge(evidence: Evidence): Verdict {
  const { saved, decisions, effects, mirror, truth } = evidence;
  const all = decisions.map(({ words }) => words).join('\n');
  const byKey = Map.groupBy(effects, ({ key }) => key);
  const effectsOf = (key: string) => byKey.get(key) ?? [];
  const known = new Set(decisions.map(({ key }) => key));
  const changes = decisions.filter(({ type }) => type !== 'upload');
  return {
    lost: [
      ...saved.filter((words) => !all.includes(words)),
      ...changes
        .filter(({ key, words }) => effectsOf(key).some((effect) => effect.words !== words))
        .map(({ words }) => `other words: ${words}`),
      ...changes
        .filter(({ state, key }) => state === 'confirmed' && effectsOf(key).length === 0)
        .map(({ words }) => words),
      ...lostThings(evidence),
    ],
    doubled: [
      ...changes
        .filter(({ state, key }) => effectsOf(key).length > (state === 'confirmed' ? 1 : 0) && isEnd(state))
        .map(({ words, state, key }) => `${words} ${state} ${effectsOf(key).length}`),
      ...effects.filter(({ key }) => !known.has(key)).map(({ key }) => `nobody decided ${key}`),
      ...doubledThings(evidence),
    ],
    outOfOrder: [...outOfOrder(decisions, effects), ...tooEarly(decisions)],
    wedged: decisions.filter(({ state }) => !isEnd(state)).map(({ words, state }) => `${words} ${state}`),
    astray: [
      ...missing(truth, mirror).map((one) => `not here: ${one}`),
      ...missing(mirror, truth).map((one) => `only here: ${one}`),
    ],
  };
}

const isEnd = (state: ActionState): boolean => ended.includes(state);

/** Told by what is there, not by the ledger of what was asked: records that were made, and files that were brought. */
function lostThings({ decisions, records, arrived }: Evidence): readonly string[] {
  const there = new Map(records.map((record) => [record.id, record]));
  return decisions
    .filter(({ state }) => state === 'confirmed')
    .flatMap(({ type, remoteId, words, hashes }) => {
      if (type === 'create' && there.get(remoteId)?.title !== titleOf(words)) return `not made: ${words}`;
      if (type === 'upload') return hashes.every((hash) => arrived.has(hash)) ? [] : `no such file: ${words}`;
      const named = there.get(remoteId)?.hashes ?? [];
      return hashes.every((hash) => named.includes(hash)) ? [] : `does not name its file: ${words}`;
    });
}

const titleOf = (fields: string): string => String(JSON.parse(fields).title);

function doubledThings({ decisions, records, arrived }: Evidence): readonly string[] {
  const files = decisions.filter(({ type }) => type === 'upload');
  const named = Map.groupBy(
    records.flatMap(({ hashes }) => hashes),
    (hash) => hash,
  );
  const made = decisions.filter(({ type, state }) => type === 'create' && isEnd(state));
  const titles = Map.groupBy(records, ({ title }) => title);
  return [
    ...made.flatMap(({ words, state }) => {
      const title = titleOf(words);
      const most = state === 'confirmed' ? 1 : 0;
      const count = titles.get(title)?.length ?? 0;
      return count > most ? `${title} ${state}, and there are ${count}` : [];
    }),
    ...files.flatMap(({ words, hashes, state }) =>
      hashes.flatMap((hash) => {
        const times = [named.get(hash)?.length ?? 0, arrived.get(hash) ?? 0];
        const isTooOften =
          Math.max(...times) > 1 || (isEnd(state) && state !== 'confirmed' && times[0] === 1);
        return isTooOften ? `${words} ${state}: named ${times[0]}, brought ${times[1]} times` : [];
      }),
    ),
  ];
}

/** A new record, a change of one, a file: nobody gives ground to refuse it but one that came before what it needs. */
const tooEarly = (decisions: readonly Decision[]): readonly string[] =>
  decisions
    .filter(({ type, state }) => type !== 'action' && state === 'refused')
    .map(({ words }) => `refused: ${words}`);

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

// Pure: what to do about something that was sent and whose answer nobody saw, by the way its connector declares
// (shared/domain/action.ts, doubtWays), and what the record tells when it is looked at. Effects are in send.ts.
import type { ActionBody, Answer, DoubtWay } from '../../../shared/domain/action.ts';
import { expectedState } from '../../../shared/domain/action.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import { valuesOf } from '../../../shared/domain/edit.ts';
import { classOf, isSame } from '../../../shared/domain/merge.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import type { Standing } from '../connectors/connector.ts';

/**
 * `wait` is never reached by sending: the outbox gives out nothing the person is asked about (store/outbox-next.ts). It
 * stands here so that the way of a connector that changed meanwhile sends nothing either.
 */
export function firstStep(mayHaveArrived: boolean, way: DoubtWay | 'none'): 'send' | 'look' | 'wait' {
  if (!mayHaveArrived) return 'send';
  switch (way) {
    case 'key':
    case 'conditional':
      return 'send';
    case 'probe':
      return 'look';
    case 'ask':
    case 'none':
      return 'wait';
  }
}

/**
 * Whether the answer to what was sent again says nothing about whether the first sending took effect: the record moved,
 * or does no longer allow it, perhaps by our own doing.
 */
export function leavesDoubt(mayHaveArrived: boolean, way: DoubtWay | 'none', answer: Answer): boolean {
  if (!mayHaveArrived || way !== 'conditional') return false;
  return answer.outcome === 'conflict' || answer.outcome === 'refused';
}

export type Sent =
  | { readonly type: 'action'; readonly basedOn: string; readonly body: ActionBody }
  | {
      readonly type: 'edit';
      readonly kind: RecordKind;
      readonly basedOn: string;
      readonly fields: EditFields;
    }
  | { readonly type: 'create' };

/**
 * What the record tells: the answer as if it had been seen; undefined when it surely did not take effect. A record that
 * moved without showing our effect is a conflict: somebody else was there, and the person sees what they did.
 */
export function answerOfRecord(sent: Sent, standing: Standing | undefined): Answer | undefined {
  if (standing === undefined) return undefined;
  const { id, revision, data } = standing;
  if (sent.type === 'create') return { outcome: 'accepted', id, revision };
  if (revision === sent.basedOn) return undefined;
  const isOurs = sent.type === 'edit' ? hasFields(sent, data) : hasDecision(sent.body, data);
  return { outcome: isOurs ? 'accepted' : 'conflict', revision };
}

/** Both wrote the same: then nothing of ours is missing, whoever it was. */
function hasFields({ kind, fields }: Extract<Sent, { type: 'edit' }>, data: object): boolean {
  const there = valuesOf(data, Object.keys(fields));
  return Object.entries(fields).every(([field, value]) =>
    isSame(classOf(kind, field), there[field] ?? null, value),
  );
}

/**
 * The matter stands as decided and our words are on it. What has no words cannot be told from a colleague's: it is not
 * taken for ours, and the person looks.
 */
function hasDecision(body: ActionBody, data: object): boolean {
  const words = body.opinion.trim();
  if (words === '') return false;
  const { list, field } = wordsOf(body, data);
  return Array.isArray(list) && list.some((one) => String(Reflect.get(Object(one), field)).startsWith(words));
}

/** Where the record shows the words of such an act. */
function wordsOf(body: ActionBody, data: object): { readonly list: unknown; readonly field: string } {
  switch (body.action) {
    case 'borrow':
      return { list: Reflect.get(data, 'loans'), field: 'purpose' };
    case 'give-back':
    case 'note-use':
      return { list: undefined, field: '' };
    case 'report':
      return { list: Reflect.get(data, 'feedback'), field: 'words' };
    default: {
      const stands = Reflect.get(data, 'state') === expectedState[body.action];
      const paper: unknown = Reflect.get(data, 'paper');
      return { list: stands ? Reflect.get(Object(paper), 'opinions') : undefined, field: 'text' };
    }
  }
}

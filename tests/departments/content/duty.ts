// 值班表 of the county's duty room: a leader in charge and an officer for each day and night of two weeks.
import { type Day, isoOf } from '../../../shared/domain/calendar.ts';

const morning = 8 * 60 + 30;
const evening = 17 * 60 + 30;
const weeks = 2;

const dutyRoom = '000-6820000';

type Shift = {
  readonly from: string;
  readonly to: string;
  readonly post: string;
  readonly phone?: string;
};

/** Every so-many-th turn is this one's: `turn` of `of` people. A leader is in charge from morning to morning. */
export function turnsOf(
  day: Day,
  { turn, of, leads }: { readonly turn: number; readonly of: number; readonly leads: boolean },
): readonly Shift[] {
  const days = Array.from({ length: weeks * 7 }, (_, index) => day - 1 + index);
  if (leads)
    return days
      .filter((each) => each % of === turn)
      .map((each) => ({ from: isoOf(each, morning), to: isoOf(each + 1, morning), post: '带班领导' }));
  return days.flatMap((each) =>
    [
      { from: isoOf(each, morning), to: isoOf(each, evening) },
      { from: isoOf(each, evening), to: isoOf(each + 1, morning) },
    ]
      .filter((_, half) => (each * 2 + half) % of === turn)
      .map((span) => ({ ...span, post: '值班员', phone: dutyRoom })),
  );
}

// 值班: who is on duty now, later today and tonight, from the rosters held here, by the day of Asia/Shanghai and the time
// of the source: a clock that was set wrong would name the wrong person.
import type { OnDuty } from '../../../shared/contract/desk-contacts.ts';
import { dayOf, instantOf } from '../../../shared/domain/calendar.ts';
import { listTurns, type Turn } from '../store/contacts.ts';
import type { Desk } from './desk.ts';

/** Of a county with a roster in each organ. */
const mostTurns = 200;

export function whoIsOnDuty({ store, loans }: Desk): { readonly turns: OnDuty[]; readonly until?: string } {
  const turns = listTurns(store).map((turn) => ({ turn, at: loans.timeOf(turn.card.sourceId) }));
  const last = turns.reduce((latest, { turn }) => Math.max(latest, Date.parse(turn.shift.to)), 0);
  const ofToday = turns.filter(({ turn: { shift }, at }) => {
    const dayEnds = instantOf(dayOf(at) + 1, 0);
    return Date.parse(shift.to) > at && Date.parse(shift.from) < dayEnds;
  });
  return {
    turns: ofToday.slice(0, mostTurns).map(({ turn, at }) => shownTurn(turn, at)),
    ...(last === 0 ? {} : { until: new Date(last).toISOString() }),
  };
}

function shownTurn({ card, shift }: Turn, at: number): OnDuty {
  const { id, sourceId, name, org } = card;
  const { from, to, post } = shift;
  const phone = shift.phone ?? card.phone;
  const isNow = Date.parse(from) <= at;
  return { id, sourceId, name, org, post, from, to, isNow, ...(phone === undefined ? {} : { phone }) };
}

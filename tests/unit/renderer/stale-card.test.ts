import { expect, it } from 'vitest';
import { staleCard } from '../../../renderer/records/stale-card.ts';

const day = 86_400_000;
const now = Date.parse('2026-11-22T02:00:00.000Z');
const ago = (ms: number) => new Date(now - ms).toISOString();
const card = { sourceId: 's1', fetchedAt: ago(90 * day) };

it('a card is marked once its source was not asked about for a week, however old the card is', () => {
  const asked = (lastOkAt: string) => [{ id: 's1', name: '通讯录系统', lastOkAt }];
  expect(staleCard(card, asked(ago(6 * day)), now)).toBeUndefined();
  expect(staleCard(card, asked(ago(8 * day)), now)).toEqual({ source: '通讯录系统', since: ago(8 * day) });
  expect(staleCard(card, [], now)).toEqual({ source: undefined, since: card.fetchedAt });
});

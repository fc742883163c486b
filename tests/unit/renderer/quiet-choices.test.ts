import { describe, expect, it } from 'vitest';
import { endChoices, startChoices } from '../../../renderer/features/settings/quiet-choices.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { firstAlertSettings, quietSchema } from '../../../shared/domain/alert.ts';

const { quiet } = firstAlertSettings;

describe('the times quiet hours may have', () => {
  it('are every half hour, from the beginning on through midnight', () => {
    const ends = endChoices(zh, quiet).map(({ label }) => label);
    expect(ends.slice(0, 2)).toEqual(['18:30', '19:00']);
    expect(ends).toContain('次日 08:00');
    expect(ends).toHaveLength(47);
    expect(startChoices(zh, quiet)[0]).toEqual({ value: '0', label: '00:00' });
  });

  it('never end when they begin', () => {
    for (const { value } of startChoices(zh, quiet))
      expect(quietSchema.safeParse({ ...quiet, from: Number(value) }).success).toBe(true);
    for (const { value } of endChoices(zh, quiet))
      expect(quietSchema.safeParse({ ...quiet, to: Number(value) }).success).toBe(true);
  });

  it('keep what was chosen before, though it is no half hour', () => {
    expect(startChoices(zh, { ...quiet, from: 1095 }).map(({ value }) => value)).toContain('1095');
  });
});

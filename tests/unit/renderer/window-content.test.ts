// What the pretended desk shows is what a real one could say, and holds every state that must be looked at.

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { conflictSchema, outboxRowSchema } from '../../../shared/contract/desk-outbox.ts';
import { sourceLogLineSchema, sourceStatusSchema } from '../../../shared/contract/desk-sources.ts';
import { todoRowSchema } from '../../../shared/contract/desk-todos.ts';
import { firstRows } from '../../fakes/window/content.ts';
import { cutOff, sources } from '../../fakes/window/content-sources.ts';
import {
  editsAndUploads,
  logLines,
  openConflicts,
  settledConflicts,
} from '../../fakes/window/content-sync.ts';

describe('the pretended desk', () => {
  it.each([
    ['conflicts', conflictSchema, [...openConflicts, ...settledConflicts]],
    ['what waits', outboxRowSchema, editsAndUploads],
    ['sources', sourceStatusSchema, [...sources, ...cutOff]],
    ['a log', sourceLogLineSchema, logLines],
    ['to-dos', todoRowSchema, firstRows],
  ] as const)('has %s as the contract has them', (_, schema, content) => {
    const parsed = z.array<z.ZodType>(schema).safeParse(content);
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('shows each health of a source but the new and the paused', () => {
    const shown = new Set(sources.map(({ health }) => health.kind));
    expect([...shown].sort()).toEqual(['brake', 'incomplete', 'ok', 'read-only', 'trouble']);
  });
});

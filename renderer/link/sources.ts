// The names of the sources, which nearly every screen shows beside its records.

import { useQuery } from '@tanstack/react-query';
import type { SourceStatus } from '../../shared/contract/desk-sources.ts';
import { desk } from './doors.ts';

const none: readonly SourceStatus[] = [];

export function useSources(): readonly SourceStatus[] {
  return useQuery(desk.sources.list.queryOptions()).data ?? none;
}

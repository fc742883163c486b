// The connectors, with an ear: whatever department says what time it is with an answer is heard by the loans.
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Connector } from '../connectors/connector.ts';
import type { Connectors } from '../connectors/registry.ts';

export function hearingClocks(
  connectors: Connectors,
  heard: (sourceId: Id, theirs: number) => void,
  now: () => number,
): Connectors {
  return {
    ...connectors,
    connect(source) {
      const connector = connectors.connect(source);
      const hear = <T extends { readonly clockSkewMs?: number }>(answer: Result<T>): Result<T> => {
        if (answer.ok && answer.value.clockSkewMs !== undefined)
          heard(source.id, now() + answer.value.clockSkewMs);
        return answer.ok ? ok(answer.value) : answer;
      };
      const listening: Connector = {
        ...connector,
        introduce: async (signal) => hear(await connector.introduce(signal)),
        pull: async (...asked) => hear(await connector.pull(...asked)),
      };
      return listening;
    },
  };
}

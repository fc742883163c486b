// Two guards for bugs: what must be there, and what must never be reached.

/** Throws with what was believed, when it turns out untrue. */
export function must<T>(value: T | null | undefined, belief: string): T {
  if (value === null || value === undefined) throw new Error(`believed: ${belief}`);
  return value;
}

/** Ends a complete switch where nothing is returned. */
export function never(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

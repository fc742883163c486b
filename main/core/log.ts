// The core's log: JSON lines on stdout, which the shell takes into its file.
import type { Facts } from '../../shared/domain/error-facts.ts';

export type Log = (event: string, facts?: Facts) => void;

export function logTo(write: (line: string) => void): Log {
  return (event, facts = {}) => write(`${JSON.stringify({ event, facts })}\n`);
}

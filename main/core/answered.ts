// How what a work answers leaves the core: its value, or its fault as the typed error of the call.
import type { Fault, Result } from '../../shared/domain/fault.ts';

type Errors = { readonly FAULT: (options: { readonly data: Fault }) => Error };

export function answered<T>(result: Result<T>, errors: Errors): T {
  if (!result.ok) throw errors.FAULT({ data: result.fault });
  return result.value;
}

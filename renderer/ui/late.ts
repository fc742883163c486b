// A component whose code comes when it is first shown, so that it weighs nothing before. Who shows it says under which `Suspense`.
import { lazy, type ReactNode } from 'react';

export function late<Props>(load: () => Promise<(props: Props) => ReactNode>) {
  return lazy(async () => ({ default: await load() }));
}

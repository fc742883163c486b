// Every way the desk can stand before it is open, each with its own screen: what happened, what is safe, what is
// next. The most likely next thing has the focus.

import type { DeskState } from '../../../shared/contract/shell.ts';
import { useText } from '../../text/words.tsx';
import { FirstRun } from './FirstRun.tsx';
import { Locked } from './Locked.tsx';
import { MemoryBeside } from './MemoryBeside.tsx';
import { Retry } from './StartActions.tsx';
import { Stopped } from './Stopped.tsx';
import { Unlock } from './Unlock.tsx';

/** The states in which there is nothing to work on. */
type ClosedState = Exclude<DeskState, { readonly kind: 'looking' | 'open' | 'core-restarting' | 'starting' }>;

export function Start({ state }: { readonly state: ClosedState }) {
  const t = useText();
  const s = t.start;
  switch (state.kind) {
    case 'first-run':
      return <FirstRun key={state.keyring} keyring={state.keyring} />;
    case 'keyring-locked':
      return (
        <Stopped
          words={s.keyringLocked}
          action={<Retry words={s.keyringLocked.action} />}
          beside={<MemoryBeside />}
        />
      );
    case 'keyring-gone':
      return (
        <Stopped
          words={s.keyringGone}
          action={<Retry words={s.keyringGone.action} />}
          beside={<MemoryBeside />}
        />
      );
    case 'key-missing':
      return (
        <Stopped
          words={s.keyMissing}
          action={<Retry words={s.keyMissing.action} />}
          beside={<MemoryBeside />}
        />
      );
    case 'key-differs':
      return (
        <Stopped
          words={s.keyDiffers}
          action={<Retry words={s.keyDiffers.action} />}
          beside={<MemoryBeside />}
        />
      );
    case 'passphrase-needed':
      return <Unlock wrong={state.wrong} waitMs={state.waitMs} />;
    case 'locked':
      return <Locked />;
    case 'core-down':
      return <Stopped words={{ ...s.down, next: s.down.next(state.reference) }} />;
    case 'file-newer':
      return (
        <Stopped
          words={{ ...s.fileNewer, what: s.fileNewer.what(state.fileVersion, state.ourVersion) }}
          beside={<MemoryBeside />}
        />
      );
    case 'file-damaged':
      return (
        <Stopped
          words={{ ...s.fileDamaged, next: s.fileDamaged.next(state.reference) }}
          beside={<MemoryBeside />}
        />
      );
    case 'no-space':
      return <Stopped words={s.noSpace} action={<Retry words={s.noSpace.action} />} />;
  }
}

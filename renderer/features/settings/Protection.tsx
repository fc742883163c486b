// How this desk is protected, as it is and not as one wishes: every line is read from the running app.

import type { ReactNode } from 'react';
import type { Protection as Stated } from '../../../shared/contract/shell.ts';
import type { SecretLevel } from '../../../shared/domain/terms.ts';
import { useText } from '../../text/words.tsx';
import { Elements } from '../../ui/Elements.tsx';
import { Tag } from '../../ui/Tag.tsx';

type ProtectionProps = {
  readonly protection: Stated;
  readonly ceiling: SecretLevel | undefined;
};

export function Protection({ protection, ceiling }: ProtectionProps) {
  const t = useText();
  const words = t.settings;
  const { way, keyring, sandboxed, version, electron, platform } = protection;
  const lines: readonly { readonly term: string; readonly value: ReactNode }[] = [
    ...(way === undefined
      ? []
      : [{ term: words.way, value: <Held good={way !== 'memory'}>{words.ways[way]}</Held> }]),
    { term: words.keyring, value: <Held good={keyring === 'unlocked'}>{words.keyrings[keyring]}</Held> },
    { term: words.file, value: way === 'memory' ? words.fileNone : <Held good>{words.fileEncrypted}</Held> },
    {
      term: words.sandbox,
      value: <Held good={sandboxed}>{sandboxed ? words.sandboxOn : words.sandboxOff}</Held>,
    },
    ...(ceiling === undefined
      ? []
      : [{ term: words.ceiling, value: words.ceilingNote(t.terms.secretLevel[ceiling]) }]),
    { term: words.version, value: words.versionOf(version, electron, platform) },
  ];
  return <Elements elements={lines.map((line) => ({ ...line, wide: true }))} />;
}

function Held({ good, children }: { readonly good: boolean; readonly children: string }) {
  return (
    <Tag tone={good ? 'green' : 'amber'}>
      <span aria-hidden="true">{good ? '●' : '▲'} </span>
      {children}
    </Tag>
  );
}

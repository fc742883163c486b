// Who answers at the address, for the person to recognise, and what it is to be called here.

import { useText } from '../../text/words.tsx';
import { Elements } from '../../ui/Elements.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { offeredBy, type Probed } from './probed.ts';

type IdentityProps = {
  readonly probed: Probed;
  readonly name: string;
  readonly onName: (name: string) => void;
};

export function Identity({ probed, name, onName }: IdentityProps) {
  const t = useText();
  const list = probed.connector === 'list';
  const organ = list ? '' : probed.about.organ;
  const offers = offeredBy(probed).map((kind) => t.terms.kind[kind]);
  const elements = [
    { term: t.sources.name, value: list ? probed.name : probed.about.name, wide: true },
    ...(organ === '' ? [] : [{ term: t.sources.organ, value: organ, wide: true }]),
    { term: t.sources.address, value: probed.address, wide: true },
    { term: t.sources.offers, value: offers.join('、'), wide: true },
  ];
  return (
    <>
      <div>
        <p>{list ? t.sources.identityList : t.sources.identity}</p>
        <Elements elements={elements} />
        {list && (
          <p>{probed.stated === undefined ? t.sources.listOnly : t.sources.listStated(probed.stated)}</p>
        )}
      </div>
      <TextField
        label={t.sources.name}
        hint={t.sources.nameHint}
        value={name}
        onChange={onName}
        maxLength={60}
        autoFocus
      />
    </>
  );
}

// Names inside the package: which are allowed, how one is found, and where a location (ST_Loc, GB/T 33190 7.2) leads from
// the part that states it. Nothing of a name is ever used as a path on a disk.
import { fromGb, strictUtf8 } from '../decode.ts';
import { stop } from '../trouble.ts';

/** For people: a name may be as long as the file likes. */
export const shortName = (name: string): string => (name.length > 120 ? `${name.slice(0, 119)}…` : name);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u001f\u007f]/;

export function checkedName(bytes: Uint8Array): string {
  const name = strictUtf8(bytes) ?? fromGb(bytes);
  const steps = name.split('/');
  const unsafe =
    name === '' ||
    name.length > 1000 ||
    name.startsWith('/') ||
    name.includes('\\') ||
    /^[A-Za-z]:/.test(name) ||
    control.test(name) ||
    steps.includes('..');
  return unsafe ? stop({ kind: 'unsafe-name', part: shortName(name) }) : name;
}

/** Makers write `Doc_0` here and `doc_0` there; two names that differ in this way only are one name. */
export const nameKey = (name: string): string =>
  name
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/')
    .normalize('NFC')
    .toLowerCase();

/** The name a location means, seen from a part; `/` is the root of the package. */
export function locate(location: string, fromPart: string): string {
  const wanted = location.trim();
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(wanted) || wanted.startsWith('//')) {
    return stop({ kind: 'outside-reference', part: shortName(wanted) });
  }
  if (wanted.includes('\\')) return stop({ kind: 'unsafe-name', part: shortName(wanted) });
  const steps = wanted.startsWith('/') ? [] : fromPart.split('/').slice(0, -1);
  for (const step of wanted.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) stop({ kind: 'unsafe-name', part: shortName(wanted) });
  }
  return steps.join('/');
}

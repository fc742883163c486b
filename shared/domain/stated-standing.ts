// 有效性 of an article that is no norm, where its source's word is all there is: told of where it says no, or is no longer
// vouched for. 现行有效 by itself would promise what nobody here has checked, so it is no standing. Pure.
import type { Standing } from './norm-standing.ts';
import type { Validity, Ymd } from './terms.ts';

type Stated = { readonly validity?: Validity | undefined; readonly reviewBy?: Ymd | undefined };

export function standingAsStated({ validity, reviewBy }: Stated, asOf: Ymd): Standing | undefined {
  if (validity === undefined) return undefined;
  const grounds: Standing['grounds'] = [{ kind: 'stated', validity }];
  if (validity !== '现行有效') return { asOf, validity, unconfirmed: false, grounds };
  return reviewBy !== undefined && reviewBy < asOf ? { asOf, unconfirmed: true, grounds } : undefined;
}

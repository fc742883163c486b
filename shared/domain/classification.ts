// 密级: what this desk may hold at all. 涉密不上网 (保守国家秘密法): state secrets never enter a non-classified
// machine, so a record above the ceiling leaves no body and no title here, only an audit line.
import { type SecretLevel, secretLevels } from './terms.ts';

export const defaultCeiling: SecretLevel = '内部';

/** Whether a record of this level may be stored under this ceiling. */
export function mayStore(level: SecretLevel, ceiling: SecretLevel): boolean {
  return secretLevels.indexOf(level) <= secretLevels.indexOf(ceiling);
}

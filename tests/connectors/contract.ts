// What every connector must do, whatever system is behind it; run against the sample systems that really run.
// A connector is done when this suite passes for it.
import type { SystemName } from '../departments/system/plan.ts';
import { creatingContract } from './contract-creating.ts';
import { editingContract } from './contract-editing.ts';
import { lendingContract } from './contract-lending.ts';
import { lineContract } from './contract-line.ts';
import { readingContract } from './contract-reading.ts';
import { uploadsContract } from './contract-uploads.ts';
import { wholeContract } from './contract-whole.ts';
import { writingContract } from './contract-writing.ts';
import { type Ground, onSystem } from './ground.ts';

export function connectorContract(system: SystemName): void {
  connectorContractOn(onSystem(system));
}

export function connectorContractOn(ground: Ground): void {
  readingContract(ground);
  lineContract(ground);
  writingContract(ground);
  editingContract(ground);
  creatingContract(ground);
  lendingContract(ground);
  uploadsContract(ground);
  wholeContract(ground);
}

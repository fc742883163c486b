// Answers what is asked of what was not sent and is kept here (导出给主管); a part of serve.ts, whose doors it goes through.
import { implement } from '@orpc/server';
import { handOverContract } from '../../shared/contract/desk-handover.ts';
import { answered } from './answered.ts';
import type { Desk } from './work/desk.ts';
import { letKeptGo, putKeptBack, saveHandOver, stopHandOver } from './work/hand-over.ts';
import { listKeptInSlices } from './work/list-kept.ts';

const os = implement(handOverContract);

export const serveKept = (desk: Desk) => ({
  list: os.list.handler(() => listKeptInSlices(desk)),
  save: os.save.handler(async ({ input, errors }) => answered(await saveHandOver(desk, input), errors)),
  stop: os.stop.handler(({ input }) => stopHandOver(desk, input)),
  letGo: os.letGo.handler(({ input, errors }) => answered(letKeptGo(desk, input), errors)),
  putBack: os.putBack.handler(({ input, errors }) => answered(putKeptBack(desk, input), errors)),
});

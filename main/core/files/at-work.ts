// What the lane of files of a source may ask (../sync/files-lane.ts): whether anything waits to be fetched or sent, and to
// do a little of it. A step is short: files give way to to-dos, actions and texts.
import type { Fault } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Connector } from '../connectors/connector.ts';

export type FilesWay = 'up' | 'down';

/** Wall-clock ms from which on a step is of use; in the past: now. Absent: nothing waits. */
export type FilesWaiting = { readonly [W in FilesWay]?: number };

export type FilesAtWork = {
  /** Uploads are among it: `nextToSend` of the outbox leaves entries of type `upload` to this. */
  next(sourceId: Id): FilesWaiting;
  /**
   * Some seconds of work at most, a download or an upload, and as much as arrived is kept. Breaking it off by the
   * signal loses nothing that the other side or the file had.
   */
  step(sourceId: Id, way: FilesWay, connector: Connector, signal: AbortSignal): Promise<FilesStepped>;
};

export type FilesStepped =
  /** Bytes went over the line, or one file was settled (well or not: that stands with the file). Ask `next` again. */
  | { readonly kind: 'went-on'; readonly bytes: number }
  /** Trouble of the line or of the whole source: its pauses and its health are the business of the lane and the loop. */
  | { readonly kind: 'failed'; readonly fault: Fault };

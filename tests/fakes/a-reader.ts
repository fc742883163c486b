// The real reader with its real thread, run from the sources.
import { fileURLToPath } from 'node:url';
import { createReader, type ReadingLimits } from '../../main/core/reading/reader.ts';

const placeOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const readingPlaces = {
  worker: process.env.GOVDESK_READING_WORKER ?? placeOf('main/core/reading/worker.ts'),
  cMaps: placeOf('node_modules/pdfjs-dist/cmaps'),
};

export function aReader(limits: Partial<ReadingLimits> = {}, troubles: string[] = []) {
  return createReader({ places: readingPlaces, limits, onTrouble: (name) => troubles.push(name) });
}

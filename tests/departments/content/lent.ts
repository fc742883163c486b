// Originals of records that are kept back (控制): scans that are given out on loan only (查借阅).
import { createHash } from 'node:crypto';
import type { FileRecord } from './attachments.ts';
import { scannedPdf } from './scanned.ts';

type Piece = {
  readonly openMark: string;
  readonly title: string;
  readonly refCode: string;
  readonly date: string;
};

/** Gives a record that is kept back its scan, and what may be done about it. */
export function lender(files: FileRecord[]): <T extends Piece>(piece: T) => T | (T & object) {
  return (piece) => {
    if (piece.openMark !== '控制') return piece;
    const lines = [
      '临溪县档案馆（演示数据，不是真实档案）',
      '原件扫描件，仅供借阅',
      piece.refCode,
      piece.title,
      piece.date,
    ];
    // A second page, as small as a picture may be: there are many of these.
    const recipe = { lines, scan: { width: 62, height: 88 } };
    const bytes = scannedPdf(recipe);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const mime = 'application/pdf';
    files.push({ hash, mime, size: bytes.length, recipe });
    const name = `原件 ${piece.title.slice(0, 80)}.pdf`;
    const file = { hash, name, mime, size: bytes.length, role: '扫描件' };
    return { ...piece, files: [file], loanOnly: [hash], actions: ['borrow'] };
  };
}

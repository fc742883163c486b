// What the bytes are, whatever the name or the department says: by their beginning, and inside a zip by the parts that
// must be there. The name decides only between kinds that bytes cannot tell apart (CSV, HTML, plain text).
import { readDirectory } from '../../../shared/ofd/package/directory.ts';
import { ofdLimits } from '../../../shared/ofd/limits.ts';

export type Sniffed =
  | 'pdf'
  | 'ofd'
  | 'docx'
  | 'xlsx'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'bmp'
  | 'tiff'
  | 'svg'
  | 'html'
  | 'csv'
  | 'text'
  | 'empty'
  /** Word or Excel before 2007, or an encrypted new one: both are OLE containers. */
  | 'ole'
  | 'unknown';

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

export function sniff(bytes: Uint8Array, name: string): Sniffed {
  if (bytes.length === 0) return 'empty';
  // Readers take a PDF whose header stands somewhere in the first kilobyte.
  if (latin(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  if (startsWith(bytes, [0x89, ...ascii('PNG'), 0x0d, 0x0a])) return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, ascii('GIF8'))) return 'gif';
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) return 'webp';
  if (startsWith(bytes, ascii('BM')) && startsWith(bytes, [0, 0, 0, 0], 6)) return 'bmp';
  // 43 is BigTIFF.
  if ([42, 43].some((version) => startsWith(bytes, [0x49, 0x49, version, 0]))) return 'tiff';
  if ([42, 43].some((version) => startsWith(bytes, [0x4d, 0x4d, 0, version]))) return 'tiff';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'ole';
  if (startsWith(bytes, [0x50, 0x4b])) return inZip(bytes);
  return ofText(bytes, name);
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** A zip that does not hold together throws why; one of another kind is unknown. */
function inZip(bytes: Uint8Array): Sniffed {
  const names = new Set([...readDirectory(bytes, ofdLimits).values()].map(({ name }) => name.toLowerCase()));
  if (names.has('ofd.xml')) return 'ofd';
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  return 'unknown';
}

function ofText(bytes: Uint8Array, name: string): Sniffed {
  const isWide = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  if (!isWide && bytes.subarray(0, 65_536).includes(0)) return 'unknown';
  const head = latin(bytes.subarray(0, 2048))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s/>]/.test(head)) return 'svg';
  if (/^(<!--[\s\S]*?-->\s*)?(<!doctype html|<html|<head|<body)/.test(head)) return 'html';
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === 'html' || extension === 'htm') return 'html';
  return extension === 'csv' || extension === 'tsv' ? 'csv' : 'text';
}

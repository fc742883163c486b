// A JBIG2 file (ITU-T T.88, annex D) taken apart into the segments of its first page, as a PDF holds them: each segment's
// header before its data, nothing that only a file has. Its size is what its page says. Nothing is unpacked here.

export type Jbig2 = {
  readonly width: number;
  readonly height: number;
  readonly segments: Uint8Array<ArrayBuffer>;
};

const signature = [0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a];
const mostSegments = 10_000;
const pageInformation = 48;
/** End of page, end of file. */
const endings = [49, 51];

const isJbig2 = (bytes: Uint8Array): boolean => signature.every((byte, at) => bytes[at] === byte);

type Segment = {
  readonly type: number;
  readonly page: number;
  /** Of its header. */
  readonly from: number;
  readonly to: number;
  readonly length: number;
};

/** Undefined when it does not hold together, or leaves its height or a length open. */
export function jbig2Of(bytes: Uint8Array): Jbig2 | undefined {
  if (!isJbig2(bytes) || bytes.length < 13) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint8(8);
  const placed = segmentsOf(view, { at: (flags & 2) === 0 ? 13 : 9, inOrder: (flags & 1) === 1 });
  const page = placed?.find(({ type }) => type === pageInformation);
  if (placed === undefined || page === undefined || page.length < 19) return undefined;
  const [width, height] = [view.getUint32(page.data), view.getUint32(page.data + 4)];
  if (width === 0 || height === 0 || height === unknown) return undefined;
  const wanted = placed.filter(
    (one) => (one.page === 0 || one.page === page.page) && !endings.includes(one.type),
  );
  return { width, height, segments: joined(bytes, wanted) };
}

type Placed = Segment & { readonly data: number };
const unknown = 0xffff_ffff;

/** One after the other, or all headers first and then all data. */
function segmentsOf(
  view: DataView,
  { at, inOrder }: { readonly at: number; readonly inOrder: boolean },
): readonly Placed[] | undefined {
  const found: Placed[] = [];
  const headers: Segment[] = [];
  let next = at;
  while (next < view.byteLength && headers.length < mostSegments) {
    const segment = segmentAt(view, next);
    if (segment === undefined) return undefined;
    headers.push(segment);
    next = segment.to + (inOrder ? segment.length : 0);
    if (inOrder) found.push({ ...segment, data: segment.to });
    if (segment.type === 51) break;
  }
  if (!inOrder)
    for (const segment of headers) {
      found.push({ ...segment, data: next });
      next += segment.length;
    }
  return found.every(({ data, length }) => data + length <= view.byteLength) ? found : undefined;
}

/** 7.2: number, flags, which others it refers to, page, length. */
function segmentAt(view: DataView, from: number): Segment | undefined {
  if (from + 11 > view.byteLength) return undefined;
  const number = view.getUint32(from);
  const flags = view.getUint8(from + 4);
  const short = view.getUint8(from + 5) >> 5;
  const isLong = short === 7;
  const referred = isLong ? view.getUint32(from + 5) & 0x1fff_ffff : short;
  const each = number <= 256 ? 1 : number <= 65_536 ? 2 : 4;
  const after = from + 5 + (isLong ? 4 + Math.ceil((referred + 1) / 8) : 1) + referred * each;
  const pageSize = (flags & 0x40) === 0 ? 1 : 4;
  const to = after + pageSize + 4;
  if (to > view.byteLength) return undefined;
  const page = pageSize === 1 ? view.getUint8(after) : view.getUint32(after);
  const length = view.getUint32(after + pageSize);
  return length === unknown ? undefined : { type: flags & 0x3f, page, from, to, length };
}

function joined(bytes: Uint8Array, segments: readonly Placed[]): Uint8Array<ArrayBuffer> {
  const parts = segments.flatMap(({ from, to, data, length }) => [
    bytes.subarray(from, to),
    bytes.subarray(data, data + length),
  ]);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

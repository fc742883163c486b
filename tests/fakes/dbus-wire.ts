// Messages of D-Bus as bytes (D-Bus Specification 0.43, "Message Protocol"), little-endian: as much of it as a small
// service needs. Values are written with their type beside them.

type Typed = readonly ['u', number] | readonly ['s' | 'o' | 'g', string] | readonly ['as', readonly string[]];

const types = { call: 1, reply: 2, error: 3, signal: 4 } as const;
type Kind = keyof typeof types;

export type Message = {
  readonly type: Kind;
  readonly serial: number;
  readonly path?: string | undefined;
  readonly interface?: string | undefined;
  readonly member?: string | undefined;
  readonly error?: string | undefined;
  readonly replyTo?: number | undefined;
  readonly destination?: string | undefined;
  readonly sender?: string | undefined;
  readonly body: readonly Typed[];
};

/** Code of a header field, and the type it has. */
const fields = {
  path: [1, 'o'],
  interface: [2, 's'],
  member: [3, 's'],
  error: [4, 's'],
  replyTo: [5, 'u'],
  destination: [6, 's'],
  sender: [7, 's'],
} as const;

class Writer {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  pad(to: number): this {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
    return this;
  }

  byte(value: number): this {
    this.#bytes.push(value);
    return this;
  }

  u32(value: number): this {
    this.pad(4);
    for (let shift = 0; shift < 32; shift += 8) this.#bytes.push((value >>> shift) & 255);
    return this;
  }

  text(value: string): this {
    const bytes = Buffer.from(value);
    this.u32(bytes.length);
    this.#bytes.push(...bytes, 0);
    return this;
  }

  signature(value: string): this {
    this.#bytes.push(value.length, ...Buffer.from(value), 0);
    return this;
  }

  value([type, value]: Typed): this {
    switch (type) {
      case 'u':
        return this.u32(value);
      case 's':
      case 'o':
        return this.text(value);
      case 'g':
        return this.signature(value);
      case 'as':
        return this.array(value);
    }
  }

  /** How long it is stands before it, without what pads the first. */
  array(values: readonly string[]): this {
    this.u32(0);
    const begin = this.#bytes.length;
    for (const value of values) this.text(value);
    const length = this.#bytes.length - begin;
    for (let at = 0; at < 4; at++) this.#bytes[begin - 4 + at] = (length >>> (8 * at)) & 255;
    return this;
  }

  take(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

export function written(message: Message): Buffer {
  const body = new Writer();
  for (const value of message.body) body.value(value);
  const head = new Writer();
  const put = (code: number, value: Typed) => head.pad(8).byte(code).signature(value[0]).value(value);
  for (const [name, [code, type]] of Object.entries(fields)) {
    const value = Reflect.get(message, name);
    if (value !== undefined) put(code, type === 'u' ? ['u', Number(value)] : [type, String(value)]);
  }
  if (message.body.length > 0) put(8, ['g', message.body.map(([type]) => type).join('')]);
  const whole = new Writer().byte(0x6c).byte(types[message.type]).byte(0).byte(1);
  whole.u32(body.length).u32(message.serial).u32(head.length);
  return Buffer.concat([whole.take(), head.pad(8).take(), body.take()]);
}

class Reader {
  readonly #bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  pad(to: number): void {
    this.at = Math.ceil(this.at / to) * to;
  }

  byte(): number {
    return this.#bytes.readUInt8(this.at++);
  }

  u32(): number {
    this.pad(4);
    this.at += 4;
    return this.#bytes.readUInt32LE(this.at - 4);
  }

  text(): string {
    return this.#cut(this.u32());
  }

  signature(): string {
    return this.#cut(this.byte());
  }

  #cut(length: number): string {
    const value = this.#bytes.toString('utf8', this.at, this.at + length);
    this.at += length + 1;
    return value;
  }

  /** One value of a type. What we have no use for is passed over: maps of hints are read up to their end alone. */
  value(type: string): unknown {
    switch (type) {
      case 's':
      case 'o':
        return this.text();
      case 'g':
        return this.signature();
      case 'u':
      case 'i':
      case 'b':
        return this.u32();
      case 'v':
        return this.value(this.signature());
      default: {
        const end = this.u32();
        this.pad(type.startsWith('a{') ? 8 : 4);
        const from = this.at;
        const members: unknown[] = [];
        while (type === 'as' && this.at < from + end) members.push(this.text());
        this.at = from + end;
        return members;
      }
    }
  }
}

type Read = Message & { readonly args: readonly unknown[] };

/** The whole messages in what has come so far, and what is left of it. */
export function messagesIn(bytes: Buffer): { readonly messages: readonly Read[]; readonly rest: Buffer } {
  const messages: Read[] = [];
  let rest = bytes;
  for (;;) {
    if (rest.length < 16) return { messages, rest };
    const headLength = 16 + Math.ceil(rest.readUInt32LE(12) / 8) * 8;
    const length = headLength + rest.readUInt32LE(4);
    if (rest.length < length) return { messages, rest };
    messages.push(read(rest.subarray(0, length), headLength));
    rest = rest.subarray(length);
  }
}

function read(bytes: Buffer, headLength: number): Read {
  const known = new Map<number, unknown>();
  const head = new Reader(bytes, 16);
  const end = 16 + bytes.readUInt32LE(12);
  while (head.at < end) {
    head.pad(8);
    const code = head.byte();
    known.set(code, head.value('v'));
  }
  const kinds = Object.keys(types).filter((name): name is Kind => name in types);
  const named = Object.fromEntries(Object.entries(fields).map(([name, [code]]) => [name, known.get(code)]));
  const type = kinds.find((kind) => types[kind] === bytes.readUInt8(1)) ?? 'signal';
  // Of a message that is no whole number of bytes for us, the body begins anew at zero: all alignment is by its own start.
  const body = new Reader(bytes.subarray(headLength));
  const signature = String(known.get(8) ?? '');
  const args = [...signature.matchAll(/a\{sv\}|as|[a-z]/g)].map(([one]) => body.value(one));
  return { ...named, type, serial: bytes.readUInt32LE(8), body: [], args };
}

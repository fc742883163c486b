// What a fetch throws → a fault. Knows the codes of Node's fetch (undici) and of Chromium's net; an error that is
// neither is a bug and thrown on.
import type { Fault } from '../../../shared/domain/fault.ts';

type Offline = Extract<Fault, { kind: 'offline' }>['reason'];

/** First match wins; tried on Node's `code` and on Chromium's `net::ERR_…`. */
const offline: readonly (readonly [RegExp, Offline])[] = [
  // The last two lines: something listens there and does not speak TLS, which is no word about a certificate.
  [/^ECONNREFUSED$|CONNECTION_REFUSED|UNSAFE_PORT|ADDRESS_INVALID/, 'refused'],
  [
    /^(EPROTO|ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|RECORD_LAYER\w*|HTTP_REQUEST))$/,
    'refused',
  ],
  [/net::ERR_SSL_(PROTOCOL_ERROR|VERSION_OR_CIPHER_MISMATCH)/, 'refused'],
  [/^(ENOTFOUND|EAI_\w+)$|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|ICANN_NAME_COLLISION/, 'unknown-host'],
  [
    /^(ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL)$|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|PROXY_CONNECTION_FAILED|NETWORK_ACCESS_DENIED/,
    'no-network',
  ],
  [/^(ETIMEDOUT|UND_ERR_\w*TIMEOUT)$|TIMED_OUT/, 'timeout'],
  [/CERT|SELF_SIGNED|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^ERR_TLS|ERR_SSL|PINNED_KEY/, 'certificate'],
  [
    /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|ERR_STREAM_PREMATURE_CLOSE|Z_BUF_ERROR)$/,
    'cut',
  ],
  [
    /net::ERR_(CONNECTION_\w+|EMPTY_RESPONSE|CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|NETWORK_CHANGED|ABORTED|SOCKET_NOT_CONNECTED|NETWORK_IO_SUSPENDED|FAILED|TUNNEL_CONNECTION_FAILED|HTTP2_\w+|QUIC_\w+)/,
    'cut',
  ],
];

const garbage =
  /^(HPE_\w+|HTTPParserError|UND_ERR_HEADERS_OVERFLOW|UND_ERR_INVALID_\w+|Z_DATA_ERROR|ERR__ERROR_FORMAT\w*|ERR_BROTLI\w*|ERR_PADDING\w*)$|net::ERR_(INVALID_\w+|CONTENT_DECODING\w+|RESPONSE_HEADERS\w+|INVALID_CHUNKED_ENCODING|HTTP_RESPONSE_CODE_FAILURE|TOO_MANY_REDIRECTS)/;

export function faultOfError(error: unknown): Fault | undefined {
  for (const code of codesOf(error)) {
    const found = offline.find(([pattern]) => pattern.test(code));
    if (found !== undefined) return { kind: 'offline', reason: found[1] };
    if (garbage.test(code)) return { kind: 'bad-reply', reason: 'not-json', detail: code.slice(0, 100) };
  }
  // undici's own words for a line that broke in a way it has no code for.
  const isOfTheLine = error instanceof TypeError && /^(fetch failed|terminated)$/.test(error.message);
  return isOfTheLine ? { kind: 'offline', reason: 'cut' } : undefined;
}

/** The codes of an error and of what caused it; a failed dual-stack connect carries several causes. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const code: unknown = Reflect.get(error, 'code');
  const chromium = /net::ERR_\w+/.exec(error.message)?.[0];
  const several: unknown = Reflect.get(error, 'errors');
  return [
    ...(typeof code === 'string' ? [code] : [error.name]),
    ...(chromium === undefined ? [] : [chromium]),
    ...codesOf(error.cause, depth + 1),
    ...(Array.isArray(several) ? several.flatMap((one) => codesOf(one, depth + 1)) : []),
  ];
}

/** Owns the sentence and the kind of what went wrong while an address was asked. */
import { errors } from './undici.ts';
import { PageFailure, type PageFailureKind } from '../fetch-page.ts';

type Case = [PageFailureKind, string];

/** By the code of undici's or Node's error. */
const CASES: Record<string, Case> = {
  ENOTFOUND: ['unreachable', 'is no name that is known'],
  ENODATA: ['unreachable', 'is no name that is known'],
  EAI_AGAIN: ['unreachable', 'could not be looked up'],
  ECONNREFUSED: ['unreachable', 'refuses connections'],
  ECONNRESET: ['unreachable', 'broke the connection off'],
  EPIPE: ['unreachable', 'broke the connection off'],
  UND_ERR_SOCKET: ['unreachable', 'broke the connection off'],
  UND_ERR_CONNECT_TIMEOUT: ['unreachable', 'took no connection in time'],
  ETIMEDOUT: ['unreachable', 'took no connection in time'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'did not answer in time'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'stopped in the middle of its answer'],
  UND_ERR_HEADERS_OVERFLOW: ['too-large', 'answers with headers that are too large'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['broken', 'sent less than it announced'],
  CERT_HAS_EXPIRED: ['unreachable', 'has a certificate that is out of date'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['unreachable', 'has a certificate for another name'],
  UND_ERR_DESTROYED: ['unreachable', 'is not asked any more, as the program ends'],
  UND_ERR_CLOSED: ['unreachable', 'is not asked any more, as the program ends'],
};

const CUT_OFF = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Of the address nothing but the host is said: a private feed's secret is in its path or query. */
export function failureOf(
  error: Error,
  { host, isAnswered }: { host: string; isAnswered: boolean },
): PageFailure {
  if (error instanceof PageFailure) return error;
  const code = codeOf(error);
  if (isAnswered && CUT_OFF.has(code))
    return new PageFailure('broken', `${host} broke off its answer.`, { cause: error });
  if (error instanceof errors.HTTPParserError)
    return new PageFailure('broken', `${host} answers with something that is not HTTP.`, {
      cause: error,
    });
  const [kind, what] = CASES[code] ?? otherCase(code);
  return new PageFailure(kind, `${host} ${what}.`, { cause: error });
}

function otherCase(code: string): Case {
  return ['unreachable', code === '' ? 'cannot be reached' : `cannot be reached (${code})`];
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

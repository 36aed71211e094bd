/** Owns what a request is answered with when a fault keeps it from being carried out. */
import { rateLimited } from '../limits/rate-limited.ts';
import type { EdgeAnswer } from '../rest/edge-answer.ts';
import type { Fault } from './fault.ts';

const HTML = { 'content-type': 'text/html' };
const TEXT = { 'content-type': 'text/plain' };

/** Discord itself answers with JSON, the proxies before it with what they have. */
const BROKEN: Readonly<Record<'500' | '502' | '503', EdgeAnswer>> = {
  '500': { status: 500, body: { message: '500: Internal Server Error', code: 0 }, headers: {} },
  '502': {
    status: 502,
    text: [
      '<html>',
      '<head><title>502 Bad Gateway</title></head>',
      '<body>',
      '<center><h1>502 Bad Gateway</h1></center>',
      '<hr><center>cloudflare</center>',
      '</body>',
      '</html>',
      '',
    ].join('\r\n'),
    headers: HTML,
  },
  '503': {
    status: 503,
    text: 'upstream connect error or disconnect/reset before headers. reset reason: overflow',
    headers: TEXT,
  },
};

/** Undefined for a fault that lets the request through: a slow one, one whose answer is lost. */
export function answerOfFault(fault: Fault): EdgeAnswer | undefined {
  const { answer, scope, retry_after_s: seconds, retry_after_header: hasHeader } = fault;
  if (answer === 'slow' || answer === 'lost') return undefined;
  if (answer !== '429') return BROKEN[answer];
  const headerSeconds = hasHeader ? Math.ceil(seconds) : null;
  return rateLimited({ scope, retryAfterMs: seconds * 1000, headerSeconds });
}

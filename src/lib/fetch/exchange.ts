/** Owns one question to one address, and its answer. */
import type { Dispatcher } from 'undici';
import { type PageAnswer, PageFailure } from '../fetch-page.ts';
import type { AskedOrigins } from './asked-origins.ts';
import { type Body, createBody } from './body.ts';
import type { Deadline } from './deadline.ts';
import { canDecode, encodingsOf } from './decoders.ts';
import { failureOf } from './failure.ts';

export type Question = {
  url: URL;
  headers: Record<string, string>;
  /** Posted when there is one. */
  form: string | null;
  maxBytes: number;
  deadline: Deadline;
};

export type Answer = Pick<PageAnswer, 'status' | 'headers' | 'body'>;

const NOTHING = Buffer.alloc(0);
/** Read so that the connection can be used again. */
const MAX_REDIRECT_BYTES = 16_384;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export function isRedirect({ status }: { status: number }): boolean {
  return REDIRECTS.has(status);
}

/**
 * By undici's dispatch, not its `request`: that would only notice a signal once it has a connection,
 * so that a host which keeps its few busy would hold up others beyond their time. Of a redirect's
 * body only the beginning is read.
 * @throws PageFailure
 */
export function exchange(
  { dispatcher, asked }: { dispatcher: Dispatcher; asked: AskedOrigins },
  question: Question,
): Promise<Answer> {
  const { url, headers, form, deadline } = question;
  const { origin } = url;
  const sent = form === null ? { method: 'GET' as const } : { method: 'POST' as const, body: form };
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | null = null;
    let answer: { status: number; headers: Record<string, string>; body: Body } | null = null;
    let isOver = false;

    const finish = (settle: () => void) => {
      if (isOver) return;
      isOver = true;
      asked.leave(origin);
      answer?.body.destroy();
      settle();
    };
    const fail = (error: Error) => {
      const failure = failureOf(error, { host: url.hostname, isAnswered: answer !== null });
      finish(() => reject(failure));
      controller?.abort(failure);
    };
    const done = (body: Buffer) => {
      const { status = 0, headers = {} } = answer ?? {};
      finish(() => resolve({ status, headers, body }));
    };

    const over = deadline.reason();
    asked.enter(origin);
    if (over !== null) return fail(over);
    deadline.onOver(fail);
    dispatcher.dispatch(
      { origin, path: url.pathname + url.search, ...sent, headers },
      {
        onRequestStart(started) {
          controller = started;
          if (isOver) started.abort(new Error('given up'));
        },
        onResponseStart(started, status, raw) {
          // 1xx says that the answer is still to come.
          if (status < 200 || isOver) return;
          const headers = plainHeaders(raw);
          const enough = () => {
            done(NOTHING);
            started.abort(new Error('enough of a redirect'));
          };
          const body = isRedirect({ status })
            ? openRedirect({ done, enough })
            : openBody(question, headers, { done, fail, resume: () => started.resume() });
          answer = { status, headers, body };
        },
        onResponseData(started, chunk) {
          if (isOver) started.abort(new Error('nothing more is needed'));
          else if (answer?.body.write(chunk) === false) started.pause();
        },
        onResponseEnd() {
          if (!isOver) answer?.body.end();
        },
        onResponseError(_started, error) {
          fail(error);
        },
      },
    );
  });
}

type BodyEvents = {
  done: (body: Buffer) => void;
  fail: (error: Error) => void;
  resume: () => void;
};

function openRedirect({
  done,
  enough,
}: {
  done: (body: Buffer) => void;
  enough: () => void;
}): Body {
  return createBody({
    encodings: [],
    maxBytes: MAX_REDIRECT_BYTES,
    onDone: () => done(NOTHING),
    onTooLarge: enough,
    onBroken: enough,
    onDrain: () => {},
  });
}

/** Throws, which undici hands on as the error of the request, when its headers already say no. */
function openBody(
  { url: { hostname }, maxBytes }: Question,
  headers: Record<string, string>,
  { done, fail, resume }: BodyEvents,
): Body {
  const encodings = encodingsOf(headers['content-encoding']);
  if (!canDecode(encodings))
    throw new PageFailure(
      'broken',
      `${hostname} compresses its answer in a way that is not known.`,
    );
  const tooLarge = () =>
    new PageFailure('too-large', `${hostname} sends more than ${maxBytes} bytes.`);
  if (Number(headers['content-length']) > maxBytes) throw tooLarge();
  const onBroken = (cause?: Error) =>
    fail(
      new PageFailure('broken', `${hostname} sent a body that cannot be decompressed.`, { cause }),
    );
  return createBody({
    encodings,
    maxBytes,
    onDone: done,
    onTooLarge: () => fail(tooLarge()),
    onBroken,
    onDrain: resume,
  });
}

function plainHeaders(raw: Record<string, string | string[] | undefined>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  return headers;
}

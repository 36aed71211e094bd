/** Owns the shape of asking an address from outside, whoever does the asking. */

export type PageRequest = {
  /** http(s), as it came from outside. */
  url: string;
  /**
   * The address whose answer named this one, when nobody typed it: it may lie in a private network
   * only if that one does, as far as it has been asked.
   */
  toldBy?: string;
  /** Lower-case names; those of conditional requests, and what the answer should be. */
  headers?: Readonly<Record<string, string>>;
  /**
   * What a form holds: it is posted then. Redirects are followed that keep a post one (307, 308);
   * another redirect is the answer.
   */
  form?: Readonly<Record<string, string>>;
  /** Of the body once it is decompressed. */
  maxBytes: number;
  /** For all of it, redirects and the body's last byte included. */
  timeoutMs: number;
  signal?: AbortSignal;
};

export type PageAnswer = {
  status: number;
  /** Lower-case names; of a name that came twice the values are joined by a comma. */
  headers: Readonly<Record<string, string>>;
  /** Decompressed; empty for an answer without one. */
  body: Buffer;
  /** Where it came from in the end. */
  url: string;
  /** In order: each status and where it led, absolute. */
  redirects: { status: number; to: string }[];
};

/**
 * Any status is an answer, 404 and 500 too.
 * @throws PageFailure when there is none
 */
export type FetchPage = (request: PageRequest) => Promise<PageAnswer>;

/**
 * `refused`: the address is none that we ask (private, not http(s), a password in it);
 * `unreachable`: no answer (name, connection, encryption); `timeout`; `too-large`;
 * `redirects`: too many or without a target; `broken`: no HTTP, or compressed wrongly.
 */
export type PageFailureKind =
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'too-large'
  | 'redirects'
  | 'broken';

/** The message is a sentence for people, without secrets. */
export class PageFailure extends Error {
  readonly kind: PageFailureKind;

  constructor(kind: PageFailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PageFailure';
    this.kind = kind;
  }
}

/** `refused` for being in a private network: an operator may allow that. */
export class PrivateAddress extends PageFailure {
  constructor(message: string) {
    super('refused', message);
  }
}

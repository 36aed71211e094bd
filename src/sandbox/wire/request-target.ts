/** Owns the cutting of a request's target, which anybody may send in any form. */

/** Path and query of an origin-form target; never throws, as `new URL('//', …)` does. */
export function requestTarget(target: string | undefined): {
  path: string;
  query: URLSearchParams;
} {
  const text = target ?? '/';
  const mark = text.indexOf('?');
  return mark < 0
    ? { path: text, query: new URLSearchParams() }
    : { path: text.slice(0, mark), query: new URLSearchParams(text.slice(mark)) };
}

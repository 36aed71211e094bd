/** Owns an answer as it leaves the HTTP edge. */

export type EdgeAnswer = {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** What is sent as JSON; absent with 204. */
  body?: unknown;
  /** Sent as it is instead, under the content type that `headers` name. */
  text?: string;
};

/** Headers and text as they go out: a 204 has no content type, which discord.js insists on. */
export function onTheWire({ status, headers, body, text }: EdgeAnswer): {
  headers: Readonly<Record<string, string>>;
  text: string | null;
} {
  if (status === 204) return { headers, text: null };
  if (text !== undefined) return { headers, text };
  return {
    headers: { 'content-type': 'application/json', ...headers },
    text: JSON.stringify(body ?? null),
  };
}

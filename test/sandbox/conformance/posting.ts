/** Owns what the tests of limits and faults have in common: messages, and their answers in short. */
import type { Answer, Api } from '../raw.ts';

let written = 0;

/** Posts a text that was never there before. */
export function postTo(api: Api, channelId: string, extra: object = {}): Promise<Answer> {
  written += 1;
  return api('POST', `/channels/${channelId}/messages`, { content: `text ${written}`, ...extra });
}

/** One after the other. */
export async function times<T>(count: number, act: (time: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let time = 0; time < count; time += 1) all.push(await act(time));
  return all;
}

export const statuses = (answers: readonly Answer[]): number[] =>
  answers.map(({ status }) => status);

export const idIn = ({ body }: Answer): string => String(body['id']);

const HEADERS = ['limit', 'remaining', 'reset', 'reset-after', 'bucket', 'scope', 'global'];

/** Names of the headers are Discord's, without `x-ratelimit-`. */
export function limitsIn({ headers }: Answer): Record<string, string | null> {
  return {
    ...Object.fromEntries(HEADERS.map((name) => [name, headers.get(`x-ratelimit-${name}`)])),
    'retry-after': headers.get('retry-after'),
  };
}

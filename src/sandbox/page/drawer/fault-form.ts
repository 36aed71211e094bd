/** Owns the form that switches a fault of REST requests on: its choices, and the action it makes. Pure. */
import type { ControlAction } from './control-action.ts';

export type RequestsChoice = (typeof REQUESTS)[number]['key'];
export type AnswerChoice = (typeof ANSWERS)[number]['key'];
export type EndChoice = 'times' | 'time' | 'never';

export type FaultForm = {
  requests: RequestsChoice;
  /** Of `own`: empty for any. */
  method: string;
  path: string;
  answer: AnswerChoice;
  /** Of a 429: without it a bot cannot know how long to wait, as when Cloudflare bans it. */
  hasRetryAfter: boolean;
  retryAfterS: number;
  slowMs: number;
  ends: EndChoice;
  times: number;
  forS: number;
};

export const INITIAL_FAULT: FaultForm = {
  requests: 'post',
  method: '',
  path: '',
  answer: '500',
  hasRetryAfter: true,
  retryAfterS: 2,
  slowMs: 2000,
  ends: 'times',
  times: 1,
  forS: 60,
};

export const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;

/** Paths are the routes as the documentation has them, or a request's own with `*` for anything. */
export const REQUESTS = [
  { key: 'all', label: 'everything', match: {} },
  {
    key: 'post',
    label: 'posting messages',
    match: { method: 'POST', path: '/channels/:channel_id/messages' },
  },
  {
    key: 'edit',
    label: 'editing messages',
    match: { method: 'PATCH', path: '/channels/:channel_id/messages/:message_id' },
  },
  {
    key: 'delete',
    label: 'deleting messages',
    match: { method: 'DELETE', path: '/channels/:channel_id/messages/:message_id' },
  },
  {
    key: 'answer',
    label: 'answering interactions',
    match: { method: 'POST', path: '/interactions/:interaction_id/:interaction_token/callback' },
  },
  {
    key: 'later',
    label: 'editing answers, follow-ups',
    match: { path: '/webhooks/*' },
  },
  {
    key: 'dm',
    label: 'opening direct messages',
    match: { method: 'POST', path: '/users/@me/channels' },
  },
  { key: 'own', label: 'a route of my own', match: {} },
] as const;

export const ANSWERS = [
  { key: '429-user', label: '429, this bot’s bucket', body: { answer: '429', scope: 'user' } },
  { key: '429-global', label: '429, global limit', body: { answer: '429', scope: 'global' } },
  { key: '429-shared', label: '429, shared resource', body: { answer: '429', scope: 'shared' } },
  { key: '500', label: '500 Internal Server Error', body: { answer: '500' } },
  { key: '502', label: '502 Bad Gateway', body: { answer: '502' } },
  { key: '503', label: '503 Service Unavailable', body: { answer: '503' } },
  { key: 'slow', label: 'slow answer', body: { answer: 'slow' } },
  { key: 'lost', label: 'done, but the answer is lost', body: { answer: 'lost' } },
] as const;

export function isLimit({ answer }: FaultForm): boolean {
  return answer.startsWith('429');
}

function matchOf({ requests, method, path }: FaultForm): Record<string, string> {
  if (requests !== 'own') return REQUESTS.find(({ key }) => key === requests)?.match ?? {};
  const trimmed = path.trim();
  return { ...(method === '' ? {} : { method }), ...(trimmed === '' ? {} : { path: trimmed }) };
}

function detailsOf(form: FaultForm): Record<string, number | boolean> {
  if (form.answer === 'slow') return { ms: form.slowMs };
  if (!isLimit(form)) return {};
  return { retry_after_s: form.retryAfterS, retry_after_header: form.hasRetryAfter };
}

function endOf({ ends, times, forS }: FaultForm): Record<string, number> {
  if (ends === 'times') return { times };
  return ends === 'time' ? { for_ms: forS * 1000 } : {};
}

export function faultAction(form: FaultForm): ControlAction {
  const answer = ANSWERS.find(({ key }) => key === form.answer)?.body;
  return { action: 'fault.add', ...answer, ...detailsOf(form), ...matchOf(form), ...endOf(form) };
}

/** `429 of posting messages, for the next request`. */
export function faultSentence(form: FaultForm): string {
  const what = ANSWERS.find(({ key }) => key === form.answer)?.label ?? form.answer;
  const which =
    form.requests === 'own'
      ? [form.method, form.path.trim()].filter((part) => part !== '').join(' ') || 'everything'
      : REQUESTS.find(({ key }) => key === form.requests)?.label;
  const ends = {
    times: form.times === 1 ? 'for the next request' : `for the next ${form.times} requests`,
    time: `for ${form.forS} s`,
    never: 'until it is ended',
  };
  return `${what}: ${which}, ${ends[form.ends]}`;
}

/** Owns the proof that the drawer lists, filters, counts down and words things rightly. */
import { describe, expect, it } from 'vitest';
import { CONTROLS } from '../../src/sandbox/control/index.ts';
import { activeFaults, alarmsOf } from '../../src/sandbox/page/drawer/alarms.ts';
import type { ControlAction } from '../../src/sandbox/page/drawer/control-action.ts';
import { durationText, leftOf } from '../../src/sandbox/page/drawer/countdown.ts';
import {
  ANSWERS,
  faultAction,
  faultSentence,
  INITIAL_FAULT,
  REQUESTS,
  type FaultForm,
} from '../../src/sandbox/page/drawer/fault-form.ts';
import { endOf, GATEWAY_DEEDS } from '../../src/sandbox/page/drawer/gateway-deeds.ts';
import {
  channelOf,
  isProblem,
  isWanted,
  MOST_LINES,
  NO_REQUESTS,
  paused,
  statusFace,
  withLine,
  type RequestLog,
} from '../../src/sandbox/page/drawer/requests.ts';
import type { ControlState, RequestLine } from '../../src/sandbox/page-protocol.ts';
import { ROUTES } from '../../src/sandbox/rest/index.ts';

function line(id: number, changes: Partial<RequestLine> = {}): RequestLine {
  return {
    id,
    at: '2026-11-24T12:00:00.000Z',
    method: 'POST',
    path: '/api/v10/channels/3001/messages',
    route: '/channels/:channel_id/messages',
    status: 200,
    ms: 1.2,
    ...changes,
  };
}

const ids = ({ lines }: RequestLog): number[] => lines.map(({ id }) => id);

describe('the list of requests', () => {
  it('has the newest first, and no more than anybody scrolls through', () => {
    let log = NO_REQUESTS;
    for (let id = 0; id < MOST_LINES + 5; id += 1) log = withLine(log, line(id));
    expect(log.lines).toHaveLength(MOST_LINES);
    expect(log.lines[0]?.id).toBe(MOST_LINES + 4);
    expect(log.lines.at(-1)?.id).toBe(5);
  });

  it('stands still while it is paused, then shows what came', () => {
    const stopped = paused(withLine(NO_REQUESTS, line(1)), true);
    const later = withLine(withLine(stopped, line(2)), line(3));
    expect(ids(later)).toEqual([1]);
    expect(later.held).toHaveLength(2);
    const resumed = paused(later, false);
    expect(ids(resumed)).toEqual([3, 2, 1]);
    expect(resumed.held).toEqual([]);
  });

  it.each<[string, Partial<RequestLine>, boolean]>([
    ['answered', {}, false],
    ['no content', { status: 204 }, false],
    ['refused', { status: 403 }, true],
    ['lost', { fault: 'lost' }, true],
    ['slowed by a fault', { fault: 'slow 2000 ms' }, true],
    ['with an unknown key', { warnings: ['nonse'] }, true],
  ])('calls a request that was %s a problem or not', (_name, changes, expected) => {
    expect(isProblem(line(1, changes))).toBe(expected);
  });

  it.each([
    ['', true],
    ['post messages', true],
    ['POST 200', true],
    ['#robotics', true],
    ['3001', true],
    ['patch', false],
    ['messages 403', false],
  ])('finds "%s" or not', (text, expected) => {
    expect(isWanted(line(1), { text, onlyProblems: false }, '#robotics')).toBe(expected);
  });

  it('shows only problems when one asks for them', () => {
    const filter = { text: '', onlyProblems: true };
    expect(isWanted(line(1), filter)).toBe(false);
    expect(isWanted(line(1, { status: 500 }), filter)).toBe(true);
  });

  it.each([
    [200, 'good'],
    [204, 'good'],
    [304, 'good'],
    [400, 'refused'],
    [429, 'limited'],
    [502, 'failed'],
  ])('gives %s its own face', (status, kind) => {
    expect(statusFace({ status })).toMatchObject({ kind, text: String(status) });
  });

  it('says that an answer was lost, whatever its status', () => {
    expect(statusFace({ status: 200, fault: 'lost' })).toEqual({
      kind: 'failed',
      text: 'lost',
      word: 'after 200',
    });
  });

  it('knows the channel that a request is about', () => {
    expect(channelOf(line(1))).toBe('3001');
    expect(channelOf(line(1, { path: '/api/v10/users/@me' }))).toBeUndefined();
  });
});

describe('what lasts', () => {
  it.each([
    [0, '0 s'],
    [420, '0.4 s'],
    [9949, '9.9 s'],
    [9960, '10 s'],
    [59_700, '1 min'],
    [65_000, '1 min 05 s'],
    [3_599_900, '1 h'],
    [5_400_000, '1 h 30 min'],
    [86_400_000, '1 d'],
    [100_000_000, '1 d 03 h'],
  ])('says %s ms as "%s"', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('counts down from when it was told, never below nothing', () => {
    expect(leftOf(5000, 1000, 3000)).toBe(3000);
    expect(leftOf(5000, 1000, 9000)).toBe(0);
    expect(leftOf(5000, 1000, 900)).toBe(5000);
  });
});

describe('the form of a fault', () => {
  const form = (changes: Partial<FaultForm>): FaultForm => ({ ...INITIAL_FAULT, ...changes });

  it.each<[Partial<FaultForm>, Record<string, unknown>]>([
    [
      {},
      {
        action: 'fault.add',
        answer: '500',
        method: 'POST',
        path: '/channels/:channel_id/messages',
        times: 1,
      },
    ],
    [
      { answer: '429-global', requests: 'all', retryAfterS: 1.5, ends: 'never' },
      {
        action: 'fault.add',
        answer: '429',
        scope: 'global',
        retry_after_s: 1.5,
        retry_after_header: true,
      },
    ],
    [
      { answer: 'slow', requests: 'own', method: 'GET', path: ' ', slowMs: 50, ends: 'time' },
      { action: 'fault.add', answer: 'slow', ms: 50, method: 'GET', for_ms: 60_000 },
    ],
  ])('makes of %j an action that says no more than was chosen', (changes, action) => {
    expect(faultAction(form(changes))).toEqual(action);
  });

  it('says what was switched on', () => {
    expect(faultSentence(form({ answer: 'lost', times: 2 }))).toBe(
      'done, but the answer is lost: posting messages, for the next 2 requests',
    );
    expect(faultSentence(form({ requests: 'own', path: '/gateway', ends: 'never' }))).toBe(
      '500 Internal Server Error: /gateway, until it is ended',
    );
  });
});

describe('what the drawer asks of the sandbox', () => {
  const problemOf = ({ action, ...input }: ControlAction): string => {
    const parsed = CONTROLS.find(({ name }) => name === action)?.input.safeParse(input);
    return parsed?.error?.message ?? (parsed ? '' : `no action ${action}`);
  };

  const wishes = REQUESTS.flatMap(({ key: requests }) =>
    ANSWERS.map(({ key: answer }) => ({ requests, answer })),
  );

  it.each(wishes)('is taken: $answer for $requests', (wish) => {
    const problems = (['times', 'time', 'never'] as const).map((ends) =>
      problemOf(faultAction({ ...INITIAL_FAULT, ...wish, ends, path: '/gateway' })),
    );
    expect(problems).toEqual(['', '', '']);
  });

  it.each(REQUESTS.flatMap(({ match }) => ('method' in match ? [match] : [])))(
    'names a route that there is: $method $path',
    ({ method, path }) => {
      expect(ROUTES.some((route) => route.method === method && route.path === path)).toBe(true);
    },
  );

  it.each(GATEWAY_DEEDS)('is taken: $label', ({ action }) => {
    expect(problemOf(action)).toBe('');
  });

  it.each([
    'gateway.zombie',
    'gateway.refuse-resume',
    'gateway.repeat',
    'gateway.reorder',
  ] as const)('is taken: the end of %s', (fault) => {
    expect(problemOf(endOf(fault))).toBe('');
  });
});

describe('what must not be forgotten', () => {
  const fault = { id: '1', what: '500', matches: 'everything', left: null, ends_after_ms: null };
  const control = (changes: Partial<ControlState>): ControlState => ({
    clock: { now: '2026-11-24T12:00:00.000Z', offset_ms: 0 },
    limits: {
      enabled: true,
      global: { name: 'global', limit: 50, remaining: 50, reset_after_ms: 0 },
      buckets: [],
      invalid: { count: 0, limit: 10_000, is_banned: false },
    },
    faults: [],
    gateway_faults: [],
    sessions: [],
    duplicates: [],
    ...changes,
  });

  it('is a fault until its time or its number is over', () => {
    const faults = [
      fault,
      { ...fault, id: '2', left: 0 },
      { ...fault, id: '3', ends_after_ms: 4000 },
    ];
    const at = (nowMs: number): string[] =>
      activeFaults({ control: control({ faults }), toldAtMs: 1000, nowMs }).map(({ id }) => id);
    expect(at(1000)).toEqual(['1', '3']);
    expect(at(5000)).toEqual(['1']);
  });

  it('is a ban, an outage and a server that the bot was kicked from', () => {
    const { limits } = control({});
    const banned = { ...limits, invalid: { count: 10_000, limit: 10_000, is_banned: true } };
    const zombie = { action: 'gateway.zombie', what: 'zombie connection', left: 1 } as const;
    const told = control({ limits: banned, gateway_faults: [zombie] });
    const drawer = { control: told, toldAtMs: 0, nowMs: 0 };
    const guilds = [
      { name: 'A', unavailable: true, has_bot: true },
      { name: 'B', unavailable: false, has_bot: false },
      { name: 'C', unavailable: false, has_bot: true },
    ];
    expect(alarmsOf(drawer, guilds)).toEqual([
      'Gateway: zombie connection, 1×',
      'The bot is banned for its invalid requests',
      'Outage of A',
      'The bot is not in B',
    ]);
  });
});

/** Owns what goes wrong in a chaos run, and in which order: faults of Discord, and what people close. */
import type { ControlAction } from '../../src/sandbox/control/index.ts';
import type { Fate, Place, Scale } from './places.ts';
import type { Random } from './random.ts';

export type Located = Place & {
  /** The channel's id, or the person's. */
  discordId: string;
  guildId: string;
};

export type WeatherStep = { name: string; actions: ControlAction[] };

type Make = (random: Random) => WeatherStep;

const POSTS = ['/channels/:channel_id/messages', '/channels/:channel_id/threads'] as const;
const EDITS = '/channels/:channel_id/messages/:message_id';
/** Not those of a start: it would wait for half a minute, and the run with it. */
const ALL = '/channels/*';

export function weatherOf(
  { faults }: Pick<Scale, 'faults'>,
  places: readonly Located[],
  random: Random,
): WeatherStep[] {
  const steps = Array.from({ length: faults }, (): WeatherStep => random.pick(FAULTS)(random));
  // In the middle of it all: before there is something to lose, and after.
  const insert = (step: WeatherStep, from: number, to: number): number => {
    const at = Math.floor(steps.length * (from + random.next() * (to - from)));
    steps.splice(at, 0, step);
    return at;
  };
  for (const place of places.filter(({ fate }) => isDead(fate))) {
    insert({ name: `dies: ${place.fate}`, actions: endingOf(place) }, 0.2, 0.5);
  }
  const left = places.find(({ guild }) => guild === 'Leaving');
  if (left) insert({ name: 'kicked', actions: [kick(left)] }, 0.3, 0.5);
  for (const place of places.filter(({ fate, guild }) => fate === 'flapping' && guild === 'Home')) {
    const [close, open] = flap(place, random);
    const at = insert({ name: 'closed', actions: [close] }, 0.1, 0.7);
    steps.splice(Math.min(at + random.between(5, 20), steps.length), 0, {
      name: 'opened',
      actions: [open],
    });
  }
  const back = places.find(({ guild }) => guild === 'Returning');
  if (back) {
    const at = insert({ name: 'kicked', actions: [kick(back)] }, 0.2, 0.5);
    const invite: ControlAction = { action: 'bot.invite', guild_id: back.guildId };
    const later = Math.min(at + Math.ceil(faults / 5), steps.length);
    steps.splice(later, 0, { name: 'invited', actions: [invite] });
  }
  for (const thread of places.filter(({ kind, fate }) => kind === 'thread' && fate === 'live')) {
    const actions: ControlAction[] = [
      { action: 'thread.set', thread_id: thread.discordId, archived: true },
    ];
    if (random.chance(0.5)) insert({ name: 'archived', actions }, 0.1, 0.9);
  }
  return steps;
}

const isDead = (fate: Fate): boolean =>
  fate === 'deleted' || fate === 'silenced' || fate === 'locked' || fate === 'dm-closed';

const kick = ({ guildId }: Located): ControlAction => ({ action: 'bot.kick', guild_id: guildId });

function endingOf({ fate, discordId, guildId }: Located): ControlAction[] {
  switch (fate) {
    case 'deleted':
      return [{ action: 'channel.delete', channel_id: discordId }];
    case 'locked':
      return [{ action: 'thread.set', thread_id: discordId, archived: true, locked: true }];
    case 'dm-closed':
      return [{ action: 'dms.set', user_id: discordId, open: false }];
    default:
      return [permission(guildId, discordId, false)];
  }
}

function flap({ discordId, guildId }: Located, random: Random): [ControlAction, ControlAction] {
  if (random.chance(0.5)) {
    return [permission(guildId, discordId, false), permission(guildId, discordId, true)];
  }
  return [
    { action: 'channel.close', channel_id: discordId },
    { action: 'channel.open', channel_id: discordId },
  ];
}

const permission = (guild: string, channel: string, granted: boolean): ControlAction => ({
  action: 'permission.set',
  guild_id: guild,
  channel_id: channel,
  permission: 'SendMessages',
  granted,
});

type FaultAction = Extract<ControlAction, { action: 'fault.add' }>;

const fault =
  (name: string, wish: (random: Random) => Omit<FaultAction, 'action'>): Make =>
  (random) => ({ name, actions: [{ action: 'fault.add', ...wish(random) }] });

const gateway =
  (name: string, ...actions: ControlAction[]): Make =>
  () => ({ name, actions });

const times = (random: Random): number => random.between(1, 4);

/** Those of posting more often: there they can do harm. */
const FAULTS: readonly Make[] = [
  ...[1, 2, 3].map(() =>
    fault('lost post', (random) => {
      return { answer: 'lost', method: 'POST', path: random.pick(POSTS), times: times(random) };
    }),
  ),
  fault('lost', (random) => ({ answer: 'lost', path: ALL, times: times(random) })),
  fault('lost edit', (random) => {
    return { answer: 'lost', method: 'PATCH', path: EDITS, times: times(random) };
  }),
  fault('500', (random) => ({ answer: '500', path: ALL, times: times(random) })),
  fault('502', (random) => ({ answer: '502', path: ALL, times: times(random) })),
  fault('503', (random) => ({ answer: '503', path: ALL, times: times(random) })),
  fault('slow', (random) => {
    return { answer: 'slow', path: ALL, ms: random.between(200, 1_500), times: times(random) };
  }),
  ...(['user', 'global', 'shared'] as const).map((scope) =>
    fault(`429 ${scope}`, (random) => {
      const seconds = random.between(1, 8) / 10;
      return { answer: '429', path: ALL, scope, retry_after_s: seconds, times: times(random) };
    }),
  ),
  fault('429 without its header', (random) => {
    const seconds = random.between(1, 8) / 10;
    const wait = { retry_after_s: seconds, retry_after_header: false };
    return { answer: '429', path: ALL, ...wait, times: times(random) };
  }),
  gateway('gateway drop', { action: 'gateway.drop', code: 4000 }),
  gateway('gateway cut', { action: 'gateway.drop', code: null }),
  gateway('gateway reconnect', { action: 'gateway.reconnect' }),
  gateway('session over', { action: 'gateway.invalidate', resumable: false }),
  gateway('events twice', { action: 'gateway.repeat', times: 5 }),
  gateway('resume refused', { action: 'gateway.refuse-resume', times: 1 }),
];

/** Owns talking to the sandbox without a client library, and a clock that tests move. */
import type { Clock } from '../../src/lib/clock.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

export type Answer = {
  status: number;
  headers: Headers;
  /** Whatever Discord would have sent: each test names what it expects there. */
  body: Record<string, unknown>;
};

/** What Discord wants every bot to say of itself (reference.mdx, "User Agent"). */
export const USER_AGENT = 'DiscordBot (http://127.0.0.1, 1)';

export type Api = (method: string, path: string, body?: unknown) => Promise<Answer>;

export function rawApi(
  sandbox: Pick<Sandbox, 'apiUrl' | 'token'>,
  authorization = `Bot ${sandbox.token}`,
): Api {
  return async (method, path, body) => {
    const response = await fetch(`${sandbox.apiUrl}/v10${path}`, {
      method,
      headers: {
        'user-agent': USER_AGENT,
        ...(authorization === '' ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    // Discord answers with objects, or with arrays that tests read by index.
    const parsed: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
    return { status: response.status, headers: response.headers, body: parsed };
  };
}

export type MovableClock = Clock & { move(ms: number): void };

export function movableClock(start = '2026-03-01T12:00:00Z'): MovableClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    move(ms) {
      now += ms;
    },
  };
}

/** Ids of the default seed. */
export function placesOf(sandbox: Pick<Sandbox, 'ids'>): {
  guildId: string;
  channelId: string;
  adminId: string;
  memberId: string;
  guestId: string;
} {
  const guild = sandbox.ids.guilds['Keypoint'];
  const { admin, member, guest } = sandbox.ids.users;
  const channelId = guild?.channels['general'];
  if (
    guild === undefined ||
    channelId === undefined ||
    admin === undefined ||
    member === undefined ||
    guest === undefined
  ) {
    throw new Error('the sandbox was not seeded as expected');
  }
  return { guildId: guild.id, channelId, adminId: admin, memberId: member, guestId: guest };
}

/** Owns the check of an interactions endpoint: it answers a PING, and refuses a forged one. */
import { randomBytes } from 'node:crypto';

import { messageOf } from '../../../lib/errors.ts';
import { isRecord } from '../../wire/record.ts';
import { vouched } from '../../wire/vouched.ts';
import type { World } from '../../world.ts';
import { callEndpoint } from './call.ts';
import { refusalOfUrl } from './loopback.ts';

const PING = 1;
const PONG = 1;

function ping({ ids, state }: World): Record<string, unknown> {
  return {
    id: ids.next(),
    application_id: state.applicationId,
    type: PING,
    token: randomBytes(48).toString('base64url'),
    version: 1,
    user: state.users.get(state.botUserId),
    entitlements: [],
    authorizing_integration_owners: {},
  };
}

/** What is wrong with an endpoint, in a sentence; undefined when Discord would take it. */
export async function refusalOfEndpoint(world: World, url: string): Promise<string | undefined> {
  const refusal = refusalOfUrl(url);
  if (refusal !== undefined) return refusal;
  try {
    const pong = await callEndpoint(world, url, ping(world));
    if (pong.status !== 200 || !(await isPong(pong))) {
      return `A PING was answered with ${pong.status}, where 200 and {"type": 1} are due.`;
    }
    const status = await probeEndpoint(world, url);
    return status === 401
      ? undefined
      : `A PING with a bad signature was answered with ${status}, where 401 is due.`;
  } catch (error) {
    return `The endpoint could not be called: ${messageOf(error)}`;
  }
}

/** The status that a badly signed PING gets, as Discord sends one now and then; 401 is right. */
export async function probeEndpoint(world: World, url: string): Promise<number> {
  return (await callEndpoint(world, url, ping(world), { isForged: true })).status;
}

async function isPong(response: Response): Promise<boolean> {
  try {
    const body = vouched<unknown>(await response.json());
    return isRecord(body) && body['type'] === PONG;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

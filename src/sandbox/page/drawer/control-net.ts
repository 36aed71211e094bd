/** Owns the drawer's calls to its server. */
import type { ControlState, RequestLine, SeenRequest } from '../../page-protocol.ts';
import { has } from '../has.ts';
import type { ControlAction } from './control-action.ts';

export type ControlAnswer = { control: ControlState } | { refusal: string };

const UNREACHABLE = 'The sandbox cannot be reached. Is it still running?';

function isControl(value: unknown): value is ControlState {
  return has(value, 'clock') && has(value, 'faults');
}

function isSeen(value: unknown): value is SeenRequest {
  return has(value, 'id') && has(value, 'response');
}

function isLine(value: unknown): value is RequestLine {
  return has(value, 'id') && has(value, 'status');
}

async function ask(path: string, init?: RequestInit): Promise<unknown> {
  try {
    return await (await fetch(path, init)).json();
  } catch {
    return { message: UNREACHABLE };
  }
}

function refusalIn(body: unknown): string {
  if (has(body, 'message') && typeof body.message === 'string') return body.message;
  return 'The sandbox did not understand.';
}

function read(body: unknown): ControlAnswer {
  return isControl(body) ? { control: body } : { refusal: refusalIn(body) };
}

export async function fetchControl(): Promise<ControlAnswer> {
  return read(await ask('sandbox/control'));
}

export async function sendControl(action: ControlAction): Promise<ControlAnswer> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  };
  return read(await ask('sandbox/control', init));
}

/** The last ones, without their bodies, newest first; none where the server cannot be reached. */
export async function fetchLines(last: number): Promise<RequestLine[]> {
  try {
    const text = await (await fetch(`sandbox/requests?last=${last}&bodies=none`)).text();
    const lines = text.split('\n').filter((line) => line !== '');
    return lines
      .map((line): unknown => JSON.parse(line))
      .filter((line) => isLine(line))
      .toReversed();
  } catch {
    return [];
  }
}

/** A sentence where there is none to be had. */
export async function fetchRequest(id: number): Promise<SeenRequest | string> {
  const body = await ask(`sandbox/requests/${id}`);
  return isSeen(body) ? body : refusalIn(body);
}

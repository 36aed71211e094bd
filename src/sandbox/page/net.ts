/** Owns the page's calls to its server. Both sides compile against page-protocol.ts. */
import type { APIApplicationCommand } from 'discord-api-types/v10';
import type {
  LiveFrame,
  PageCommands,
  PageInteraction,
  PageInteractionAnswer,
  PageState,
} from '../page-protocol.ts';

/**
 * The server is ours and compiles against the same contract: its answers are told apart by the
 * fields that name them, not parsed to the last one.
 */
export function has<Name extends string>(
  value: unknown,
  name: Name,
): value is Record<Name, unknown> {
  return typeof value === 'object' && value !== null && name in value;
}

function isState(value: unknown): value is PageState {
  return has(value, 'guilds') && has(value, 'messages');
}

function isCommands(value: unknown): value is PageCommands {
  return has(value, 'commands');
}

function isAnswer(value: unknown): value is PageInteractionAnswer {
  return has(value, 'choices') || has(value, 'interaction_id') || has(value, 'message');
}

function isFrame(value: unknown): value is LiveFrame {
  return has(value, 'type') && typeof value.type === 'string';
}

/** Throws where the server cannot be reached. */
export async function fetchState(): Promise<PageState> {
  const state: unknown = await (await fetch('sandbox/state')).json();
  if (!isState(state)) throw new Error('The sandbox gave no state.');
  return state;
}

/** Commands that the person may run in the channel; none where the server refuses. */
export async function fetchCommands(
  userId: string,
  channelId: string,
): Promise<APIApplicationCommand[]> {
  const query = new URLSearchParams({ user_id: userId, channel_id: channelId });
  const answer = await fetch(`sandbox/commands?${query.toString()}`);
  const body: unknown = answer.ok ? await answer.json() : undefined;
  return isCommands(body) ? body.commands : [];
}

/** Refusals (4xx, 504) come back as `{ message }`; a server that cannot be reached too. */
export async function sendInteraction(
  interaction: PageInteraction,
  signal?: AbortSignal,
): Promise<PageInteractionAnswer> {
  try {
    const answer = await fetch('sandbox/interactions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(interaction),
      ...(signal ? { signal } : {}),
    });
    const body: unknown = await answer.json();
    return isAnswer(body) ? body : { message: 'The sandbox did not understand.' };
  } catch {
    return { message: 'The sandbox cannot be reached. Is it still running?' };
  }
}

type LiveOptions = {
  userId: string;
  onFrame: (frame: LiveFrame) => void;
  onLost: () => void;
};

const RECONNECT_MS = [250, 500, 1000, 2000, 5000] as const;

/** Keeps a live connection until the returned function is called; the first frame is the state. */
export function openLive({ userId, onFrame, onLost }: LiveOptions): () => void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempts = 0;
  let isClosed = false;
  const connect = (): void => {
    const address = new URL(`sandbox/live?user_id=${userId}`, document.baseURI);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    socket = new WebSocket(address);
    socket.addEventListener('message', ({ data }) => {
      attempts = 0;
      const frame: unknown = JSON.parse(String(data));
      if (isFrame(frame)) onFrame(frame);
    });
    socket.addEventListener('close', () => {
      if (isClosed) return;
      onLost();
      timer = setTimeout(connect, RECONNECT_MS[Math.min(attempts, RECONNECT_MS.length - 1)]);
      attempts += 1;
    });
  };
  connect();
  return () => {
    isClosed = true;
    clearTimeout(timer);
    socket?.close();
  };
}

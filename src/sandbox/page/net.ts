/** Owns the page's calls to its server. Both sides compile against page-protocol.ts. */
import type { APIApplicationCommand } from 'discord-api-types/v10';
import type {
  LiveFrame,
  PageCommands,
  PageInteraction,
  PageInteractionAnswer,
  PageMessage,
  PageMessages,
  PagePosts,
  PageStructure,
} from '../page-protocol.ts';
import { has } from './has.ts';

function isStructure(value: unknown): value is PageStructure {
  return has(value, 'guilds') && has(value, 'users');
}

function isMessages(value: unknown): value is PageMessages {
  return has(value, 'messages') && has(value, 'has_older');
}

function isPosts(value: unknown): value is PagePosts {
  return has(value, 'posts');
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
export async function fetchStructure(): Promise<PageStructure> {
  const state: unknown = await (await fetch('sandbox/structure')).json();
  if (!isStructure(state)) throw new Error('The sandbox gave no state.');
  return state;
}

/** Where somebody reads. */
type Reading = { userId: string; channelId: string };

async function ask(
  route: string,
  { userId, channelId }: Reading,
  more: Record<string, string> = {},
): Promise<unknown> {
  const query = new URLSearchParams({ user_id: userId, channel_id: channelId, ...more });
  try {
    const answer = await fetch(`sandbox/${route}?${query.toString()}`);
    return answer.ok ? await answer.json() : undefined;
  } catch {
    // The live connection says that it is lost, and asks again when it is back.
    return undefined;
  }
}

/** The newest messages, or those next to an edge; undefined where the server gives none. */
export async function fetchMessages(
  reading: Reading,
  edge: { before?: string; after?: string } = {},
): Promise<PageMessages | undefined> {
  const page = await ask('messages', reading, edge);
  return isMessages(page) ? page : undefined;
}

export async function fetchPosts(reading: Reading): Promise<PagePosts['posts']> {
  const answer = await ask('posts', reading);
  return isPosts(answer) ? answer.posts : [];
}

/** Commands that the person may run in the channel; none where the server refuses. */
export async function fetchCommands(
  userId: string,
  channelId: string,
): Promise<APIApplicationCommand[]> {
  const answer = await ask('commands', { userId, channelId });
  return isCommands(answer) ? answer.commands : [];
}

const UNCLEAR = { message: 'The sandbox did not understand.' };

async function post(route: string, body: object, signal?: AbortSignal): Promise<unknown> {
  try {
    const answer = await fetch(`sandbox/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
    return await answer.json();
  } catch {
    return { message: 'The sandbox cannot be reached. Is it still running?' };
  }
}

/** Refusals (4xx, 504) come back as `{ message }`; a server that cannot be reached too. */
export async function sendInteraction(
  interaction: PageInteraction,
  signal?: AbortSignal,
): Promise<PageInteractionAnswer> {
  const answer = await post('interactions', interaction, signal);
  return isAnswer(answer) ? answer : UNCLEAR;
}

/** What a person writes; gives the refusal to show, or undefined. */
export async function sendMessage(message: PageMessage): Promise<string | undefined> {
  const answer = await post('messages', message);
  if (has(answer, 'id')) return undefined;
  return has(answer, 'message') ? String(answer.message) : UNCLEAR.message;
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

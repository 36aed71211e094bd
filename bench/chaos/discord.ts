/** Owns the Discord of a chaos run: a process of its own, its control, and what it shows. */
import { type ChildProcess, fork } from 'node:child_process';
import type { ControlAction } from '../../src/sandbox/control/index.ts';
import type {
  ControlState,
  PageInteraction,
  PageState,
  RequestLine,
} from '../../src/sandbox/page-protocol.ts';
import type { SeededIds } from '../../src/sandbox/sandbox.ts';
import { ended } from './ended.ts';

type Started = {
  apiUrl: string;
  pageUrl: string;
  token: string;
  botUserId: string;
  ids: SeededIds;
};

export type Discord = Started & {
  control(action: ControlAction): Promise<void>;
  controlState(): Promise<ControlState>;
  /** What the page is told at this path. */
  read<T>(path: string): Promise<T>;
  /** As a person in the page; the status, for clients refuse what makes no sense any more. */
  interact(interaction: PageInteraction): Promise<number>;
  state(): Promise<PageState>;
  /** The number of its newest request. */
  newest(): Promise<string>;
  /** All requests, those before a restart too, oldest first and without their bodies. */
  lines(): Promise<RequestLine[]>;
  /** As the bot itself; throws when it is refused. */
  post(path: string, body: unknown): Promise<Record<string, unknown>>;
  /** Killed, and started on what it kept; its clock is back at the system's. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export async function startDiscord(args: {
  script: string;
  stateFile: string;
  seedFile: string;
}): Promise<Discord> {
  const { script, stateFile, seedFile } = args;
  let child: ChildProcess;
  const start = async (port: string): Promise<Started> => {
    child = fork(script, [stateFile, seedFile, port], { execArgv: [] });
    return new Promise((resolve, reject) => {
      child.once('message', (message) => resolve(startedOf(message)));
      child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
    });
  };
  const stop = async (): Promise<void> => {
    const end = ended(child);
    child.kill('SIGKILL');
    await end;
  };
  const started = await start('0');
  const at = (path: string): URL => new URL(path, started.pageUrl);
  const read = async <T>(path: string): Promise<T> =>
    JSON.parse(await (await fetch(at(path))).text());
  /** Of its life so far: a restart forgets them. */
  const linesOf = async (query: string): Promise<RequestLine[]> => {
    const text = await (await fetch(at(`sandbox/requests?bodies=none${query}`))).text();
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  };
  const before: RequestLine[] = [];
  let starts = 1;
  return {
    ...started,
    async control(action) {
      const response = await send(at('sandbox/control'), action);
      if (!response.ok) throw new Error(`${action.action}: ${await response.text()}`);
      await response.arrayBuffer();
    },
    read,
    controlState: () => read('sandbox/control'),
    async interact(interaction) {
      const response = await send(at('sandbox/interactions'), interaction);
      await response.arrayBuffer();
      return response.status;
    },
    state: () => read('sandbox/state'),
    newest: async () => (await linesOf('&last=1')).map(({ id }) => `${starts} ${id}`).join(''),
    lines: async () => [...before, ...(await linesOf(''))],
    async post(path, body) {
      const response = await fetch(`${started.apiUrl}/v10${path}`, {
        method: 'POST',
        headers: {
          'user-agent': 'DiscordBot (http://127.0.0.1, 1)',
          authorization: `Bot ${started.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`POST ${path}: ${text}`);
      return JSON.parse(text);
    },
    async restart() {
      before.push(...(await linesOf('')));
      starts += 1;
      await stop();
      await start(new URL(started.pageUrl).port);
    },
    close: stop,
  };
}

function send(url: URL, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function startedOf(message: unknown): Started {
  if (typeof message !== 'string') throw new Error('the sandbox did not say where it is');
  return JSON.parse(message);
}

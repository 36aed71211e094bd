/** Owns a person in the fleet bench who asks all the time, somewhere else each time, and what became of it. */
import { WebSocket } from 'ws';
import type { FilledOption, LiveFrame } from '../../src/sandbox/page-protocol.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

export type Asked = {
  count: number;
  /** Milliseconds from the question to Discord's having an answer, of each. */
  answersMs: number[];
  /** What Discord said of those that nobody answered in time. */
  failures: string[];
};

export type Reader = {
  /** Ends the asking, and waits for what is under way. Answers with what was since the last call. */
  rest(): Promise<Asked>;
  /** Asks again, every so many milliseconds. */
  ask(everyMs: number): void;
  leave(): void;
};

const topic: FilledOption = { name: 'topic', type: 3, value: 'computer-vision' };
/** What anybody may ask, and answers at once or after a look at the database. */
const QUESTIONS: readonly { name: string; options: FilledOption[] }[] = [
  { name: 'help', options: [] },
  { name: 'news', options: [{ name: 'latest', type: 1, options: [] }] },
  { name: 'news', options: [{ name: 'topic', type: 1, options: [topic] }] },
  { name: 'subscriptions', options: [] },
];
/** Longer than Discord waits. */
const LAST_MS = 10_000;

export async function enterReader(
  sandbox: Sandbox,
  { userId, channelIds }: { userId: string; channelIds: readonly string[] },
): Promise<Reader> {
  const socket = new WebSocket(
    `${sandbox.pageUrl.replace('http', 'ws')}sandbox/live?user_id=${userId}`,
  );
  const begun = new Map<string, number>();
  /** Answers may be faster than the sandbox tells which question it was. */
  const early = new Map<string, { atMs: number; failure: string | null }>();
  let asked: Asked = { count: 0, answersMs: [], failures: [] };
  let timer: NodeJS.Timeout | undefined;
  const asking = new Set<Promise<void>>();

  const settle = (id: string, atMs: number, failure: string | null): void => {
    const since = begun.get(id);
    if (since === undefined) {
      early.set(id, { atMs, failure });
      return;
    }
    begun.delete(id);
    if (failure === null) asked.answersMs.push(atMs - since);
    else asked.failures.push(failure);
  };

  socket.on('message', (data: Buffer) => {
    const frame: LiveFrame = JSON.parse(data.toString('utf8'));
    const now = performance.now();
    if (frame.type === 'interaction.answered') settle(frame.interaction_id, now, null);
    if (frame.type === 'interaction.failed') settle(frame.interaction_id, now, frame.reason);
  });
  await new Promise((resolve) => {
    socket.once('message', resolve);
  });

  const askOne = async (): Promise<void> => {
    const index = asked.count;
    asked.count += 1;
    const question = QUESTIONS[index % QUESTIONS.length] ?? { name: 'help', options: [] };
    // A step that meets all servers, and both shards in turn.
    const channelId = channelIds[(index * 7_919) % channelIds.length] ?? '';
    const since = performance.now();
    const id = await sandbox.runCommand({ userId, channelId, ...question });
    begun.set(id, since);
    const known = early.get(id);
    if (!known) return;
    early.delete(id);
    settle(id, known.atMs, known.failure);
  };

  return {
    ask(everyMs) {
      timer = setInterval(() => {
        const one = askOne()
          .catch((error: unknown) => void asked.failures.push(String(error)))
          .finally(() => asking.delete(one));
        asking.add(one);
      }, everyMs);
    },
    async rest() {
      clearInterval(timer);
      await Promise.all(asking);
      const until = performance.now() + LAST_MS;
      while (begun.size > 0 && performance.now() < until) {
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
      }
      for (const id of begun.keys()) asked.failures.push(`${id}: Discord says nothing of it`);
      begun.clear();
      const done = asked;
      asked = { count: 0, answersMs: [], failures: [] };
      return done;
    },
    leave: () => socket.close(),
  };
}

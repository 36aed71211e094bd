/** Owns people at the sandbox's page: what they do, and the messages that they see. */
import type { APIMessage } from 'discord-api-types/v10';
import { WebSocket } from 'ws';
import type { FilledOption, LiveFrame } from '../../src/sandbox/page-protocol.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

export type Person = {
  id: string;
  /** Every message that came or changed, in order, private ones too; `n` of them must have come. */
  seen(n: number): Promise<APIMessage[]>;
  /** Types a command ("/news topic") and gives the message that answers it. */
  run(command: string, options?: Record<string, string | number>): Promise<APIMessage>;
  /** What autocomplete offers for the option `topic`. */
  complete(command: string, options: Record<string, string>): Promise<string[]>;
  /** Presses the button of this label, or chooses in the menu, and gives the message that came of it. */
  press(message: APIMessage, label: string): Promise<APIMessage>;
  choose(message: APIMessage, values: string[]): Promise<APIMessage>;
  leave(): void;
};

export async function enter(
  { sandbox, channelId }: { sandbox: Sandbox; channelId: string },
  userId: string,
): Promise<Person> {
  const socket = new WebSocket(
    `${sandbox.pageUrl.replace('http', 'ws')}sandbox/live?user_id=${userId}`,
  );
  const messages: APIMessage[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    const frame: LiveFrame = JSON.parse(data.toString('utf8'));
    if (frame.type !== 'message.create' && frame.type !== 'message.update') return;
    messages.push(frame.message);
    for (const check of waiting) check();
  });
  await new Promise((resolve) => {
    socket.once('message', resolve);
  });

  const seen = (n: number) =>
    new Promise<APIMessage[]>((resolve) => {
      const check = () => {
        if (messages.length < n) return;
        waiting.delete(check);
        resolve([...messages]);
      };
      waiting.add(check);
      check();
    });

  async function answerTo(act: () => Promise<unknown>): Promise<APIMessage> {
    const before = messages.length;
    await act();
    const answer = (await seen(before + 1))[before];
    if (!answer) throw new Error('no answer came');
    return answer;
  }

  const at = { userId, channelId };
  return {
    id: userId,
    seen,
    run: (command, options = {}) =>
      answerTo(() => sandbox.runCommand({ ...at, ...filled(command, options) })),
    async complete(command, options) {
      const choices = await sandbox.autocomplete({ ...at, ...filled(command, options, 'topic') });
      return choices.map(({ value }) => String(value));
    },
    press: (message, label) =>
      answerTo(() =>
        sandbox.pressButton({ ...at, messageId: message.id, customId: customIdOf(message, label) }),
      ),
    choose: (message, values) =>
      answerTo(() =>
        sandbox.selectOptions({
          ...at,
          messageId: message.id,
          customId: customIdOf(message),
          values,
        }),
      ),
    leave: () => socket.close(),
  };
}

function filled(
  command: string,
  values: Record<string, string | number>,
  focused?: string,
): { name: string; options: FilledOption[] } {
  const [name = '', subcommand] = command.slice(1).split(' ');
  const options = Object.entries(values).map(([option, value]): FilledOption => {
    const type = option === 'channel' ? 7 : option === 'count' ? 4 : 3;
    return option === focused
      ? { name: option, type, value, focused: true }
      : { name: option, type, value };
  });
  return { name, options: subcommand ? [{ name: subcommand, type: 1, options }] : options };
}

/** Of the button with this label, or without one of the message's only menu. */
function customIdOf({ components = [] }: APIMessage, label?: string): string {
  for (const row of components) {
    for (const component of 'components' in row ? row.components : []) {
      const isMeant = label === undefined || ('label' in component && component.label === label);
      if (isMeant && 'custom_id' in component) return component.custom_id;
    }
  }
  throw new Error(`no component ${label ?? 'to choose from'}`);
}

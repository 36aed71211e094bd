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
  /** Chooses a command of a message's menu, and gives the message that answers it. */
  use(command: string, message: APIMessage): Promise<APIMessage>;
  /** What autocomplete offers for this option, or for the last one that is given. */
  complete(command: string, options: Record<string, string>, focused?: string): Promise<string[]>;
  /** Presses the button of this label, or chooses in the menu, and gives the message that came of it. */
  press(message: APIMessage, label: string): Promise<APIMessage>;
  choose(message: APIMessage, values: string[], menu?: string): Promise<APIMessage>;
  /** Fills in the form that opens, and gives the message that came of it. */
  fillIn(open: Opening, fields: Record<string, string | string[]>): Promise<APIMessage>;
  leave(): void;
};

/** What opens a form: a button of a message, or a command. */
type Opening =
  | { message: APIMessage; label: string }
  | { command: string; options: Record<string, string | number> };

export async function enter(
  { sandbox, channelId }: { sandbox: Sandbox; channelId: string },
  userId: string,
): Promise<Person> {
  const socket = new WebSocket(
    `${sandbox.pageUrl.replace('http', 'ws')}sandbox/live?user_id=${userId}`,
  );
  const messages: APIMessage[] = [];
  const waiting = new Set<() => void>();
  let opened: ((interactionId: string) => void) | null = null;
  socket.on('message', (data: Buffer) => {
    const frame: LiveFrame = JSON.parse(data.toString('utf8'));
    if (frame.type === 'modal.open') opened?.(frame.interaction_id);
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
    use: (command, { id: targetId }) =>
      answerTo(() => sandbox.runCommand({ ...at, name: command, targetId })),
    async complete(command, options, focused = Object.keys(options).at(-1)) {
      const choices = await sandbox.autocomplete({ ...at, ...filled(command, options, focused) });
      return choices.map(({ value }) => String(value));
    },
    press: (message, label) =>
      answerTo(() =>
        sandbox.pressButton({ ...at, messageId: message.id, customId: customIdOf(message, label) }),
      ),
    choose: (message, values, menu) =>
      answerTo(() =>
        sandbox.selectOptions({
          ...at,
          messageId: message.id,
          ...(menu === undefined ? { customId: customIdOf(message) } : menuOf(message, menu)),
          values,
        }),
      ),
    async fillIn(open, fields) {
      const form = new Promise<string>((resolve) => {
        opened = resolve;
      });
      if ('message' in open) {
        const { message, label } = open;
        const customId = customIdOf(message, label);
        await sandbox.pressButton({ ...at, messageId: message.id, customId });
      } else {
        await sandbox.runCommand({ ...at, ...filled(open.command, open.options) });
      }
      const interactionId = await form;
      const given = Object.entries(fields).map(([id, value]) =>
        typeof value === 'string' ? { custom_id: id, value } : { custom_id: id, values: value },
      );
      return answerTo(() => sandbox.submitModal({ userId, interactionId, fields: given }));
    },
    leave: () => socket.close(),
  };
}

const OPTION_TYPES: Readonly<Record<string, number>> = { channel: 7, role: 8, count: 4 };

function filled(
  command: string,
  values: Record<string, string | number>,
  focused?: string,
): { name: string; options: FilledOption[] } {
  const [name = '', subcommand] = command.slice(1).split(' ');
  const options = Object.entries(values).map(([option, value]): FilledOption => {
    const type = OPTION_TYPES[option] ?? (typeof value === 'number' ? 4 : 3);
    return option === focused
      ? { name: option, type, value, focused: true }
      : { name: option, type, value };
  });
  return { name, options: subcommand ? [{ name: subcommand, type: 1, options }] : options };
}

/** The menu with this placeholder. */
function menuOf(
  { components = [] }: APIMessage,
  placeholder: string,
): { customId: string; componentType: number } {
  for (const row of components) {
    for (const one of 'components' in row ? row.components : []) {
      if ('placeholder' in one && one.placeholder === placeholder) {
        return { customId: one.custom_id, componentType: one.type };
      }
    }
  }
  throw new Error(`no menu ${placeholder}`);
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

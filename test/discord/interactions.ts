/** Owns raw interactions as Discord sends them, for tests. */

export const ADMIN = { id: '100000000000000001', permissions: String(1n << 5n) };
const MEMBER = { id: '100000000000000002', permissions: '0' };
export const GUILD = '200000000000000001';
export const CHANNEL = '300000000000000001';
export const TOKEN = 'interaction-token-that-no-log-may-hold';

type Person = { id: string; permissions: string };
type Raw = Record<string, unknown>;

/** A command: `path` such as "/news topic", options by name; a focused one makes it autocomplete. */
export function command(
  path: string,
  options: Record<string, string | number | boolean> = {},
  { by = MEMBER, focused, channel, dm = false }: CommandArgs = {},
): Raw {
  const [name, subcommand] = path.slice(1).split(' ');
  const values = Object.entries(options).map(([key, value]) =>
    key === focused
      ? { name: key, type: 3, value, focused: true }
      : { name: key, type: key === 'channel' ? 7 : 3, value },
  );
  return {
    ...envelope(by, dm),
    type: focused === undefined ? 2 : 4,
    data: {
      id: '400000000000000001',
      type: 1,
      name,
      options: subcommand ? [{ name: subcommand, type: 1, options: values }] : values,
      resolved: { channels: channel ? { [channel.id]: channel } : {} },
    },
  };
}

type CommandArgs = {
  by?: Person;
  focused?: string;
  channel?: {
    id: string;
    type: number;
    permissions?: string;
    app_permissions?: string;
    thread_metadata?: { locked: boolean };
  };
  dm?: boolean;
};

/** A press of a button, or with values a choice in a menu. */
export function press(customId: string, values: string[] = [], by: Person = MEMBER): Raw {
  return {
    ...envelope(by, false),
    type: 3,
    data: { custom_id: customId, component_type: 2, values },
  };
}

/** A form that was sent: each field in a label, as Discord wraps them. */
export function submit(customId: string, fields: Record<string, string | string[]>): Raw {
  const components = Object.entries(fields).map(([id, given], index) => ({
    type: 18,
    id: index + 1,
    component: {
      custom_id: id,
      ...(typeof given === 'string' ? { type: 4, value: given } : { type: 3, values: given }),
    },
  }));
  return { ...envelope(MEMBER, false), type: 5, data: { custom_id: customId, components } };
}

/** A command of a message's menu. */
export function messageCommand(name: string, message: Raw): Raw {
  const id = '700000000000000001';
  return {
    ...envelope(MEMBER, false),
    type: 2,
    data: {
      id: '400000000000000002',
      type: 3,
      name,
      target_id: id,
      resolved: { messages: { [id]: { id, ...message } } },
    },
  };
}

function envelope(by: Person, dm: boolean): Raw {
  const user = { id: by.id, username: 'somebody' };
  return {
    id: '500000000000000001',
    application_id: '600000000000000001',
    token: TOKEN,
    version: 1,
    channel_id: CHANNEL,
    app_permissions: '52224',
    locale: 'en-US',
    ...(dm
      ? { user }
      : { guild_id: GUILD, member: { user, permissions: by.permissions, roles: [] } }),
  };
}

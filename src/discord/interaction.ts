/** Owns reading a raw interaction: the one place where what Discord sends becomes ours. */
import { ApplicationCommandOptionType, InteractionType } from 'discord-api-types/v10';
import { z } from 'zod';

const GROUPS: ReadonlySet<number> = new Set([
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
]);

const snowflake = z.string().regex(/^\d{17,20}$/);
const permissions = z
  .string()
  .regex(/^\d+$/)
  .transform((bits) => BigInt(bits));

const channelSchema = z.object({
  id: snowflake,
  type: z.number(),
  /** The bot's rights there; Discord sends them since 2026-07. */
  app_permissions: permissions.optional(),
  thread_metadata: z.object({ locked: z.boolean().default(false) }).optional(),
});

const optionSchema = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(optionSchema).optional();
  },
});

const base = z.object({
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
  guild_id: snowflake.optional(),
  channel_id: snowflake.optional(),
  app_permissions: permissions.optional(),
  member: z.object({ user: z.object({ id: snowflake }), permissions }).optional(),
  user: z.object({ id: snowflake }).optional(),
});

const commandData = z.object({
  name: z.string(),
  options: z.array(optionSchema).default([]),
  resolved: z.object({ channels: z.record(z.string(), channelSchema).optional() }).optional(),
});

const interactionSchema = z.discriminatedUnion('type', [
  base.extend({ type: z.literal(InteractionType.Ping) }),
  base.extend({ type: z.literal(InteractionType.ApplicationCommand), data: commandData }),
  base.extend({
    type: z.literal(InteractionType.ApplicationCommandAutocomplete),
    data: commandData,
  }),
  base.extend({
    type: z.literal(InteractionType.MessageComponent),
    data: z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) }),
  }),
]);

type Option = z.infer<typeof optionSchema>;

export type Caller = {
  userId: string;
  /** Null in a direct message. */
  guildId: string | null;
  channelId: string | null;
  /** The person's own rights in the channel; none in a direct message. */
  permissions: bigint;
  /** The bot's rights in the channel. */
  appPermissions: bigint | null;
};

export type PickedChannel = {
  id: string;
  type: number;
  appPermissions: bigint | null;
  /** A thread in which only moderators write. */
  isLocked: boolean;
};

export type CommandCall = {
  caller: Caller;
  name: string;
  /** Group and subcommand, `''` for a command without them. */
  path: string;
  options: ReadonlyMap<string, string | number | boolean>;
  channels: ReadonlyMap<string, PickedChannel>;
  /** What the person is typing, in autocomplete. */
  focused: { name: string; value: string } | null;
};

export type ComponentPress = {
  caller: Caller;
  prefix: string;
  /** What follows the prefix in the custom id. */
  args: readonly string[];
  /** What was chosen in a menu. */
  values: readonly string[];
};

export type Interaction = { id: string; applicationId: string; token: string } & (
  | { kind: 'ping' }
  | { kind: 'command' | 'autocomplete'; call: CommandCall }
  | { kind: 'component'; press: ComponentPress }
);

/** @throws ZodError for what is not an interaction that Keypoint can meet. */
export function parseInteraction(raw: unknown): Interaction {
  const parsed = interactionSchema.parse(raw);
  const ids = { id: parsed.id, applicationId: parsed.application_id, token: parsed.token };
  if (parsed.type === InteractionType.Ping) return { ...ids, kind: 'ping' };
  const caller = callerOf(parsed);
  if (parsed.type === InteractionType.MessageComponent) {
    const [prefix = '', ...args] = parsed.data.custom_id.split(':');
    return {
      ...ids,
      kind: 'component',
      press: { caller, prefix, args, values: parsed.data.values },
    };
  }
  const kind = parsed.type === InteractionType.ApplicationCommand ? 'command' : 'autocomplete';
  return { ...ids, kind, call: callOf(caller, parsed.data) };
}

function callerOf(parsed: z.infer<typeof base>): Caller {
  const user = parsed.member?.user ?? parsed.user;
  return {
    userId: z.string({ error: 'an interaction without a user' }).parse(user?.id),
    guildId: parsed.guild_id ?? null,
    channelId: parsed.channel_id ?? null,
    permissions: parsed.member?.permissions ?? 0n,
    appPermissions: parsed.app_permissions ?? null,
  };
}

function callOf(caller: Caller, data: z.infer<typeof commandData>): CommandCall {
  const path: string[] = [];
  let options: Option[] = data.options;
  for (let group = options[0]; group && GROUPS.has(group.type); group = options[0]) {
    path.push(group.name);
    options = group.options ?? [];
  }
  const focused = options.find((option) => option.focused);
  const channels = Object.values(data.resolved?.channels ?? {}).map((channel): PickedChannel => ({
    id: channel.id,
    type: channel.type,
    appPermissions: channel.app_permissions ?? null,
    isLocked: channel.thread_metadata?.locked ?? false,
  }));
  return {
    caller,
    name: data.name,
    path: path.join(' '),
    options: new Map(
      options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    ),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    focused: focused ? { name: focused.name, value: String(focused.value ?? '') } : null,
  };
}

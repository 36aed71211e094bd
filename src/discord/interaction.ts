/** Owns reading a raw interaction: the one place where what Discord sends becomes ours. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { isThread } from './bot-rights.ts';
import { fieldsIn } from './modal-fields.ts';
import { type Texts, textsFor } from './texts/texts-for.ts';

const GROUPS: ReadonlySet<number> = new Set([
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
]);

const snowflake = z.string().regex(/^\d{17,20}$/);
const permissions = z
  .string()
  .regex(/^\d+$/)
  .transform((bits) => BigInt(bits));

const parentSchema = z.object({ type: z.number(), parent_id: snowflake.nullish() });

const channelSchema = parentSchema.extend({
  id: snowflake,
  /** The person's rights there. */
  permissions: permissions.optional(),
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
  channel: parentSchema.optional(),
  app_permissions: permissions.optional(),
  member: z.object({ user: z.object({ id: snowflake }), permissions }).optional(),
  user: z.object({ id: snowflake }).optional(),
  /** Of the person's client, and of the server. */
  locale: z.string().optional(),
  guild_locale: z.string().optional(),
  /** By whom the app was installed: "0" is the server (or the bot's own direct messages), "1" a person. */
  authorizing_integration_owners: z.record(z.string(), z.unknown()).optional(),
});

/** Of a message only what a story can be found by. */
const messageSchema = z.object({
  id: snowflake,
  content: z.string().default(''),
  embeds: z
    .array(z.object({ url: z.string().optional(), title: z.string().optional() }))
    .default([]),
  components: z.unknown().optional(),
});

const commandData = z.object({
  name: z.string(),
  type: z.enum(ApplicationCommandType).default(ApplicationCommandType.ChatInput),
  options: z.array(optionSchema).default([]),
  target_id: z.string().optional(),
  resolved: z
    .object({
      channels: z.record(z.string(), channelSchema).optional(),
      messages: z.record(z.string(), messageSchema).optional(),
    })
    .optional(),
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
    data: z.object({
      custom_id: z.string(),
      values: z.array(z.string()).default([]),
      resolved: commandData.shape.resolved,
    }),
    message: messageSchema.optional(),
  }),
  base.extend({
    type: z.literal(InteractionType.ModalSubmit),
    data: z.object({ custom_id: z.string(), components: z.unknown() }),
  }),
]);

type Option = z.infer<typeof optionSchema>;

export type Caller = {
  userId: string;
  /** Null in a direct message. */
  guildId: string | null;
  channelId: string | null;
  /** The channel or forum that this one is a thread or post of; null where it is neither. */
  parentId: string | null;
  /** The person's own rights in the channel; none in a direct message. */
  permissions: bigint;
  /** The bot's rights in the channel. */
  appPermissions: bigint | null;
  /** False where only the person has installed Keypoint: the place has not asked for its posts. */
  isInstalledHere: boolean;
  /** As Discord says them; null when it does not, and for the server in a direct message. */
  locale: string | null;
  guildLocale: string | null;
};

/** In whose words to answer. */
export type Spoken = {
  /** The reader's own. */
  texts: Texts;
  /** Those of the server as Discord has it, else the reader's; `publicTexts` knows its own choice. */
  guildTexts: Texts;
};

export type PickedChannel = {
  id: string;
  type: number;
  /** As of the caller's own. */
  parentId: string | null;
  appPermissions: bigint | null;
  /** A client offers no hidden one, but its id can be sent all the same. */
  isVisible: boolean;
  /** A thread in which only moderators write. */
  isLocked: boolean;
};

export type CommandCall = Spoken & {
  caller: Caller;
  name: string;
  /** Group and subcommand, `''` for a command without them. */
  path: string;
  options: ReadonlyMap<string, string | number | boolean>;
  channels: ReadonlyMap<string, PickedChannel>;
  /** What the person is typing, in autocomplete. */
  focused: { name: string; value: string } | null;
};

export type ComponentPress = Spoken & {
  caller: Caller;
  prefix: string;
  /** What follows the prefix in the custom id. */
  args: readonly string[];
  /** What was chosen in a menu. */
  values: readonly string[];
  /** Of those the channels. */
  channels: ReadonlyMap<string, PickedChannel>;
  /** The message that the button or menu is in. */
  messageId: string | null;
  /** Addresses of that message's embeds: what the message is about, where no custom id can hold it. */
  embedUrls: readonly string[];
};

export type ModalSubmit = Spoken & {
  caller: Caller;
  prefix: string;
  /** What follows the prefix in the custom id. */
  args: readonly string[];
  /** By the field's custom id: its text, or what was chosen in its menu. */
  fields: ReadonlyMap<string, readonly string[]>;
};

/** A command of the menu of a message. */
export type MessageCall = Spoken & {
  caller: Caller;
  name: string;
  message: z.infer<typeof messageSchema>;
};

export type Interaction = { id: string; applicationId: string; token: string } & (
  | { kind: 'ping' }
  | { kind: 'command' | 'autocomplete'; call: CommandCall }
  | { kind: 'message-command'; call: MessageCall }
  | { kind: 'component'; press: ComponentPress }
  | { kind: 'modal'; submit: ModalSubmit }
);

/** @throws ZodError for what is not an interaction that Keypoint can meet. */
export function parseInteraction(raw: unknown): Interaction {
  const parsed = interactionSchema.parse(raw);
  const ids = { id: parsed.id, applicationId: parsed.application_id, token: parsed.token };
  if (parsed.type === InteractionType.Ping) return { ...ids, kind: 'ping' };
  const caller = callerOf(parsed);
  const asked = { caller, ...spokenTo(caller) };
  if (parsed.type === InteractionType.MessageComponent) {
    const { custom_id: customId, values, resolved } = parsed.data;
    const messageId = parsed.message?.id ?? null;
    const embedUrls = parsed.message?.embeds.flatMap(({ url }) => url ?? []) ?? [];
    const channels = channelsOf(resolved);
    const press = { ...asked, ...readCustomId(customId), values, channels, messageId, embedUrls };
    return { ...ids, kind: 'component', press };
  }
  if (parsed.type === InteractionType.ModalSubmit) {
    const { custom_id: customId, components } = parsed.data;
    const submit = { ...asked, ...readCustomId(customId), fields: fieldsIn(components) };
    return { ...ids, kind: 'modal', submit };
  }
  if (parsed.data.type === ApplicationCommandType.Message) {
    const message = messageSchema.parse(
      parsed.data.resolved?.messages?.[parsed.data.target_id ?? ''],
    );
    return { ...ids, kind: 'message-command', call: { ...asked, name: parsed.data.name, message } };
  }
  const kind = parsed.type === InteractionType.ApplicationCommand ? 'command' : 'autocomplete';
  return { ...ids, kind, call: { ...asked, ...callOf(parsed.data) } };
}

function readCustomId(customId: string): { prefix: string; args: string[] } {
  const [prefix = '', ...args] = customId.split(':');
  return { prefix, args };
}

function callerOf(parsed: z.infer<typeof base>): Caller {
  const user = parsed.member?.user ?? parsed.user;
  return {
    userId: z.string({ error: 'an interaction without a user' }).parse(user?.id),
    guildId: parsed.guild_id ?? null,
    channelId: parsed.channel_id ?? null,
    parentId: parentOf(parsed.channel),
    permissions: parsed.member?.permissions ?? 0n,
    appPermissions: parsed.app_permissions ?? null,
    isInstalledHere: '0' in (parsed.authorizing_integration_owners ?? { 0: '' }),
    locale: parsed.locale ?? null,
    guildLocale: parsed.guild_locale ?? null,
  };
}

/** Of other channels it is the category. */
function parentOf(channel: z.infer<typeof parentSchema> | undefined): string | null {
  return (channel && isThread(channel.type) && channel.parent_id) || null;
}

function spokenTo({ locale, guildLocale }: Caller): Spoken {
  return { texts: textsFor(locale), guildTexts: textsFor(guildLocale ?? locale) };
}

function channelsOf(resolved: z.infer<typeof commandData>['resolved']) {
  const channels = Object.values(resolved?.channels ?? {}).map((channel): PickedChannel => ({
    id: channel.id,
    type: channel.type,
    parentId: parentOf(channel),
    appPermissions: channel.app_permissions ?? null,
    isVisible: ((channel.permissions ?? 0n) & PermissionFlagsBits.ViewChannel) !== 0n,
    isLocked: channel.thread_metadata?.locked ?? false,
  }));
  return new Map(channels.map((channel) => [channel.id, channel]));
}

function callOf(data: z.infer<typeof commandData>): Omit<CommandCall, 'caller' | keyof Spoken> {
  const path: string[] = [];
  let options: Option[] = data.options;
  for (let group = options[0]; group && GROUPS.has(group.type); group = options[0]) {
    path.push(group.name);
    options = group.options ?? [];
  }
  const focused = options.find((option) => option.focused);
  return {
    name: data.name,
    path: path.join(' '),
    options: new Map(
      options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    ),
    channels: channelsOf(data.resolved),
    focused: focused ? { name: focused.name, value: String(focused.value ?? '') } : null,
  };
}

/**
 * Owns Discord's numbers as the page uses them. Importing the enums themselves would bundle the
 * whole of discord-api-types; their types alone cost nothing and keep the numbers true.
 */
import type {
  ApplicationCommandOptionType as Option,
  ApplicationCommandType,
  ButtonStyle,
  ChannelType as Channel,
  ComponentType as Component,
  MessageFlags,
  MessageType,
  TextInputStyle,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';

export const CHAT_INPUT: ApplicationCommandType.ChatInput = 1;
export const USER_COMMAND: ApplicationCommandType.User = 2;
export const MESSAGE_COMMAND: ApplicationCommandType.Message = 3;

export const SUBCOMMAND: Option.Subcommand = 1;
export const SUBCOMMAND_GROUP: Option.SubcommandGroup = 2;
export const INTEGER_OPTION: Option.Integer = 4;
export const BOOLEAN_OPTION: Option.Boolean = 5;
export const USER_OPTION: Option.User = 6;
export const CHANNEL_OPTION: Option.Channel = 7;
export const ROLE_OPTION: Option.Role = 8;
export const MENTIONABLE_OPTION: Option.Mentionable = 9;
export const NUMBER_OPTION: Option.Number = 10;

export const VOICE_CHANNEL: Channel.GuildVoice = 2;
export const CATEGORY: Channel.GuildCategory = 4;
export const ANNOUNCEMENT_CHANNEL: Channel.GuildAnnouncement = 5;
export const ANNOUNCEMENT_THREAD: Channel.AnnouncementThread = 10;
export const PUBLIC_THREAD: Channel.PublicThread = 11;
export const PRIVATE_THREAD: Channel.PrivateThread = 12;
export const FORUM_CHANNEL: Channel.GuildForum = 15;
export const MEDIA_CHANNEL: Channel.GuildMedia = 16;

export const ACTION_ROW: Component.ActionRow = 1;
export const BUTTON: Component.Button = 2;
export const STRING_SELECT: Component.StringSelect = 3;
export const TEXT_INPUT: Component.TextInput = 4;
export const USER_SELECT: Component.UserSelect = 5;
export const ROLE_SELECT: Component.RoleSelect = 6;
export const MENTIONABLE_SELECT: Component.MentionableSelect = 7;
export const CHANNEL_SELECT: Component.ChannelSelect = 8;
export const SECTION: Component.Section = 9;
export const TEXT_DISPLAY: Component.TextDisplay = 10;
export const THUMBNAIL: Component.Thumbnail = 11;
export const MEDIA_GALLERY: Component.MediaGallery = 12;
export const FILE: Component.File = 13;
export const SEPARATOR: Component.Separator = 14;
export const LARGE_SPACING: SeparatorSpacingSize.Large = 2;
export const CONTAINER: Component.Container = 17;

export const LABEL: Component.Label = 18;
export const FILE_UPLOAD: Component.FileUpload = 19;
export const RADIO_GROUP: Component.RadioGroup = 21;
export const CHECKBOX_GROUP: Component.CheckboxGroup = 22;
export const CHECKBOX: Component.Checkbox = 23;
export const PARAGRAPH: TextInputStyle.Paragraph = 2;

export const LINK_BUTTON: ButtonStyle.Link = 5;
export const PREMIUM_BUTTON: ButtonStyle.Premium = 6;

export const EPHEMERAL: MessageFlags.Ephemeral = 64;
export const SUPPRESS_EMBEDS: MessageFlags.SuppressEmbeds = 4;
export const LOADING: MessageFlags.Loading = 128;
export const CROSSPOSTED: MessageFlags.Crossposted = 1;

export const DEFAULT_MESSAGE: MessageType.Default = 0;
export const COMMAND_ANSWER: MessageType.ChatInputCommand = 20;
export const CONTEXT_ANSWER: MessageType.ContextMenuCommand = 23;
export const CHANNEL_PINNED_MESSAGE: MessageType.ChannelPinnedMessage = 6;
export const USER_JOIN: MessageType.UserJoin = 7;
export const THREAD_CREATED: MessageType.ThreadCreated = 18;
export const REPLY: MessageType.Reply = 19;
export const THREAD_STARTER: MessageType.ThreadStarterMessage = 21;

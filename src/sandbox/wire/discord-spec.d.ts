/** Owns the types of `discord-api-spec/zod`, which ships JavaScript without declarations. */
declare module 'discord-api-spec/zod' {
  import type { $ZodType } from 'zod/v4/core';

  export const MessageCreateRequestSchema: $ZodType;
  export const MessageEditRequestPartialSchema: $ZodType;
  export const IncomingWebhookRequestPartialSchema: $ZodType;
  export const IncomingWebhookUpdateRequestPartialSchema: $ZodType;
  export const PongInteractionCallbackRequestSchema: $ZodType;
  export const CreateMessageInteractionCallbackRequestSchema: $ZodType;
  export const UpdateMessageInteractionCallbackRequestSchema: $ZodType;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: $ZodType;
  export const ModalInteractionCallbackRequestSchema: $ZodType;
  export const ApplicationCommandCreateRequestSchema: $ZodType;
  export const ApplicationCommandUpdateRequestSchema: $ZodType;
  export const ApplicationCommandPatchRequestPartialSchema: $ZodType;
  export const ApplicationFormPartialSchema: $ZodType;
  export const CreateGuildChannelRequestSchema: $ZodType;
  export const UpdateGuildChannelRequestPartialSchema: $ZodType;
  export const UpdateThreadRequestPartialSchema: $ZodType;
  export const ChannelPermissionOverwriteRequestSchema: $ZodType;
  export const CreateForumThreadRequestSchema: $ZodType;
  export const CreateTextThreadWithMessageRequestSchema: $ZodType;
  export const CreateTextThreadWithoutMessageRequestSchema: $ZodType;
  export const UpdateRoleRequestPartialSchema: $ZodType;
  export const CreatePrivateChannelRequestSchema: $ZodType;

  export const MessageResponseSchema: $ZodType;
  export const ApplicationCommandResponseSchema: $ZodType;
  export const GuildChannelResponseSchema: $ZodType;
  export const PrivateChannelResponseSchema: $ZodType;
  export const GuildWithCountsResponseSchema: $ZodType;
  export const GuildRoleResponseSchema: $ZodType;
  export const GuildMemberResponseSchema: $ZodType;
  export const UserResponseSchema: $ZodType;
  export const UserPIIResponseSchema: $ZodType;
  export const PrivateApplicationResponseSchema: $ZodType;
  export const MyGuildResponseSchema: $ZodType;
  export const GatewayBotResponseSchema: $ZodType;
  export const InteractionCallbackResponseSchema: $ZodType;
}

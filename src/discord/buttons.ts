/** Owns the shapes of buttons and of the rows that they stand in. */
import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
} from 'discord-api-types/v10';

type Button = APIButtonComponentWithCustomId;
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

export function secondaryButton(label: string, customId: string): Button {
  return button(ButtonStyle.Secondary, label, customId);
}

/** At most one of a message: what to press next. */
export function primaryButton(label: string, customId: string): Button {
  return button(ButtonStyle.Primary, label, customId);
}

export function dangerButton(label: string, customId: string): Button {
  return button(ButtonStyle.Danger, label, customId);
}

export function row(...components: APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components };
}

function button(style: Button['style'], label: string, customId: string): Button {
  return { type: ComponentType.Button, style, label, custom_id: customId };
}

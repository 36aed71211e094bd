/** Owns the form in which Discord gives a command back. */
import type { APIApplicationCommand } from 'discord-api-types/v10';

import { HAVE_CHOICES, HAVE_OPTIONS, type CommandBody } from '../rules/command-body.ts';
import { isRecord } from '../wire/record.ts';
import { vouched } from '../wire/vouched.ts';

type Identity = {
  id: string;
  applicationId: string;
  guildId: string | undefined;
  version: string;
};

export function shapeCommand(
  body: CommandBody,
  { id, applicationId, guildId, version }: Identity,
): APIApplicationCommand {
  const given: Readonly<Record<string, unknown>> = { ...body };
  // Sent as text or as number.
  const permissions = vouched<string | number | null>(given['default_member_permissions'] ?? null);
  const options = (body.options ?? []).map(shapeOption);
  const command = {
    id,
    application_id: applicationId,
    version,
    type: body.type ?? 1,
    name: body.name ?? '',
    name_localizations: given['name_localizations'] ?? null,
    description: body.description ?? '',
    description_localizations: given['description_localizations'] ?? null,
    default_member_permissions: permissions === null ? null : String(permissions),
    ...(guildId === undefined
      ? {
          dm_permission: given['dm_permission'] ?? true,
          contexts: given['contexts'] ?? null,
          integration_types: given['integration_types'] ?? [0],
        }
      : { guild_id: guildId }),
    nsfw: given['nsfw'] ?? false,
    ...(options.length > 0 ? { options } : {}),
  };
  // Discord's schema has judged the body that these fields come from.
  return vouched<APIApplicationCommand>(command);
}

/** Options without their nulls, empty lists and what their type has not, as Discord stores them. */
function shapeOption(option: unknown): Record<string, unknown> {
  if (!isRecord(option)) return {};
  const entries = Object.entries(option).filter(
    ([, value]) => value !== null && value !== undefined && value !== false,
  );
  const { options, choices, ...rest } = Object.fromEntries(entries);
  const hasChoices = HAVE_CHOICES.has(rest['type']) && choices !== undefined;
  const hasOptions = HAVE_OPTIONS.has(rest['type']) && Array.isArray(options) && options.length > 0;
  return {
    ...rest,
    ...(hasChoices ? { choices } : {}),
    ...(hasOptions ? { options: options.map(shapeOption) } : {}),
  };
}

const TRANSLATIONS = new Set(['name_localizations', 'description_localizations']);

/** As a list shows commands unless it is asked `with_localizations` (application-commands.mdx). */
export function withoutTranslations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTranslations);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !TRANSLATIONS.has(key))
      .map(([key, one]) => [key, withoutTranslations(one)]),
  );
}

/** Owns `keypoint invite`: the links by which a server, or a person, takes Keypoint in. */
import { examineDiscord } from '../../discord/examine.ts';
import { inviteLinks } from '../../discord/invite.ts';
import { createDiscordRest } from '../../discord/rest.ts';
import { systemClock as clock } from '../../lib/clock.ts';
import { UserError } from '../../lib/errors.ts';
import { silentLog } from '../../lib/log.ts';
import type { CliAnswer, CliCall } from '../definition.ts';

/** @throws UserError without a token, or when Discord refuses it */
export async function invite({ config }: CliCall): Promise<CliAnswer> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl = null } = config;
  if (token === undefined) {
    throw new UserError(
      'Put your bot’s token into DISCORD_TOKEN first: the link is of its application.',
    );
  }
  const rest = createDiscordRest({ clock, log: silentLog() }, { token, apiUrl });
  const { application } = await examineDiscord({ rest, clock });
  const links = inviteLinks(application.id);
  const text = [
    `Into a server that you manage, with the least permissions that cards need:`,
    links.server,
    '',
    'Along with yourself, to ask for news anywhere:',
    links.person,
  ].join('\n');
  return { json: { applicationId: application.id, ...links }, text };
}

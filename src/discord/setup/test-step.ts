/** Owns the fifth step of `/setup`: a test card in the channels that get alerts. */
import { ComponentType } from 'discord-api-types/v10';
import { lackingRights, rightNames } from '../bot-rights.ts';
import { row } from '../buttons.ts';
import { fitLines } from '../cards/fit-lines.ts';
import { plainLine } from '../markup.ts';
import { postTest } from '../rules/post-test.ts';
import { CHANNELS } from './channels-step.ts';
import { rulesByChannel } from './server-rules.ts';
import type { SetupArgs, StepView } from './step.ts';

const MOST_OPTIONS = 25;
/** Their reports fit into one message. */
const MOST_AT_ONCE = 3;
const LABEL_LENGTH = 100;

export async function testStep(args: SetupArgs): Promise<StepView> {
  const { context, guildId, texts } = args;
  const ids = (await rulesByChannel(args)).map(({ channelId }) => channelId);
  if (ids.length === 0) return { description: texts('setup.test.noChannels'), rows: [] };
  const known = ids.flatMap((channelId) => context.server.channel({ guildId, channelId }) ?? []);
  const lines = ids.map((channelId) => lineOf(args, channelId));
  const options = known.slice(0, MOST_OPTIONS).map(({ id, name }) => ({
    label: plainLine(`#${name}`, LABEL_LENGTH),
    value: id,
  }));
  return {
    description: `${texts('setup.test.what')}\n\n${fitLines(lines, { ...CHANNELS, texts })}`,
    rows:
      options.length === 0
        ? []
        : [
            row({
              type: ComponentType.StringSelect,
              custom_id: 'setup:test',
              placeholder: texts('setup.test.pick'),
              max_values: Math.min(MOST_AT_ONCE, options.length),
              options,
            }),
          ],
  };
}

function lineOf({ context, guildId, texts }: SetupArgs, channelId: string): string {
  const channel = context.server.channel({ guildId, channelId });
  // Such as a thread that is archived: a test card tells.
  if (!channel) return `❔ <#${channelId}>`;
  const lacking = lackingRights(channel.permissions, channel.type);
  if (lacking.length === 0) return `✅ <#${channelId}>`;
  const rights = rightNames(lacking, texts);
  return `❌ ${texts('errors.cannotPost', { channel: `<#${channelId}>`, rights })}`;
}

/** Answers what came of each. */
export async function testChannels(args: SetupArgs, ids: readonly string[]): Promise<string> {
  const { context, guildId, caller, texts } = args;
  const known = (await rulesByChannel(args)).map(({ channelId }) => channelId);
  const reports: string[] = [];
  for (const channelId of ids.filter((id) => known.includes(id)).slice(0, MOST_AT_ONCE)) {
    reports.push(await postTest(context, { guildId, channelId, caller, texts }));
  }
  return reports.join('\n\n');
}

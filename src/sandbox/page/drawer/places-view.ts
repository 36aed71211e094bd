/** Owns what the drawer does to where one is: the open channel and its server. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { APIChannel } from 'discord-api-types/v10';
import type { PageGuild } from '../../page-protocol.ts';
import { channelName, isThread, permissionsIn, VIEW_CHANNEL } from '../state/visible.ts';
import { personView } from './person-view.ts';
import type { DrawerView } from './state.ts';
import { switchView } from './switch-view.ts';

/** Discord's own names for people, and discord-api-types' for programs (topics/permissions.mdx). */
const RIGHTS = [
  { label: 'Send Messages', permission: 'SendMessages', bit: 1n << 11n },
  { label: 'Embed Links', permission: 'EmbedLinks', bit: 1n << 14n },
  { label: 'Attach Files', permission: 'AttachFiles', bit: 1n << 15n },
  { label: 'Read Message History', permission: 'ReadMessageHistory', bit: 1n << 16n },
  { label: 'Create Public Threads', permission: 'CreatePublicThreads', bit: 1n << 35n },
  { label: 'Send Messages in Threads', permission: 'SendMessagesInThreads', bit: 1n << 38n },
] as const;

const TIMEOUT_MS = 10 * 60 * 1000;

function deleteView({ id, name }: { id: string; name: string }, view: DrawerView): TemplateResult {
  const { drawer, act } = view;
  if (drawer.deleting !== id) {
    const ask = (): void => {
      act.set({ deleting: id });
      act.focus('#keep-channel');
    };
    return html`<button id="delete-channel" class="button danger" @click=${ask}>
      Delete #${name}
    </button>`;
  }
  const end = (): void => {
    act.set({ deleting: undefined });
    act.focus('#delete-channel');
  };
  return html`<div class="confirm" role="group" aria-label="Delete #${name}?">
    <p>#${name} and its messages would be gone for good.</p>
    <button id="keep-channel" class="button secondary" @click=${end}>Keep it</button>
    <button
      class="button danger"
      @click=${() => {
        end();
        act.perform({ action: 'channel.delete', channel_id: id }, `#${name} is deleted.`);
      }}
    >
      Delete it
    </button>
  </div>`;
}

function threadView(thread: APIChannel, { act }: DrawerView): TemplateResult | typeof nothing {
  if (!('thread_metadata' in thread) || !thread.thread_metadata) return nothing;
  const { archived, locked } = thread.thread_metadata;
  const id = { action: 'thread.set', thread_id: thread.id };
  return html`${switchView('Archived', archived, () =>
    act.perform(
      { ...id, archived: !archived },
      archived ? 'The thread is active.' : 'The thread is archived.',
    ),
  )}${switchView('Locked', locked, () =>
    act.perform(
      { ...id, locked: !locked },
      locked ? 'The thread is unlocked.' : 'The thread is locked.',
    ),
  )}`;
}

function rightsView(
  { guild, home }: { guild: PageGuild; home: APIChannel },
  { act, view }: DrawerView,
): TemplateResult {
  const homeName = channelName(home);
  const rights = permissionsIn(guild, view.model.data?.bot_user_id ?? '', home);
  const sees = (rights & VIEW_CHANNEL) !== 0n;
  return html`${switchView(`The bot sees #${homeName}`, sees, () =>
    act.perform(
      { action: sees ? 'channel.close' : 'channel.open', channel_id: home.id },
      sees ? `#${homeName} is closed to the bot.` : `#${homeName} is open to the bot.`,
    ),
  )}
  ${RIGHTS.map(({ label, permission, bit }) => {
    const granted = (rights & bit) !== 0n;
    return switchView(label, granted, () =>
      act.perform(
        {
          action: 'permission.set',
          guild_id: guild.id,
          channel_id: home.id,
          permission,
          granted: !granted,
        },
        `${label} in #${homeName} is ${granted ? 'taken away' : 'given back'}.`,
      ),
    );
  })}`;
}

function channelView(guild: PageGuild, channel: APIChannel, view: DrawerView): TemplateResult {
  const name = channelName(channel);
  const home = isThread(channel)
    ? (guild.channels.find(({ id }) => 'parent_id' in channel && id === channel.parent_id) ??
      channel)
    : channel;
  return html`<section class="drawer-section">
    <h3 id="faults-channel" tabindex="-1">Channel #${name}</h3>
    ${isThread(channel) ? threadView(channel, view) : nothing}
    ${guild.has_bot ? rightsView({ guild, home }, view) : html`<p class="drawer-note">The bot is not in this server.</p>`}
    ${deleteView({ id: channel.id, name }, view)}
  </section>`;
}

function guildView({ id, name, has_bot: hasBot, unavailable }: PageGuild, { act }: DrawerView) {
  return html`<section class="drawer-section">
    <h3 id="faults-server" tabindex="-1">Server ${name}</h3>
    ${switchView('The bot is a member', hasBot, () =>
      act.perform(
        { action: hasBot ? 'bot.kick' : 'bot.invite', guild_id: id },
        hasBot ? `The bot was kicked from ${name}.` : `The bot was invited to ${name}.`,
      ),
    )}
    ${switchView('Outage', unavailable, () =>
      act.perform(
        { action: 'guild.outage', guild_id: id, on: !unavailable },
        unavailable ? `The outage of ${name} is over.` : `${name} has an outage.`,
      ),
    )}
    <div class="button-row">
      <button
        class="button secondary"
        @click=${() =>
          act.perform(
            { action: 'bot.timeout', guild_id: id, ms: TIMEOUT_MS },
            'The bot is in timeout for ten minutes.',
          )}
      >
        Time the bot out for 10 min
      </button>
      <button
        class="button secondary"
        @click=${() =>
          act.perform({ action: 'bot.timeout', guild_id: id, ms: 0 }, 'The bot’s timeout is over.')}
      >
        End its timeout
      </button>
    </div>
  </section>`;
}

export function placesView(view: DrawerView): TemplateResult {
  const { data, place } = view.view.model;
  const guild = data?.guilds.find(({ id }) => id === place.guildId);
  const channel = guild?.channels.find(({ id }) => id === place.channelId);
  return html`${guild && channel ? channelView(guild, channel, view) : nothing}
  ${guild ? guildView(guild, view) : nothing} ${personView(view)}`;
}

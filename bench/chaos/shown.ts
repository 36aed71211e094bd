/** Owns what a reader finds in a place after a chaos run: its cards, by the marks in them. */
import type { APIEmbed, APIMessage } from 'discord-api-types/v10';
import type { PageState } from '../../src/sandbox/page-protocol.ts';
import type { Located } from './weather.ts';

export type Card = {
  message: APIMessage;
  /** The story whose button it has, and the mark of its row. */
  storyId: number;
  mark: string;
  /** Of a forum post: its name. */
  postName: string | null;
};

/** The bot's cards in a place, and how many of its messages there are none. */
export function cardsIn(state: PageState, place: Located): { cards: Card[]; others: number } {
  const all = channelsOf(state, place).flatMap(({ id, name }) =>
    (state.messages[id] ?? []).map((message) => ({ message, postName: name })),
  );
  const own = all.filter(({ message }) => message.author.id === state.bot_user_id);
  const cards = own.flatMap(({ message, postName }) => {
    const found = /related:(\d+):([\w-]+)/.exec(JSON.stringify(message.components ?? []));
    if (!found) return [];
    return [{ message, postName, storyId: Number(found[1]), mark: found[2] ?? '' }];
  });
  return { cards, others: own.length - cards.length };
}

function channelsOf(state: PageState, place: Located): { id: string; name: string | null }[] {
  if (place.kind === 'dm') {
    const dm = state.dms.find(({ recipient_ids: ids }) => ids.includes(place.discordId));
    return dm ? [{ id: dm.id, name: null }] : [];
  }
  if (place.kind !== 'forum' && place.kind !== 'media')
    return [{ id: place.discordId, name: null }];
  return state.guilds
    .flatMap(({ channels }) => channels)
    .filter((channel) => 'parent_id' in channel && channel.parent_id === place.discordId)
    .map(({ id, name }) => ({ id, name: name ?? null }));
}

type Face = { embeds?: APIEmbed[]; components?: unknown };

/** What of a message a reader sees of the card, in a form that both sides of a comparison have. */
export function faceOf({ embeds = [], components = [] }: Face): string {
  const faces = embeds.map(({ title, description, url, color, author, footer, fields }) => ({
    title,
    description,
    url,
    color,
    author: author?.name,
    footer: footer?.text,
    fields: fields?.map(({ name, value }) => [name, value]) ?? [],
  }));
  const buttons = [...JSON.stringify(components).matchAll(/"(?:custom_id|url)":"[^"]*"/g)];
  return JSON.stringify([faces, buttons.map(([text]) => text).toSorted()]);
}

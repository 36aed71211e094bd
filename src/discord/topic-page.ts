/** Owns a page of a topic's newest stories, and the buttons that turn it: they hold all they need. */
import { ButtonStyle, ComponentType, type APIButtonComponent } from 'discord-api-types/v10';
import { z } from 'zod';
import { newestByTopic, type StoryCursor } from '../stories/newest-by-topic.ts';
import type { Topic } from '../topics/taxonomy.ts';
import { colorOf } from './cards/colors.ts';
import { storyList } from './cards/story-list.ts';
import type { DiscordContext } from './context.ts';
import type { MessageBody } from './reply.ts';
import { topicLabel } from './topic-option.ts';

export const COUNT_DEFAULT = 5;
export const COUNT_MOST = 10;
/** https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id */
const CUSTOM_ID_LIMIT = 100;
const BASE = 36;

type PageArgs = { topic: Topic; count: number; before?: StoryCursor };

/** The page, or null when there is no story (any more). */
export async function topicPage(
  { db }: Pick<DiscordContext, 'db'>,
  { topic, count, before }: PageArgs,
): Promise<MessageBody | null> {
  const { stories, next } = await newestByTopic(
    { db },
    { topic: topic.slug, limit: count, ...(before ? { before } : {}) },
  );
  if (stories.length === 0) return null;
  const age = before ? 'older stories' : 'newest stories';
  const buttons = [
    ...(before ? [button('Newest', `newest:${topic.slug}:${count}`)] : []),
    ...(next ? [button('More', `more:${topic.slug}:${count}:${writeCursor(next)}`)] : []),
  ].filter(({ custom_id }) => custom_id.length <= CUSTOM_ID_LIMIT);
  return {
    embeds: [
      storyList({ title: `${topicLabel(topic)}: ${age}`, color: colorOf([topic]), stories }),
    ],
    components:
      buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: buttons }],
  };
}

const pageArgs = z.tuple([
  z.string(),
  z.coerce.number().int().min(1).max(COUNT_MOST),
  z.string().optional(),
  z.string().optional(),
]);

/** What `more:` and `newest:` custom ids say after the prefix; null when it makes no sense. */
export function readPageArgs(
  args: readonly string[],
): { slug: string; count: number; before?: StoryCursor } | null {
  const parsed = pageArgs.safeParse(args);
  if (!parsed.success) return null;
  const [slug, count, time, id] = parsed.data;
  if (time === undefined || id === undefined) return { slug, count };
  const before = {
    firstSeenAt: new Date(Number.parseInt(time, BASE)),
    id: Number.parseInt(id, BASE),
  };
  const isSound = Number.isSafeInteger(before.id) && !Number.isNaN(before.firstSeenAt.getTime());
  return isSound ? { slug, count, before } : null;
}

function writeCursor({ firstSeenAt, id }: StoryCursor): string {
  return `${firstSeenAt.getTime().toString(BASE)}:${id.toString(BASE)}`;
}

function button(label: string, customId: string): APIButtonComponent & { custom_id: string } {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId,
  };
}

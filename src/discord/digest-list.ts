/** Owns the list of all of a digest's stories, page by page, for who asked alone. */
import { ButtonStyle, ComponentType, type APIButtonComponent } from 'discord-api-types/v10';
import { z } from 'zod';
import { digestPage } from '../delivery/digest-page.ts';
import { UserError } from '../lib/errors.ts';
import { newest } from '../stories/newest.ts';
import { colorOf } from './cards/colors.ts';
import { DIGEST_LABELS } from './cards/digest-card.ts';
import { storyList } from './cards/story-list.ts';
import type { DiscordContext } from './context.ts';
import type { MessageBody } from './reply.ts';

const PAGE_SIZE = 10;
const NEWEST_SHOWN = 5;

const listArgs = z.tuple([z.coerce.number().int().min(1), z.coerce.number().int().min(0)]);

/**
 * @param args what the custom id says after its prefix: digest and page.
 * @throws UserError when there is no such digest.
 */
export async function digestList(
  { db }: Pick<DiscordContext, 'db'>,
  args: readonly string[],
): Promise<MessageBody> {
  const parsed = listArgs.safeParse(args.slice(0, 2));
  const found = parsed.success
    ? await digestPage({ db }, { digestId: parsed.data[0], page: parsed.data[1], size: PAGE_SIZE })
    : null;
  if (!parsed.success || !found) {
    throw new UserError('This digest is no longer here. `/news topic` shows the newest stories.');
  }
  if (found.total === 0) return newestInstead({ db });
  const { cadence, total, stories, page, pages } = found;
  const [digestId] = parsed.data;
  const of = pages > 1 ? ` (page ${page + 1} of ${pages})` : '';
  const title = `${DIGEST_LABELS[cadence]}: ${total === 1 ? '1 story' : `${total} stories`}${of}`;
  const buttons = [
    ...(page > 0 ? [turner('Previous', digestId, page - 1)] : []),
    ...(page < pages - 1 ? [turner('Next', digestId, page + 1)] : []),
  ];
  return {
    embeds: [storyList({ title, color: colorOf([]), stories })],
    components:
      buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: buttons }],
  };
}

/** A digest without stories is asked what there is all the same. */
async function newestInstead({ db }: Pick<DiscordContext, 'db'>): Promise<MessageBody> {
  const stories = await newest({ db }, { limit: NEWEST_SHOWN });
  if (stories.length === 0) return { content: 'There are no stories yet at all.' };
  return {
    embeds: [storyList({ title: 'Newest stories of all topics', color: colorOf([]), stories })],
  };
}

function turner(label: string, digestId: number, page: number): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: `digest-page:${digestId}:${page}`,
  };
}

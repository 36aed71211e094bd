/** Owns the message by which an admin sees how cards look in a channel: plainly a test. */
import type { TestView } from '../../delivery/sender.ts';
import type { MessageBody, PayloadDeps } from '../payload.ts';
import type { Texts } from '../texts/texts-for.ts';
import { colorOf } from './colors.ts';
import { storyCard } from './story-card.ts';

/** Without the buttons of a card, which would act on a story that was not posted here. */
export function testMessage(
  { askedBy, story }: TestView,
  { taxonomy, authorityOf, texts }: PayloadDeps & { texts: Texts },
): MessageBody {
  const content = texts('tests.message', { person: `<@${askedBy}>` });
  const embeds = story
    ? storyCard({ story, mark: 'test', taxonomy, authorityOf, texts }).embeds
    : [{ color: colorOf([]), title: texts('tests.title'), description: texts('tests.noStory') }];
  // It names who asked and calls nobody.
  return { content, embeds, allowed_mentions: { parse: [] } };
}

/** Owns what somebody is shown of what is kept of them: each kind with its reason, and how much it is. */
import type { PersonExport } from '../delivery/export-person.ts';
import type { MessageBody } from './reply.ts';
import type { Texts } from './texts/texts-for.ts';

export function privacyPage(kept: PersonExport, texts: Texts): MessageBody {
  const { directMessages: direct, rulesOfChannels: rules } = kept;
  const mentions = rules.filter(({ kind }) => kind === 'mention');
  const sent = (direct?.deliveries.length ?? 0) + (direct?.digests.length ?? 0);
  const kinds = [
    ['follows', (direct?.subscriptions.length ?? 0) + mentions.length],
    ['settings', direct === null ? 0 : 1],
    ['sent', sent + kept.storyUpdates.length],
    ['stories', kept.followedStories.length],
    ['votes', kept.votes.length],
    ['caughtUp', kept.reader === null ? 0 : 1],
    ['made', rules.length - mentions.length + kept.notices.length],
  ] as const;
  const lines = kinds.map(([kind, number]) => {
    const what = texts(`privacy.${kind}`);
    return `- ${texts('privacy.count', { what, number })}`;
  });
  const description = [texts('privacy.intro'), lines.join('\n'), texts('privacy.end')].join('\n\n');
  return { embeds: [{ title: texts('privacy.title'), description }] };
}

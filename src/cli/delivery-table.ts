/** Owns the log of deliveries as people read it. */
import type { DeliveryView } from '../delivery/list-deliveries.ts';
import { truncate } from '../lib/text.ts';
import { visibleText } from '../lib/visible-text.ts';
import { counted, textTable } from './text-table.ts';

const TITLE_LENGTH = 70;
/** A reason may quote an answer of Discord's. */
const REASON_LENGTH = 300;

/** A line for each, and under it what is to be known beside it. Times are UTC. */
export function deliveryTable(views: readonly DeliveryView[]): string {
  if (views.length === 0) return 'No deliveries.';
  const head = ['ID', 'STATE', 'PLANNED (UTC)', 'DESTINATION', 'WHAT'];
  return textTable(
    head,
    views.map((view) => ({ cells: cellsOf(view), details: detailsOf(view) })),
    { gives: head.length - 1 },
  );
}

/** Opens the message in Discord; null where only its reader could follow it. */
export function jumpLink({ destination, message, kind }: DeliveryView): string | null {
  const { guildId } = destination;
  // What became of a place is told to a person, by direct message.
  if (!message || guildId === null || destination.kind === 'dm' || kind === 'notice') return null;
  return `https://discord.com/channels/${guildId}/${message.channelId}/${message.messageId}`;
}

function cellsOf(view: DeliveryView): string[] {
  const { id, state, heldFor, createdAt, destination } = view;
  const where = `${destination.id} (${destination.kind === 'dm' ? 'person' : 'channel'} ${destination.discordId})`;
  return [
    id,
    heldFor === null ? state : `${state}: ${heldFor}`,
    time(createdAt),
    destination.paused === null ? where : `${where} paused`,
    whatOf(view),
  ];
}

function whatOf({ story, digest, notice }: DeliveryView): string {
  if (story) return truncate(visibleText(story.title), TITLE_LENGTH);
  if (digest) return `${digest.cadence} digest of ${counted(digest.stories, 'story', 'stories')}`;
  return notice
    ? truncate(`to ${notice.recipientId}: ${visibleText(notice.text)}`, TITLE_LENGTH)
    : '';
}

function detailsOf(view: DeliveryView): string[] {
  const { state, reason, nextTryAt, leasedUntil, attempts, unsureSince } = view;
  const { digestId, revision, sentRevision, sentAt } = view;
  const tries = attempts > 0 ? ` after ${counted(attempts, 'try', 'tries')}` : '';
  const isBehind = sentRevision !== null && revision !== null && sentRevision < revision;
  const facts = [
    nextTryAt && `${state === 'gathered' ? 'digest' : 'next try'} ${time(nextTryAt)}${tries}`,
    leasedUntil && `another worker may take it from ${time(leasedUntil)}`,
    unsureSince && `may have arrived: unsure since ${time(unsureSince)}`,
    isBehind && `shows revision ${sentRevision} of ${revision}`,
    digestId && `in ${digestId}`,
    sentAt && `sent ${time(sentAt)}`,
    jumpLink(view),
  ].filter((fact) => typeof fact === 'string');
  const lines = facts.length > 0 ? [facts.join(', ')] : [];
  return reason === null ? lines : [truncate(visibleText(reason), REASON_LENGTH), ...lines];
}

function time(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ');
}

/** Owns where a person's Discord id may stand: the one list that export, forgetting and their test use. */

/**
 * `table.column`, as the database calls them. A direct message's channel is between the person and us,
 * so it stands with the place that it belongs to.
 */
export const PERSON_COLUMNS = [
  'destinations.discord_id',
  'notices.recipient_id',
  'readers.user_id',
  'story_follows.user_id',
  'subscriptions.created_by',
  'votes.user_id',
] as const;

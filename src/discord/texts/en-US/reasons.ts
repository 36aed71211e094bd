/**
 * Owns why a place takes no alerts, or not yet, in English. Stored in these words and read again in the
 * reader's: a changed one leaves what was stored before in English.
 */
import { QUIET_HOURS } from '../../../delivery/quiet-hours.ts';

export const reasons = {
  deleted: 'The channel is gone: it was deleted, or Keypoint was removed from the server.',
  channelDeleted: 'The channel was deleted. </alerts add> chooses another place.',
  channelDeletedNamed: 'The channel “{name}” was deleted. </alerts add> chooses another place.',
  threadDeleted: 'The thread was deleted. </alerts add> chooses another place.',
  threadDeletedNamed: 'The thread “{name}” was deleted. </alerts add> chooses another place.',
  noCards:
    'This kind of channel takes no cards. Choose a text, announcement or forum channel, or a thread.',
  locked: 'The thread is locked. Unlock it, or choose another channel.',
  noTag:
    'This forum wants a tag on every post, and has none that Keypoint may use. Give it a tag called “News” that everybody may use, or stop requiring tags.',
  dmClosed:
    'Direct messages from Keypoint are switched off. Allow direct messages from the server’s members.',
  noSharedServer: 'There is no longer a server that both Keypoint and this person are in.',
  accountGone: 'This person’s account is gone.',
  threadsFull:
    'The server has as many active threads as Discord allows. Archive some, then run </alerts add> here again.',
  announcementThreadsFull:
    'The server has as many active announcement threads as Discord allows. Archive some, then run </alerts add> here again.',
  membersFull:
    'The thread has as many members as Discord allows. Start another, and run </alerts add> there.',
  unseen: 'Keypoint cannot see this channel. Give its role {rights} there.',
  mayNotPost: 'Keypoint may not post in this channel. Give its role {rights} there.',
  mayNotPostCards: 'Keypoint may not post cards in this channel. Give its role {rights} there.',
  cardLeftOut: 'Discord left the card out of its message. Give its role {rights} there.',
  quietHours: QUIET_HOURS,
} as const;

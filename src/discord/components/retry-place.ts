/** Owns the "Try again" button of a notice: its places are opened, and what waited for them is sent. */
import { reopenNoticed } from '../../delivery/reopen-noticed.ts';
import { UserError } from '../../lib/errors.ts';
import type { Component } from '../definition.ts';
import { managesServer } from '../manage-server.ts';
import { channelList } from '../markup.ts';
import { privately } from '../reply.ts';

/** More of them are counted, so that the sentence stays within a message. */
const MOST_NAMED = 20;

export const retryPlace: Component = {
  prefix: 'retry-place',
  whenSlow: 'private',
  async run(context, { caller, texts, args: [id = ''] }) {
    const noticeId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
    const managedGuildId = managesServer(caller) ? caller.guildId : null;
    const asker = { userId: caller.userId, managedGuildId };
    const outcome = await reopenNoticed(context, { noticeId, asker });
    if (outcome.status === 'none') {
      throw new UserError(texts('notices.onlyMakers'));
    }
    const { reopened, open } = outcome;
    if (reopened.length > 0) context.wakeDelivery();
    const named = (ids: readonly string[]) => channelList(ids, MOST_NAMED, texts);
    const sentences = [
      reopened.length > 0 ? texts('notices.tryingAgain', { channels: named(reopened) }) : '',
      open.length > 0 ? texts('notices.openAlready', { channels: named(open) }) : '',
    ];
    return privately(sentences.filter(Boolean).join('\n'));
  },
};

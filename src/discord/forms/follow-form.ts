/** Owns what comes of the form that changes the words and the heat of what somebody follows. */
import { changeFollowing } from '../../delivery/change-following.ts';
import type { Form } from '../definition.ts';
import { changeFollowed } from '../following/change-followed.ts';
import { changesIn } from '../following/follow-form.ts';

export const followFormSent: Form = {
  prefix: 'follow-form',
  whenSlow: 'update',
  async run(context, submit) {
    const { caller, texts, args } = submit;
    const [id = '', revision = ''] = args;
    const { userId } = caller;
    const outcome = await changeFollowing(context, {
      subscriptionId: /^\d{1,15}$/.test(id) ? Number(id) : 0,
      owner: { userId },
      revision: Number(revision) || 0,
      changes: changesIn(submit),
    });
    return { kind: 'update', body: await changeFollowed(context, { userId, texts }, outcome) };
  },
};

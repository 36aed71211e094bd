/** Owns the buttons of `/privacy forget`: the second word of somebody who wishes to be forgotten. */
import { forgetPerson } from '../../delivery/forget-person.ts';
import type { Component } from '../definition.ts';

export const forgetMe: Component = {
  prefix: 'forget-me',
  whenSlow: 'update',
  async run(context, { caller, texts, args: [answer] }) {
    const update = (content: string) => ({ kind: 'update' as const, body: { content } });
    if (answer !== 'yes') return update(texts('privacy.kept'));
    await forgetPerson(context, caller.userId);
    return update(texts('privacy.forgotten'));
  },
};

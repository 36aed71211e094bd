/** Owns the menus and buttons of one thing that somebody follows. */
import { changeFollowing } from '../../delivery/change-following.ts';
import {
  muteFollowing,
  pauseFollowing,
  resumeFollowing,
  unmuteFollowing,
} from '../../delivery/rest-following.ts';
import { stopFollowing } from '../../delivery/stop-following.ts';
import { findSubscription, type SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import type { Rule } from '../../subscriptions/rule.ts';
import type { DiscordContext } from '../context.ts';
import type { Component } from '../definition.ts';
import { changeFollowed } from '../following/change-followed.ts';
import { followForm } from '../following/follow-form.ts';
import { heatFrom } from '../following/heat-levels.ts';
import { followedLabel } from '../following/label.ts';
import { followingList } from '../following/list-page.ts';
import { MUTES } from '../following/mutes.ts';
import { type FollowedAction, followedPage } from '../following/one-page.ts';
import { howOption } from '../how-option.ts';
import type { ComponentPress } from '../interaction.ts';
import type { Reply } from '../reply.ts';

type Pressed = {
  context: DiscordContext;
  press: ComponentPress;
  rule: SubscriptionView;
  /** As the person saw it; 0 where they chose from the list. */
  revision: number;
};

const ACTIONS: Readonly<Record<FollowedAction, (pressed: Pressed) => Promise<Reply>>> = {
  show: async ({ context, press: { texts }, rule }) => ({
    kind: 'update',
    body: followedPage(context, { rule, texts }),
  }),
  how: async (pressed) => {
    const [value] = pressed.press.values;
    const cadence = howOption.choices.find((each) => each.value === value)?.value;
    return change(pressed, cadence === undefined ? {} : { cadence });
  },
  heat: async (pressed) => {
    const { values, texts } = pressed.press;
    return change(pressed, { minHeat: heatFrom(values[0] ?? '', texts) });
  },
  mute: async ({ context, press, rule }) => {
    const mute = MUTES.find(({ value }) => value === press.values[0]) ?? MUTES[0];
    const which = { subscriptionId: rule.id, owner: { userId: press.caller.userId } };
    const outcome =
      mute.ms === null
        ? await pauseFollowing(context, which)
        : await muteFollowing(context, { ...which, until: after(context, mute.ms) });
    return rested({ context, press }, outcome, press.texts('following.nowMuted'));
  },
  unmute: async ({ context, press, rule }) => {
    const which = { subscriptionId: rule.id, owner: { userId: press.caller.userId } };
    await resumeFollowing(context, which);
    const outcome = await unmuteFollowing(context, which);
    return rested({ context, press }, outcome, press.texts('following.goesOn'));
  },
  edit: async ({ press: { texts }, rule, revision }) => ({
    kind: 'form',
    form: followForm(texts, rule, revision),
  }),
  end: async ({ context, press, rule }) => {
    const { caller, texts } = press;
    const { userId } = caller;
    const args = { subscriptionId: rule.id, owner: { userId } };
    const { status } = await stopFollowing(context, args);
    const what = followedLabel({ taxonomy: context.taxonomy, texts }, rule);
    const said =
      status === 'removed'
        ? texts('subscriptions.ended', { what })
        : texts('subscriptions.endedBefore');
    return { kind: 'update', body: await followingList(context, { userId, texts }, { said }) };
  },
};

export const followed: Component = {
  prefix: 'followed',
  whenSlow: 'update',
  async run(context, press) {
    const { caller, texts, values } = press;
    const [action = '', id = '', revision = ''] = press.args;
    const typedId = action === 'show' ? values[0] : id;
    const subscriptionId = /^\d{1,15}$/.test(typedId ?? '') ? Number(typedId) : 0;
    const { userId } = caller;
    const rule = await findSubscription(context, { subscriptionId, owner: { userId } });
    if (!rule || !isAction(action)) {
      const said = texts('subscriptions.endedBefore');
      return { kind: 'update', body: await followingList(context, { userId, texts }, { said }) };
    }
    return ACTIONS[action]({ context, press, rule, revision: Number(revision) || 0 });
  },
};

function isAction(text: string): text is FollowedAction {
  return Object.hasOwn(ACTIONS, text);
}

function after({ clock }: DiscordContext, ms: number): Date {
  return new Date(clock.now().getTime() + ms);
}

async function change(
  { context, press: { caller, texts }, rule, revision }: Pressed,
  changes: Partial<Rule>,
): Promise<Reply> {
  const { userId } = caller;
  const asked = { subscriptionId: rule.id, owner: { userId }, revision, changes };
  const outcome = await changeFollowing(context, asked);
  return { kind: 'update', body: await changeFollowed(context, { userId, texts }, outcome) };
}

async function rested(
  { context, press }: Pick<Pressed, 'context' | 'press'>,
  outcome: Awaited<ReturnType<typeof pauseFollowing>>,
  said: string,
): Promise<Reply> {
  const { texts, caller } = press;
  if (outcome.status === 'done') {
    return { kind: 'update', body: followedPage(context, { rule: outcome.rule, texts, said }) };
  }
  const reader = { userId: caller.userId, texts };
  const gone = { said: texts('subscriptions.endedBefore') };
  return { kind: 'update', body: await followingList(context, reader, gone) };
}

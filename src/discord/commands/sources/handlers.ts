/** Owns what the subcommands of `/sources` do. */
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { UserError } from '../../../lib/errors.ts';
import { changeState, type StateChange } from '../../../sources/manage/change-state.ts';
import { discoverFeeds, theOneFeed } from '../../../sources/manage/discover.ts';
import { typedAddress } from '../../../sources/manage/read-feed.ts';
import { showSource } from '../../../sources/manage/show-source.ts';
import { testSource } from '../../../sources/manage/test-source.ts';
import type { Handler } from '../../definition.ts';
import { ADDRESS_LIMIT, feedCard } from '../../feed-card.ts';
import { requireOperator } from '../../operator-desk.ts';
import { privately, type MessageBody } from '../../reply.ts';
import { sourceCard } from '../../source-card.ts';
import { listedState, sourceListPage } from '../../source-list.ts';
import { chosenSource, sourceChoices, sourceLabel } from '../../source-option.ts';
import { givenRules, writeRules } from '../../source-rules.ts';
import { topicChoices } from '../../topic-option.ts';

const CUSTOM_ID_LIMIT = 100;

export const list: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { readsDefaults } = await requireOperator(context, call);
    const { texts } = call;
    const state = listedState(String(call.options.get('state') ?? ''));
    const turn = { side: 'after' as const, id: 0 };
    const page = await sourceListPage(context, { state, readsDefaults, texts, turn });
    if (page) return { kind: 'private', body: page };
    const isAny = state === null || state === 'all';
    return privately(texts(isAny ? 'sources.none' : 'sources.noneIn'));
  },
};

export const show: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { readsDefaults } = await requireOperator(context, call);
    const source = await chosenSource(context.db, call);
    const details = await showSource(context, { source, readsDefaults });
    const { taxonomy } = context;
    const embed = sourceCard({ texts: call.texts, taxonomy }, details);
    return { kind: 'private', body: { embeds: [embed] } };
  },
  complete: sourceChoices,
};

export const test = reading((_custom, body) => body);

/** Stores nothing: the button under what it shows does. */
export const add = reading((customId, body, texts) => ({
  ...body,
  content: texts('sources.question'),
  components: [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.Button,
          style: ButtonStyle.Primary,
          label: texts('sources.add'),
          custom_id: customId,
        },
      ],
    },
  ],
}));

type Finish = (
  customId: string,
  body: MessageBody,
  texts: Parameters<Handler['run']>[1]['texts'],
) => MessageBody;

function reading(finish: Finish): Handler {
  return {
    whenSlow: 'private',
    async run(context, call) {
      const { line, web } = await requireOperator(context, call);
      const { clock, taxonomy } = context;
      const { texts } = call;
      const rules = givenRules(taxonomy, call);
      const url = typedAddress(String(call.options.get('address') ?? ''));
      const found = theOneFeed(await discoverFeeds(web, url), url);
      const customId = `add-source:${writeRules(rules)}`;
      if (customId.length > CUSTOM_ID_LIMIT || found.location.length > ADDRESS_LIMIT) {
        throw new UserError(texts('sources.tooLong'));
      }
      const test = testSource(line, { found, rules, now: clock.now() });
      const body = { embeds: [feedCard({ texts, taxonomy }, test)] };
      return { kind: 'private', body: finish(customId, body, texts) };
    },
    complete: async ({ taxonomy }, { focused }) => topicChoices(taxonomy, focused?.value ?? ''),
  };
}

const SAID = {
  pause: 'sources.nowPaused',
  resume: 'sources.nowResumed',
  remove: 'sources.nowRemoved',
} as const satisfies Record<StateChange, string>;

export const pause = changing('pause');
export const resume = changing('resume');
export const remove = changing('remove');

function changing(change: StateChange): Handler {
  return {
    whenSlow: 'private',
    async run(context, call) {
      await requireOperator(context, call);
      const { texts } = call;
      const source = await chosenSource(context.db, call);
      const outcome = await changeState(context, source, change);
      const name = sourceLabel(source);
      if (outcome.status === 'folder') throw new UserError(texts('sources.isFolder', { name }));
      if (outcome.status === 'changed') return privately(texts(SAID[change], { name }));
      const state = texts(`sources.${outcome.state}`);
      return privately(texts('sources.unchanged', { name, state }));
    },
    complete: sourceChoices,
  };
}

/** Owns the proof that the command box understands what is typed, chosen and sent. */
import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import {
  addOption,
  erase,
  moveHighlight,
  optionSuggestions,
  pickValue,
  startCommand,
  typeOption,
  typeText,
  typeTrailing,
  type CommandDraft,
  type Draft,
} from '../../src/sandbox/page/composer/draft.ts';
import {
  matchRunnables,
  runnablesOf,
  splitOptions,
} from '../../src/sandbox/page/composer/runnable.ts';
import { listedOf } from '../../src/sandbox/page/composer/listed.ts';
import { readDraft, readForAutocomplete } from '../../src/sandbox/page/composer/values.ts';
import { INITIAL_MODEL, type Model } from '../../src/sandbox/page/state/model.ts';

function command(name: string, options: APIApplicationCommandOption[]): APIApplicationCommand {
  return {
    id: `1${name.length}`,
    application_id: '9',
    version: '1',
    default_member_permissions: null,
    type: 1,
    name,
    description: `About ${name}`,
    options,
  };
}

const TOPIC: APIApplicationCommandBasicOption = {
  type: 3,
  name: 'topic',
  description: 'Which',
  required: true,
  autocomplete: true,
};
const COUNT: APIApplicationCommandBasicOption = {
  type: 4,
  name: 'count',
  description: 'How many',
  min_value: 1,
  max_value: 10,
};
const CHANNEL: APIApplicationCommandBasicOption = {
  type: 7,
  name: 'channel',
  description: 'Where',
  required: true,
};

const RUNNABLES = runnablesOf([
  command('news', [
    { type: 1, name: 'topic', description: 'Newest stories', options: [TOPIC, COUNT] },
    { type: 1, name: 'latest', description: 'Newest of all', options: [COUNT] },
  ]),
  command('alerts', [
    {
      type: 2,
      name: 'rules',
      description: 'Rules',
      options: [{ type: 1, name: 'add', description: 'Add one', options: [TOPIC, CHANNEL] }],
    },
  ]),
  command('ping', []),
]);

const names = (list: readonly { path: string[] }[]): string[] =>
  list.map(({ path }) => path.join(' '));

function asCommand(draft: Draft): CommandDraft {
  if (draft.mode === 'text') throw new Error(`still text: ${draft.text}`);
  return draft;
}

const newsTopic = (): CommandDraft => asCommand(typeText('/news topic ', RUNNABLES));
const noLists = (): never[] => [];
const DATA = {
  application_id: '9',
  bot_user_id: '9',
  users: [],
  guilds: [],
  dms: [],
  closed_dms: [],
  user_installs: [],
};
const lists = () => [{ label: '#news', value: '77' }];

describe('the list of commands', () => {
  it('lists subcommands instead of their command', () => {
    expect(names(RUNNABLES)).toEqual(['alerts rules add', 'news latest', 'news topic', 'ping']);
  });

  it.each([
    ['', ['alerts rules add', 'news latest', 'news topic', 'ping']],
    ['news t', ['news topic']],
    ['NEWS', ['news latest', 'news topic']],
    ['topic', ['news topic']],
    ['xyz', []],
  ])('finds for "/%s"', (typed, expected) => {
    expect(names(matchRunnables(RUNNABLES, typed))).toEqual(expected);
  });
});

describe('typing a command', () => {
  it('stays text until the space after the full name', () => {
    expect(typeText('/news topic', RUNNABLES).mode).toBe('text');
    expect(newsTopic().runnable.path).toEqual(['news', 'topic']);
  });

  it('puts the required options on the line and waits in the first', () => {
    const draft = newsTopic();
    expect(draft.filled).toEqual([{ name: 'topic', text: '' }]);
    expect(draft.focus).toBe('topic');
  });

  it.each([
    ['computer vision', [{ name: 'topic', text: 'computer vision' }]],
    [
      'topic:ai count:3',
      [
        { name: 'topic', text: 'ai' },
        { name: 'count', text: '3' },
      ],
    ],
    ['topic: what: why', [{ name: 'topic', text: 'what: why' }]],
  ])('reads pasted options %j', (rest, expected) => {
    const options = newsTopic().runnable.options;
    expect(splitOptions(options, rest)).toEqual(expected);
  });

  it('goes to the end of the line after the last required value, with nothing highlighted', () => {
    const draft = pickValue(newsTopic(), 'topic', { label: 'AI', value: 'ai' });
    expect(draft.focus).toBeUndefined();
    expect(draft.highlighted).toBe(-1);
    expect(optionSuggestions(draft).map(({ label }) => label)).toEqual(['count']);
  });

  it('begins an option when its name and a colon are typed', () => {
    const inside = typeOption(newsTopic(), 'topic', 'ai count:');
    expect(inside.filled).toEqual([
      { name: 'topic', text: 'ai' },
      { name: 'count', text: '' },
    ]);
    expect(inside.focus).toBe('count');
    expect(typeTrailing(newsTopic(), 'count:').focus).toBe('count');
  });

  it('turns back into text on backspace in an untouched command', () => {
    expect(erase(newsTopic())).toMatchObject({ mode: 'text', text: '/news topic' });
  });

  it('takes an empty optional option off the line on backspace', () => {
    const draft = addOption(typeOption(newsTopic(), 'topic', 'ai'), 'count');
    expect(asCommand(erase(draft)).filled).toEqual([{ name: 'topic', text: 'ai' }]);
  });

  it('moves the highlight around the ends of the list', () => {
    expect(moveHighlight({ ...newsTopic(), highlighted: 2 }, 1, 3).highlighted).toBe(0);
    expect(moveHighlight({ ...newsTopic(), highlighted: -1 }, 1, 3).highlighted).toBe(0);
    expect(moveHighlight({ ...newsTopic(), highlighted: -1 }, -1, 3).highlighted).toBe(2);
  });
});

describe('in the language of one’s client', () => {
  const translated: APIApplicationCommand = {
    ...command('news', [
      {
        type: 1,
        name: 'topic',
        name_localizations: { de: 'thema' },
        description: 'Newest stories',
        description_localizations: { de: 'Die neuesten Geschichten' },
        options: [
          {
            type: 3,
            name: 'order',
            name_localizations: { de: 'reihenfolge' },
            description: 'In which order',
            choices: [{ name: 'newest', name_localizations: { de: 'neueste' }, value: 'new' }],
          },
        ],
      },
    ]),
    name_localizations: { de: 'nachrichten', fr: null },
  };
  const german = runnablesOf([translated], 'de');

  it('shows names and descriptions, and knows the command by either name', () => {
    expect(german).toMatchObject([
      { path: ['nachrichten', 'thema'], description: 'Die neuesten Geschichten' },
    ]);
    expect(names(runnablesOf([translated], 'fr'))).toEqual(['news topic']);
    expect(names(matchRunnables(german, 'nachr'))).toEqual(['nachrichten thema']);
    expect(names(matchRunnables(german, 'news'))).toEqual(['nachrichten thema']);
    expect(typeText('/news topic ', german).mode).toBe('command');
  });

  it('sends what was filled in under the command’s own names', () => {
    const draft = asCommand(typeText('/nachrichten thema reihenfolge:neueste', german));
    const model: Model = {
      ...INITIAL_MODEL,
      data: { ...DATA, locales: { '1': 'de' } },
      userId: '1',
    };
    expect(readDraft(draft, (option) => listedOf(option, model))).toEqual({
      options: [{ name: 'topic', type: 1, options: [{ name: 'order', type: 3, value: 'new' }] }],
    });
  });
});

describe('what is sent', () => {
  it('nests the values in the subcommand', () => {
    const draft = pickValue(newsTopic(), 'topic', { label: 'Computer Vision', value: 'cv' });
    const full = typeOption(addOption(draft, 'count'), 'count', '3');
    expect(readDraft(full, noLists)).toEqual({
      options: [
        {
          name: 'topic',
          type: 1,
          options: [
            { name: 'topic', type: 3, value: 'cv' },
            { name: 'count', type: 4, value: 3 },
          ],
        },
      ],
    });
  });

  it.each([
    ['', '', { topic: 'This option is required. Specify a value.' }],
    ['ai', 'x', { count: 'Input a valid integer.' }],
    ['ai', '1.5', { count: 'Input a valid integer.' }],
    ['ai', '0', { count: 'Specify a value greater than or equal to 1.' }],
    ['ai', '11', { count: 'Specify a value less than or equal to 10.' }],
  ])('refuses topic %j with count %j', (topic, count, errors) => {
    const draft = typeOption(
      addOption(typeOption(newsTopic(), 'topic', topic), 'count'),
      'count',
      count,
    );
    expect(readDraft(draft, noLists)).toEqual({ errors });
  });

  it('leaves an empty optional option out', () => {
    const draft = addOption(typeOption(newsTopic(), 'topic', 'ai'), 'count');
    expect(readDraft(draft, noLists)).toMatchObject({ options: [{ options: [{ value: 'ai' }] }] });
  });

  it('takes a channel by its typed name and refuses an unknown one', () => {
    const add = RUNNABLES.find(({ path }) => path[0] === 'alerts');
    if (!add) throw new Error('no alerts command');
    const draft = typeOption(typeOption(startCommand(add), 'topic', 'ai'), 'channel', '#news');
    expect(readDraft(draft, lists)).toMatchObject({
      options: [{ name: 'rules', options: [{ name: 'add', options: [{}, { value: '77' }] }] }],
    });
    expect(readDraft(draft, noLists)).toEqual({ errors: { channel: 'Specify a valid option.' } });
  });

  it('marks the typed option as focused for autocomplete', () => {
    const draft = typeOption(newsTopic(), 'topic', 'comp');
    expect(readForAutocomplete(draft, noLists)).toEqual([
      {
        name: 'topic',
        type: 1,
        options: [{ name: 'topic', type: 3, value: 'comp', focused: true }],
      },
    ]);
  });
});

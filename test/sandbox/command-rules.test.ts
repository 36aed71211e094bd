/** Owns the tables of the hand-written rules on application commands, one per rule. */
import { describe, expect, it } from 'vitest';

import type { CommandBody } from '../../src/sandbox/rules/command-body.ts';
import * as options from '../../src/sandbox/rules/command-options.ts';
import * as commands from '../../src/sandbox/rules/commands.ts';
import { knownLocales, localizedNames } from '../../src/sandbox/rules/localizations.ts';
import { shown, table } from './rule-table.ts';

const option = (extra: object = {}) => ({ type: 3, name: 'o', description: 'd', ...extra });
const command = (extra: object = {}): CommandBody => ({
  name: 'c',
  description: 'd',
  ...extra,
});

table('command names', commands.commandNames, [
  ["takes letters of any script, digits, - _ and '", command({ name: "naïve-日本_1'" }), []],
  [
    'refuses a space',
    command({ name: 'a b' }),
    ['name STRING_TYPE_REGEX', 'name APPLICATION_COMMAND_INVALID_NAME'],
  ],
  ['refuses capitals', command({ name: 'News' }), ['name APPLICATION_COMMAND_INVALID_NAME']],
  [
    'looks at options too',
    command({ options: [option({ name: 'Top' })] }),
    ['options.0.name APPLICATION_COMMAND_INVALID_NAME'],
  ],
  ['lets user commands have capitals and spaces', command({ type: 2, name: 'Who Is' }), []],
]);

table('command descriptions', commands.commandDescription, [
  ['are wanted of a slash command', { name: 'c' }, ['description BASE_TYPE_BAD_LENGTH']],
  ['are not wanted of a user command', { name: 'c', type: 2, description: '' }, []],
  [
    'are refused of a user command',
    { name: 'c', type: 2, description: 'd' },
    ['description APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET'],
  ],
  [
    'are refused of a message command',
    { name: 'c', type: 3, description: 'd' },
    ['description APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET'],
  ],
]);

table('option names', commands.uniqueOptionNames, [
  [
    'differ',
    command({ options: [option(), option()] }),
    ['options.1 APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS'],
  ],
  [
    'may be the same in two subcommands',
    command({
      options: [
        option({ type: 1, name: 'a', options: [option()] }),
        option({ type: 1, name: 'b', options: [option()] }),
      ],
    }),
    [],
  ],
]);

table('required options first', commands.requiredFirst, [
  [
    'takes required, then optional',
    command({ options: [option({ required: true }), option({ name: 'p' })] }),
    [],
  ],
  [
    'refuses the other order',
    command({ options: [option(), option({ name: 'p', required: true })] }),
    ['options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
  ],
]);

table('choices or autocomplete', options.choicesOrAutocomplete, [
  ['takes either', command({ options: [option({ autocomplete: true })] }), []],
  [
    'refuses both',
    command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
    ['options.0.autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_EXCLUSIVE'],
  ],
]);

table('subcommands', commands.subcommandNesting, [
  [
    'stand alone',
    command({ options: [option({ type: 1, name: 'a' }), option()] }),
    ['options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID'],
  ],
]);

const choice = (name: string, value: string | number = name) => ({ name, value });

table('choice values', options.choiceValues, [
  [
    'are at most 100',
    command({ options: [option({ choices: [choice('a', '😀'.repeat(100))] })] }),
    [],
  ],
  [
    'are refused at 101, though the schema takes 6000',
    command({ options: [option({ choices: [choice('a'), choice('b', 'x'.repeat(101))] })] }),
    ['options.0.choices.1.value BASE_TYPE_MAX_LENGTH'],
  ],
]);

table('choice names', options.uniqueChoiceNames, [
  ['differ', command({ options: [option({ choices: [choice('a'), choice('b')] })] }), []],
  [
    'are refused twice',
    command({ options: [option({ choices: [choice('a', '1'), choice('a', '2')] })] }),
    ['options.0.choices.1.name APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS'],
  ],
]);

table('bounds of an option', options.boundsInOrder, [
  ['may be equal', command({ options: [option({ min_length: 3, max_length: 3 })] }), []],
  ['may be one', command({ options: [option({ type: 4, min_value: 3 })] }), []],
  [
    'refuse min_value above max_value',
    command({ options: [option({ type: 4, min_value: 3, max_value: 2 })] }),
    ['options.0.min_value NUMBER_TYPE_MAX'],
  ],
  [
    'refuse min_length above max_length',
    command({ options: [option({ min_length: 3, max_length: 2 })] }),
    ['options.0.min_length NUMBER_TYPE_MAX'],
  ],
]);

table('locales', knownLocales, [
  ['are Discord’s', command({ name_localizations: { de: 'c', 'es-419': 'c' } }), []],
  [
    'are refused when unknown, wherever they stand',
    command({
      name_localizations: { en: 'c' },
      options: [
        option({
          description_localizations: { pt_BR: 'd' },
          choices: [{ ...choice('a'), name_localizations: { xx: 'b' } }],
        }),
      ],
    }),
    [
      'name_localizations.en BASE_TYPE_CHOICES',
      'options.0.description_localizations.pt_BR BASE_TYPE_CHOICES',
      'options.0.choices.0.name_localizations.xx BASE_TYPE_CHOICES',
    ],
  ],
]);

table('names in other languages', localizedNames, [
  ['are names', command({ name_localizations: { de: 'neuigkeiten', ja: 'ニュース' } }), []],
  [
    'of the command are refused together',
    command({ name_localizations: { de: 'Neu', fr: 'Nouvelles' } }),
    ['name_localizations APPLICATION_COMMAND_INVALID_NAME'],
  ],
  [
    'of options are refused one by one',
    command({ options: [option({ name_localizations: { de: 'Thema', fr: 'a b' } })] }),
    [
      'options.0.name_localizations.de APPLICATION_COMMAND_INVALID_NAME',
      'options.0.name_localizations.fr STRING_TYPE_REGEX',
      'options.0.name_localizations.fr APPLICATION_COMMAND_INVALID_NAME',
    ],
  ],
  [
    'of user commands may have capitals',
    { name: 'Who Is', type: 2, name_localizations: { de: 'Wer Ist' } },
    [],
  ],
]);

/** A command whose choices count `length` for each of 25. */
const sized = (length: number, text = 'x', extra: object = {}) =>
  command({
    options: [
      option({
        choices: Array.from({ length: 25 }, () => ({
          ...choice(text.repeat(length - 100), text.repeat(100)),
          ...extra,
        })),
      }),
    ],
  });

table('size of a command', commands.commandSize, [
  ['is at most 8000', sized(319), []],
  ['is refused beyond', sized(320), [' APPLICATION_COMMAND_TOO_LARGE']],
  ['is counted in code points', sized(319, '😀'), []],
  [
    'counts the longest language of each text',
    sized(200, 'x', { name_localizations: { de: 'y', fr: 'z'.repeat(300) } }),
    [' APPLICATION_COMMAND_TOO_LARGE'],
  ],
]);

describe('commands of one PUT', () => {
  it('have a name of their own among their type', () => {
    const bodies = [command(), command({ type: 2 }), command()];
    expect(shown(commands.uniqueCommandNames(bodies))).toEqual([
      '2 APPLICATION_COMMANDS_DUPLICATE_NAME',
    ]);
  });
});

/** Owns `keypoint sources` and `keypoint sources list`: the sources, and how reading each goes. */
import { UserError } from '../../lib/errors.ts';
import {
  type ListSourcesArgs,
  listSources,
  sourceStates,
} from '../../sources/manage/list-sources.ts';
import type { CliCommand } from '../definition.ts';
import { sourceTable } from '../source-words.ts';
import { withDatabase } from '../with-database.ts';

export const sources: CliCommand = {
  name: 'sources',
  what: 'List the sources: what each is, when it last brought something, and how it fails',
  options: [{ flags: '--state <state>', what: `only of this state: ${sourceStates.join(', ')}` }],
  async run({ config, options }) {
    const state = readState(options['state']);
    const readsDefaults = config.KEYPOINT_SOURCES === 'default';
    const found = await withDatabase(config, (db) => listSources({ db }, { state, readsDefaults }));
    const isDefaultUnread = !readsDefaults && found.some(({ state }) => state === 'default');
    const note = isDefaultUnread ? `\n${HOW_TO_READ_DEFAULTS}` : '';
    const text = found.length === 0 ? noneOf(state) : `${sourceTable(found)}${note}`;
    return { json: found, text };
  },
};

export const sourcesList: CliCommand = {
  ...sources,
  name: 'sources list',
  what: 'The same as `sources`',
};

const HOW_TO_READ_DEFAULTS =
  'Those of state default are read with KEYPOINT_SOURCES=default, or one by one: `keypoint sources resume <id>`.';

function noneOf(state: ListSourcesArgs['state']): string {
  return state === null
    ? 'No sources yet. `keypoint sources add <address>` takes a feed or a page that has one.'
    : `No source is ${state}.`;
}

function readState(text: string | undefined): ListSourcesArgs['state'] {
  if (text === undefined) return null;
  const state = sourceStates.find((known) => known === text);
  if (state) return state;
  throw new UserError(`No state is called "${text}". There are ${sourceStates.join(', ')}.`);
}

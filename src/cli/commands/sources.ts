/** Owns `keypoint sources` and `keypoint sources list`: the sources, and how reading each goes. */
import { UserError } from '../../lib/errors.ts';
import { type ListSourcesArgs, listSources } from '../../sources/manage/list-sources.ts';
import { sourceStates } from '../../sources/source-states.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { sourceTable } from '../source-words.ts';
import { wrapLines } from '../terminal-width.ts';
import { withSources } from '../with-sources.ts';

export async function sources({ config, options, flags }: CliCall): Promise<CliAnswer> {
  const state = readState(options['state']) ?? (flags.has('all') ? 'all' : null);
  const readsDefaults = config.KEYPOINT_SOURCES === 'default';
  const found = await withSources(config, (db) => listSources({ db }, { state, readsDefaults }));
  const isDefaultUnread = !readsDefaults && found.some(({ state }) => state === 'default');
  const note = isDefaultUnread ? `\n${wrapLines([HOW_TO_READ_DEFAULTS])}` : '';
  const text = found.length === 0 ? noneOf(state) : `${sourceTable(found)}${note}`;
  return { json: found, text };
}

const HOW_TO_READ_DEFAULTS =
  'Those in state default are not read yet: KEYPOINT_SOURCES=default reads them all, `keypoint sources resume <id>` one of them.';

function noneOf(state: ListSourcesArgs['state']): string {
  return state === null || state === 'all'
    ? 'No sources yet. `keypoint sources add <address>` takes a feed or a page that has one.'
    : `No source is ${state}.`;
}

function readState(text: string | undefined): ListSourcesArgs['state'] {
  if (text === undefined) return null;
  const state = sourceStates.find((known) => known === text);
  if (state) return state;
  throw new UserError(`No state is called "${text}". There are ${sourceStates.join(', ')}.`);
}

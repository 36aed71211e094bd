/** Owns `keypoint sources pause`, `resume` and `remove`. */
import { systemClock } from '../../lib/clock.ts';
import { UserError } from '../../lib/errors.ts';
import { changeState, type StateChange } from '../../sources/manage/change-state.ts';
import { whichSource } from '../../sources/manage/which-source.ts';
import type { CliCommand } from '../definition.ts';
import { nameOf } from '../source-words.ts';
import { withSources } from '../with-sources.ts';

export const sourcesPause = changing('pause');
export const sourcesResume = changing('resume');
export const sourcesRemove = changing('remove');

function changing(change: StateChange): CliCommand['run'] {
  return async ({ config, args: [which = ''] }) => {
    const { source, outcome } = await withSources(config, async (db) => {
      const source = await whichSource(db, which);
      return { source, outcome: await changeState({ db, clock: systemClock }, source, change) };
    });
    const called = `${nameOf(source)} (${source.id})`;
    if (outcome.status === 'folder') throw new UserError(`${called} ${FOLDER}`);
    if (outcome.status === 'unchanged') {
      const text = `${called} is ${outcome.state} already: nothing to do.`;
      return { json: { id: source.id, state: outcome.state, changed: false }, text };
    }
    const text = `${called} ${SAID[change](source.id)}`;
    return { json: { id: source.id, state: outcome.after, changed: true }, text };
  };
}

const FOLDER =
  'is a folder. The bot reads the folder of the setting KEYPOINT_ARTICLES: change that to read another.';

const SAID: Readonly<Record<StateChange, (id: number) => string>> = {
  pause: (id) => `is not polled until \`keypoint sources resume ${id}\`.`,
  resume: () =>
    'is polled from now on: the bot begins within a minute, or when it is next started.',
  remove: (id) =>
    `is polled no more. What it has brought stays, and \`keypoint sources resume ${id}\` takes it up again.`,
};

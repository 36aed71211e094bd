/** Owns `keypoint sources show`: one source, and what became of its newest entries. */
import { showSource } from '../../sources/manage/show-source.ts';
import { whichSource } from '../../sources/manage/which-source.ts';
import type { CliCommand } from '../definition.ts';
import { sourceDetails } from '../source-words.ts';
import { withDatabase } from '../with-database.ts';

export const sourcesShow: CliCommand = {
  name: 'sources show',
  what: 'Show all that is known of a source, and what became of its newest entries',
  arguments: [{ name: '<source>', what: 'its number in the list, its address, or its name' }],
  async run({ config, args: [which = ''] }) {
    const readsDefaults = config.KEYPOINT_SOURCES === 'default';
    const details = await withDatabase(config, async (db) => {
      const source = await whichSource(db, which);
      return showSource({ db, alertBar: config.ALERT_BAR }, { source, readsDefaults });
    });
    return { json: details, text: sourceDetails(details) };
  },
};

/** Owns `keypoint sources export`: the list of feeds, for another reader or another Keypoint. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '../../lib/clock.ts';
import { messageOf, UserError } from '../../lib/errors.ts';
import { exportOpml } from '../../sources/manage/export-opml.ts';
import { readTaxonomy } from '../../topics/taxonomy.ts';
import type { CliCommand } from '../definition.ts';
import { counted } from '../text-table.ts';
import { withDatabase } from '../with-database.ts';

export const sourcesExport: CliCommand = {
  name: 'sources export',
  what: 'Write the feeds that are read or paused as OPML, to a file or to the terminal',
  arguments: [{ name: '[file]', what: 'is written anew; without it the terminal shows the list' }],
  async run({ config, args: [file] }) {
    const taxonomy = readTaxonomy(config.KEYPOINT_TOPICS);
    const readsDefaults = config.KEYPOINT_SOURCES === 'default';
    const { feeds, opml } = await withDatabase(config, (db) =>
      exportOpml({ db, clock: systemClock, taxonomy }, { readsDefaults }),
    );
    if (file === undefined) return { json: { feeds, opml }, text: opml.trimEnd() };
    try {
      writeFileSync(resolve(file), opml);
    } catch (error) {
      throw new UserError(`${file} cannot be written: ${messageOf(error)}.`, { cause: error });
    }
    const text = `${counted(feeds, 'feed', 'feeds')} written to ${file}.`;
    return { json: { feeds, file: resolve(file) }, text };
  },
};

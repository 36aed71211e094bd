/** Owns `keypoint sources export`: the list of feeds, for another reader or another Keypoint. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '../../lib/clock.ts';
import { messageOf, UserError } from '../../lib/errors.ts';
import { exportOpml } from '../../sources/manage/export-opml.ts';
import { readTaxonomy } from '../../topics/taxonomy.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { counted } from '../text-table.ts';
import { withSources } from '../with-sources.ts';

export async function sourcesExport({ config, args: [file] }: CliCall): Promise<CliAnswer> {
  const taxonomy = readTaxonomy(config.KEYPOINT_TOPICS);
  const readsDefaults = config.KEYPOINT_SOURCES === 'default';
  const { feeds, opml } = await withSources(config, (db) =>
    exportOpml({ db, clock: systemClock, taxonomy }, { readsDefaults }),
  );
  if (file === undefined) return { json: { feeds, opml }, text: opml.trimEnd(), isFile: true };
  try {
    writeFileSync(resolve(file), opml);
  } catch (error) {
    throw new UserError(`${file} cannot be written: ${messageOf(error)}.`, { cause: error });
  }
  const text = `${counted(feeds, 'feed', 'feeds')} written to ${file}.`;
  return { json: { feeds, file: resolve(file) }, text };
}

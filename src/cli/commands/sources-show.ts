/** Owns `keypoint sources show`: one source, and what became of its newest entries. */
import { showSource } from '../../sources/manage/show-source.ts';
import { whichSource } from '../../sources/manage/which-source.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { sourceDetails } from '../source-words.ts';
import { withSources } from '../with-sources.ts';

export async function sourcesShow({ config, args: [which = ''] }: CliCall): Promise<CliAnswer> {
  const readsDefaults = config.KEYPOINT_SOURCES === 'default';
  const details = await withSources(config, async (db) => {
    const source = await whichSource(db, which);
    return showSource({ db, alertBar: config.ALERT_BAR }, { source, readsDefaults });
  });
  return { json: details, text: sourceDetails(details) };
}

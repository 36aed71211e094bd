/** Owns `keypoint stories show`: one story, and why each of its articles is in it. */
import { showStory } from '../../stories/show-story.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { readNumber } from '../read-numbers.ts';
import { storyDetails } from '../story-words.ts';
import { withDatabase } from '../with-database.ts';

export async function storiesShow({ config, args: [text = ''] }: CliCall): Promise<CliAnswer> {
  const asked = readNumber(text, 'a story');
  const details = await withDatabase(config, (db) => showStory({ db }, asked));
  const merged =
    details.id === asked ? '' : `Story ${asked} was merged into story ${details.id}.\n`;
  return { json: details, text: `${merged}${storyDetails(details)}` };
}

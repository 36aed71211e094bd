/** Owns measuring what it takes to place an article beside those of the days around it. */
import { parseConfig } from '../src/config.ts';
import { newStory, type Placement } from '../src/stories/place.ts';
import { fingerprint } from '../src/stories/text/fingerprint.ts';
import { Neighbourhood } from '../src/stories/text/neighbourhood.ts';
import { cosineOf } from '../src/stories/text/pair-features.ts';
import { regroup } from '../src/stories/text/regroup.ts';
import { readStoryModel, type StoryModel } from '../src/stories/text/story-model.ts';
import { heldBytes } from '../test/support/held-bytes.mjs';
import { readFieldTexts } from './eval/field-texts.ts';
import { seededRandom } from './eval/read-lines.ts';

const WINDOWS = [20_000, 100_000];
const PLACED = 1_000;
const SCANS = 20;
const MB = 1_048_576;

/**
 * `[file of articles]`. A window's articles have halves of the titles and leads of
 * others, so that their words are as common as news has them; a third are told twice.
 */
export async function benchStories([
  file = '../shared/data/everyday/articles.jsonl.gz',
]: readonly string[]): Promise<void> {
  const texts = readFieldTexts(file);
  const model = readStoryModel(parseConfig({}).KEYPOINT_STORY_MODEL);
  for (const size of WINDOWS) measure(size, { texts, model });
  await Promise.resolve();
}

type Told = { title: string; body: string };

function measure(
  size: number,
  { texts, model }: { texts: readonly Told[]; model: StoryModel },
): void {
  const tell = teller(texts);
  const neighbourhood = new Neighbourhood(model);
  const placement: Placement = { storyOf: new Map(), merged: [] };
  const place = (id: number, { title, body }: Told) => {
    const told = { id, title, lead: body, toldAt: 0, outlet: `outlet-${id % 500}` };
    const story = newStory();
    story.members.set(id, { ...MEMBER, id });
    placement.storyOf.set(id, story);
    const neighbour = neighbourhood.place(
      { ...told, isPaper: false, isGrouped: false, links: [] },
      id,
    );
    neighbourhood.listen(neighbour);
    regroup({ placement, neighbourhood, model }, neighbour);
    return neighbour;
  };
  const before = heldBytes();
  const built = performance.now();
  const window = Array.from({ length: size }, (_, id) => place(id, tell()));
  const building = (performance.now() - built) / size;
  const held = (heldBytes() - before) / MB;

  const news = Array.from({ length: PLACED }, tell);
  const placing = news.map((told, at) => timed(() => place(size + at, told)));
  const cutting = news.map(({ title, body }) => timed(() => fingerprint(title, body, model.idfOf)));
  const scanning = news.slice(0, SCANS).map(({ title, body }) =>
    timed(() => {
      const print = fingerprint(title, body, model.idfOf);
      for (const other of window) cosineOf(print, other.print);
    }),
  );
  const row = (what: string, times: readonly number[]) =>
    `  ${what.padEnd(44)} ${at(times, 0.5).toFixed(3)} ms median, ${at(times, 0.95).toFixed(3)} p95\n`;
  process.stdout.write(
    `window of ${size}: ${held.toFixed(0)} MB held, ${building.toFixed(3)} ms an article while it grew\n`,
  );
  process.stdout.write(row('placing one more', placing));
  process.stdout.write(row('floor: cutting its text into words', cutting));
  process.stdout.write(row('naive: comparing it with each of the window', scanning));
}

const MEMBER = {
  quality: 50,
  state: 'listed',
  leads: null,
  reason: 'alone',
  isSettled: false,
} as const;

function teller(texts: readonly Told[]): () => Told {
  const random = seededRandom(1);
  const some = () => texts[Math.floor(random() * texts.length)] ?? { title: '', body: '' };
  const half = (text: string, from: number) => {
    const words = text.split(' ');
    const middle = Math.floor(words.length / 2);
    return words.slice(from * middle, middle + from * words.length).join(' ');
  };
  let last: Told | null = null;
  return () => {
    if (last && random() < 1 / 3) {
      const again = { title: `${half(last.title, 0)} ${half(some().title, 1)}`, body: last.body };
      last = null;
      return again;
    }
    last = {
      title: `${half(some().title, 0)} ${half(some().title, 1)}`,
      body: `${half(some().body, 0)} ${half(some().body, 1)}`,
    };
    return last;
  };
}

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}

/** Owns the order of a chaos run: what is told, what goes wrong and who is killed, one after the other. */
import type { NewsStep } from './article-files.ts';
import type { Random } from './random.ts';
import type { WeatherStep } from './weather.ts';

export type Step =
  | { type: 'news'; news: NewsStep }
  | { type: 'weather'; weather: WeatherStep }
  /** This long after all are at work. */
  | { type: 'kill'; slot: number; afterMs: number }
  /** Everything ends at once, and is started again when Discord has forgotten every nonce. */
  | { type: 'power cut' };

const MOST_MS = 250;

type TimelineArgs = {
  news: readonly NewsStep[];
  weather: readonly WeatherStep[];
  kills: number;
  powerCuts: number;
  workers: number;
};

/** The three are spread evenly over the run, whatever the machine's speed. */
export function timelineOf(
  { news, weather, kills, powerCuts, workers }: TimelineArgs,
  random: Random,
): Step[] {
  const killed = Array.from({ length: kills }, (): Step => {
    const afterMs = random.between(0, MOST_MS);
    return { type: 'kill', slot: random.between(0, workers - 1), afterMs };
  });
  return [
    ...spread(news.map((one): Step => ({ type: 'news', news: one }))),
    ...spread(weather.map((one): Step => ({ type: 'weather', weather: one }))),
    ...spread(killed),
    ...spread(Array.from({ length: powerCuts }, (): Step => ({ type: 'power cut' }))),
  ]
    .toSorted((a, b) => a.at - b.at)
    .map(({ step }) => step);
}

function spread(steps: readonly Step[]): { at: number; step: Step }[] {
  return steps.map((step, index) => ({ at: (index + 0.5) / steps.length, step }));
}

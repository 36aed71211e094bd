/** Owns what the bot and the command line build alike from the settings. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Config } from './config.ts';
import { createSafeFetch, type SafeFetch } from './lib/safe-fetch.ts';
import { outletsOf, readOutletList } from './quality/outlets.ts';
import { readQualityWeights } from './quality/weights.ts';
import { StoryMemory } from './stories/text/story-memory.ts';
import { readStoryModel } from './stories/text/story-model.ts';
import type { ScanLine } from './sources/folder/scan-folder.ts';
import { type Classifier, createClassifier, readTopicWeights } from './topics/classifier.ts';
import { readTaxonomy, type Taxonomy } from './topics/taxonomy.ts';

/** @throws UserError when one of the files cannot be used */
export function readJudgement(config: Config): { taxonomy: Taxonomy; line: ScanLine } {
  const taxonomy = readTaxonomy(config.KEYPOINT_TOPICS);
  const outlets = readOutletList(config.KEYPOINT_OUTLETS);
  const line = {
    taxonomy,
    classify: lazyClassifier(),
    outlets,
    outletOf: outletsOf(outlets),
    qualityWeights: readQualityWeights(config.KEYPOINT_QUALITY),
    qualityBar: config.QUALITY_BAR,
    heatPerArticle: config.HEAT_PER_ARTICLE,
    alertBar: config.ALERT_BAR,
    alertMaxAgeHours: config.ALERT_MAX_AGE_HOURS,
    alertsAtOnce: config.ALERTS_AT_ONCE,
    memory: new StoryMemory(readStoryModel(config.KEYPOINT_STORY_MODEL)),
  };
  return { taxonomy, line };
}

/** Read with the first article: a tenth of a second of a start, and not every process reads any. */
function lazyClassifier(): Classifier {
  let classify: Classifier | null = null;
  return (text) => {
    classify ??= createClassifier(readTopicWeights());
    return classify(text);
  };
}

/** How many of a first contact's stories a channel gets when the setting says nothing. */
export const BACKLOG_STORIES = 3;

/** Asks what comes from outside as the settings allow, under our own name. */
export function safeFetchOf(config: Config): SafeFetch {
  return createSafeFetch({
    allowPrivate: config.ALLOW_PRIVATE_SOURCES,
    userAgent: userAgentOf(config),
  });
}

/** Who asks, and where its owner can be reached. */
export function userAgentOf({ CONTACT_ADDRESS: contact }: Config): string {
  return `Keypoint/${packageVersion()} (${contact === undefined ? 'self-hosted feed reader' : `+${contact}`})`;
}

/** Keypoint's own. */
export function packageVersion(): string {
  // From where the code stands: the build keeps that (ADR 11).
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

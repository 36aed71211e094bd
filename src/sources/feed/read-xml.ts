/** Owns reading XML that may be broken: as it is when its tags are sound, else mended. */
import { FeedError } from './feed-error.ts';
import { prepareXml } from './prepare-xml.ts';
import type { RawFeed } from './raw-feed.ts';
import { formatOf } from './read-format.ts';
import { rewriteXml } from './rewrite-xml.ts';
import { lineOf, surveyXml, withoutComments } from './survey-xml.ts';

/** @throws FeedError for what is no feed, or too broken to find one in it */
export function readXml(body: string): { raw: RawFeed; mended: string[] } {
  const { text, mended } = prepareXml(body);
  // Says what it is when it is no feed; a page's tags need not be sound for that.
  const read = formatOf(text);
  const survey = surveyXml(text);
  if (survey.isSound) {
    if (hasText(text, survey.end)) mended.push('text after the feed');
    return { raw: read(text.slice(0, survey.end)), mended };
  }
  const where = `near line ${lineOf(text, survey.at)}`;
  try {
    return { raw: read(rewriteXml(text)), mended: [...mended, `${survey.what} ${where}`] };
  } catch (error) {
    if (error instanceof FeedError) throw error;
    throw new FeedError(`is not well-formed XML ${where}`, { cause: error });
  }
}

function hasText(text: string, from: number): boolean {
  return withoutComments(text.slice(from)).trim() !== '';
}

/** Owns saying what somebody follows: as markdown for a sentence, and plain for a menu. */
import { shownKeyword } from '../../subscriptions/keywords/parse-keywords.ts';
import { isPattern } from '../../subscriptions/keywords/pattern.ts';
import type { RuleQuery } from '../../subscriptions/rule.ts';
import type { Taxonomy } from '../../topics/taxonomy.ts';
import { escapeText, plainLine } from '../markup.ts';
import { shortList } from '../texts/short-list.ts';
import type { Texts } from '../texts/texts-for.ts';
import { slugLabel } from '../topic-option.ts';

type Deps = { taxonomy: Taxonomy; texts: Texts };

/** Twenty lines of a list, of which few are this long, are to fit into an embed's 4,096. */
const TOPIC_LENGTH = 50;
const WORD_LENGTH = 30;
const WORDS_SHOWN = 3;
/** A menu's option: https://docs.discord.com/developers/components/reference#string-select. */
const OPTION_LENGTH = 100;

/** “Robotics with “gripper” or “hand””. */
export function followedLabel(deps: Deps, query: RuleQuery): string {
  return labelOf(deps, query, escapeText);
}

export function plainLabel(deps: Deps, query: RuleQuery, limit = OPTION_LENGTH): string {
  return plainLine(labelOf(deps, query, plainLine), limit);
}

function labelOf(
  { taxonomy, texts }: Deps,
  { topic, include, exclude }: RuleQuery,
  shown: (text: string, limit: number) => string,
): string {
  const words = (all: readonly string[]) => {
    const shownWords = all
      .map(shownKeyword)
      .map((word) => wordLabel(shown(word, WORD_LENGTH), isPattern(word), texts));
    return shortList(shownWords, WORDS_SHOWN, texts, 'or');
  };
  const about = shown(slugLabel(taxonomy, topic, texts), TOPIC_LENGTH);
  const what =
    include.length === 0
      ? about
      : topic === null
        ? words(include)
        : texts('following.topicWith', { topic: about, words: words(include) });
  return exclude.length === 0 ? what : texts('following.without', { what, words: words(exclude) });
}

/** A pattern has its slashes around it. */
function wordLabel(word: string, isPlain: boolean, texts: Texts): string {
  return isPlain ? word : texts('common.quoted', { name: word });
}

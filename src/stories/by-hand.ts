/** Owns what people decide of stories: which are one, and which articles are a story of their own. */
import { headOf, moveMember, newStory, type Placement, type StoryDraft } from './place.ts';

export type ByHand = {
  /** At least one of each story that is decided on: these stories are read whole. */
  articleIds: readonly number[];
  /** Changes only what is placed. */
  decide: (placement: Placement) => void;
};

/** The oldest takes in the others and keeps its row, and with it the messages that show it. */
export function mergeByHand(articleIds: readonly number[]): ByHand {
  return {
    articleIds,
    decide(placement) {
      const stories = new Set(articleIds.flatMap((id) => placement.storyOf.get(id) ?? []));
      const [into, ...rest] = [...stories].toSorted(
        (a, b) => (a.id ?? Infinity) - (b.id ?? Infinity),
      );
      if (!into) return;
      for (const from of rest) {
        for (const id of from.members.keys()) moveMember(placement, id, into);
        placement.merged.push({ from, into });
      }
      settle(into);
    },
  };
}

/**
 * Parts these articles of one story from its others. The part that has the head keeps the row, and
 * with it the messages that show the head: so no reader is told of it twice.
 */
export function splitByHand(articleIds: readonly number[]): ByHand {
  return {
    articleIds,
    decide(placement) {
      const [story] = articleIds.flatMap((id) => placement.storyOf.get(id) ?? []);
      const head = story && headOf(story);
      if (!head) return;
      const named = new Set(articleIds);
      const made = newStory();
      for (const id of story.members.keys()) {
        if (named.has(id) !== named.has(head.id)) moveMember(placement, id, made);
      }
      settle(story);
      settle(made);
    },
  };
}

/** Nothing that comes later parts them again, or joins them to others that people have settled. */
function settle({ members }: StoryDraft): void {
  for (const member of members.values()) member.reason = 'hand';
}

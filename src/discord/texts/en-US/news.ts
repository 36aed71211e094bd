/** Owns what looking news up answers, in English. */
export const news = {
  newestOf: '{topic}: newest stories',
  olderOf: '{topic}: older stories',
  newestOfAll: 'Newest stories of all topics',
  nothingYet:
    'Nothing about **{topic}** yet. </subscribe> sends you its first story as soon as there is one.',
  noStories: 'There are no stories yet at all.',
  noOlder: 'There are no older stories.',
  topicGone: 'This list is of a topic that is no more. </news topic> shows the topics.',
  storyGone: 'That story is no longer here. </news topic> shows the newest.',
  relatedTo: 'Related to: {title}',
  nothingRelated: 'No other story comes near this one yet.',
  olderOfAll: 'Older stories of all topics',
  bestOf: {
    one: '{topic}: hottest stories of the last day',
    other: '{topic}: hottest stories of the last {count} days',
  },
  nothingOf: {
    one: 'Nothing about **{topic}** in the last day.',
    other: 'Nothing about **{topic}** in the last {count} days.',
  },
  found: 'Search: {text}',
  foundCount: { one: '1 story found', other: '{count} stories found' },
  foundMore: {
    one: 'The best of the newest: 1 story; there are older ones too',
    other: 'The best of the newest: {count} stories; there are older ones too',
  },
  foundNothing: 'Nothing found for “{text}”.',
  searchHint:
    'Fewer words find more; quotes keep words together, a minus before a word leaves it out.',
  searchMeant: 'Did you mean one of these?',
  trending: { one: 'Trending: the last day', other: 'Trending: the last {count} days' },
  trendingOf: {
    one: '{topic}: trending in the last day',
    other: '{topic}: trending in the last {count} days',
  },
  nothingTrends: { one: 'Nothing in the last day.', other: 'Nothing in the last {count} days.' },
  trendingOrder: 'Ordered by how many outlets tell a story and how new it is',
  pictureShows: {
    one: 'Heat by topic of the last day, oldest first.',
    other: 'Heat by topic for each of the last {count} days, oldest first.',
  },
  quality: 'quality {quality}',
  leads: 'leads the story',
  caughtUp: 'All caught up: nothing that was not sent to you since {when}.',
  missed: 'What you missed',
  missedOfYours: 'Of what you follow, not sent to you since {when}, hottest first:',
  missedOfAll:
    'Of all topics since {when}, hottest first. </subscribe> narrows it to what you follow.',
  nothingLikeIt:
    'Nothing that Keypoint has read comes near this message. </news search> finds stories by their words.',
  likeThis: 'Near to this message',
  unknownStory:
    'Keypoint has not read that. Start typing a title and pick from the list, or try </news search>.',
} as const;

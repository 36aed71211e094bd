/** Owns what a test card says, and what is said of it, in English. */
export const tests = {
  message: '🧪 **Test**, asked for by {person}: so cards look here. Nothing was alerted.',
  title: 'A test card',
  noStory: 'There is no story yet to show as an example.',
  postName: 'Test of alerts',
  rights: 'My rights in {channel}:',
  forRole: '{right}, to call {role}, which not everyone may mention',
  posted: 'Posted: {link}',
  notPosted: 'No test card was posted. {reason}',
} as const;

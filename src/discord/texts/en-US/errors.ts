/** Owns what a person is told when something cannot be done, in English. */
export const errors = {
  failed: 'Something went wrong here. Reference: {reference}',
  oldButton: 'This button is from an older Keypoint. Use the command again.',
  oldForm: 'This form is from an older Keypoint. Use the command again.',
  tooFast: 'That was a lot at once. Try again in {seconds} s.',
  oldCommand: 'Keypoint no longer has this command. Type `/` to see what it has.',
  serverOnly: 'This works in a server only: open the server and try again there.',
  manageServer:
    'Only people with “Manage Server” choose this server’s alerts. </subscribe> brings a topic to your own direct messages.',
  unknownTopic: 'No topic is called “{typed}”.',
  didYouMean: 'Did you mean {topics}?',
  pickTopic: 'Type a letter and pick from the list, for example {topics}.',
  pickChannel: 'Pick a text, announcement, forum or media channel of this server, or a thread.',
  pickTextChannel: 'Pick a text or announcement channel of this server.',
  pickHow: 'Pick how it comes from the list: at once, daily or weekly.',
  pickZone: 'Pick a time zone from the list, such as `Europe/Berlin`.',
  wholeNumber: 'Give a whole number from 0 to {most}.',
  quietHours: 'Give quiet hours as `22:00-07:00`, or `off` for none.',
  cannotPost: 'I cannot post in {channel}: I lack {rights} there.',
  enterThread: 'Mention me in it, so that I am in it, then try again.',
  allowInThread:
    'Allow it for my role in the settings of its channel (Permissions), then try again.',
  allowInChannel: 'Allow it for my role in that channel’s settings (Permissions), then try again.',
  locked: '{channel} is locked. Unlock it, then try again.',
} as const;

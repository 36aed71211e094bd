/** Owns what `/alerts` says of itself while it is typed, in English. */
export const alerts = {
  description: 'Choose which topics are posted in which channel',
  add: {
    description: 'Post stories of a topic or with keywords in a channel',
  },
  list: {
    description: 'Show this server’s alerts, to edit, pause or remove them',
  },
  edit: {
    description: 'Change an alert by options (- empties one), or in a form when none is given',
  },
  remove: {
    description: 'Remove an alert',
  },
  pause: {
    description: 'Let an alert rest until it is resumed',
  },
  resume: {
    description: 'Let a paused alert go on',
  },
  preview: {
    description: 'See what an alert would have posted in the last weeks',
  },
  test: {
    description: 'Post a test card in a channel, and see which rights lack',
  },
  log: {
    description: 'See what was posted in a channel, and what was not and why',
  },
  alert: {
    name: 'alert',
    description: 'Start typing a topic, a keyword or a channel',
  },
  keywords: {
    name: 'keywords',
    description: 'One of them must be in a story: gaussian splatting, robot*, /3d ?gs/',
  },
  without: {
    name: 'without',
    description: 'None of these words may be in a story',
  },
  heat: {
    name: 'heat',
    description: 'The least heat of a story',
  },
  dailyTarget: {
    name: 'daily-target',
    description: 'About so many stories a day: the heat is found for it',
  },
  role: {
    name: 'role',
    description: 'A role that is mentioned',
  },
  roleHeat: {
    name: 'role-heat',
    description: 'Mention the role from this heat on only',
  },
  tags: {
    name: 'tags',
    description: 'Tags of the forum for its posts, beside those of topics',
  },
  limits: {
    description: 'Limit a channel’s alerts a day, set quiet hours, or see what holds',
    daily: { name: 'daily', description: 'The most alerts a day; 0 for no limit' },
    quiet: { name: 'quiet', description: 'Quiet hours such as 22:00-07:00, or off' },
    mode: {
      name: 'mode',
      description: 'What quiet hours do to alerts',
      hold: 'Hold alerts until they end',
      silent: 'Post without a sound',
    },
    zone: { name: 'zone', description: 'The time zone of its days and hours' },
    digestHour: { name: 'digest-hour', description: 'The hour at which its digests come' },
  },
  notices: {
    description: 'Choose where to hear of paused alerts, or see what is chosen',
    channel: { name: 'channel', description: 'A text or announcement channel of this server' },
  },
} as const;

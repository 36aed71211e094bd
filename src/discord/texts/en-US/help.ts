/** Owns what `/help` answers, in English. */
export const help = {
  title: 'What Keypoint can do',
  everyone: 'For everybody',
  admins: 'For people with “Manage Server”',
  operator: 'For whoever runs this Keypoint',
  row: '{command} – {what}',
  menu: 'In a message’s menu, under Apps: **{name}**',
  more: '</help> with a command’s name explains its options.',
  optional: '{option} (optional): {what}',
  required: '{option}: {what}',
  choices: 'One of: {choices}',
  noOptions: 'It needs nothing more.',
  unknown: 'There is no command called “{typed}”. </help> shows all of them.',
} as const;

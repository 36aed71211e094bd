/** Owns the table of the limits of message bodies. */
export const x = (length: number): string => 'x'.repeat(length);
const times = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));

const embed = (fields: object): object => ({ embeds: [{ title: 't', ...fields }] });
const field = (fields: object = {}): object => ({ name: 'n', value: 'v', ...fields });
const row = (...components: object[]): object => ({ type: 1, components });
const rows = (...components: object[]): object => ({ content: 'c', components });
const button = (fields: object = {}): object => ({
  type: 2,
  style: 1,
  label: 'b',
  custom_id: 'b',
  ...fields,
});
const buttons = (count: number, from = 0): object[] =>
  times(count, (index) => button({ custom_id: `b${from + index}` }));
const select = (fields: object = {}): object => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'a', value: 'a' }],
  ...fields,
});
const option = (fields: object): object =>
  select({ options: [{ label: 'a', value: 'a', ...fields }] });
const options = (count: number): object[] =>
  times(count, (index) => ({ label: `${index}`, value: `${index}` }));
const text = (content = 't'): object => ({ type: 10, content });
const v2 = (...components: object[]): object => ({ flags: 1 << 15, components });
const url = (length: number): string => `https://example.org/${x(length - 20)}`;
const picture = { url: 'https://example.org/p.png' };
const snowflakes = (count: number): string[] =>
  times(count, (index) => `${1_475_000_000_000_000_000n + BigInt(index)}`);

/** With the place and the inner code that the refused one gets. */
type Limit = [what: string, taken: object, refused: object, errors: string[]];

/** The last value that Discord takes, and the first that it refuses (message.mdx, reference.mdx). */
export const LIMITS: readonly Limit[] = [
  ['content of 2000', { content: x(2000) }, { content: x(2001) }, ['content BASE_TYPE_MAX_LENGTH']],
  [
    'content of 2000 code points',
    { content: '😀'.repeat(2000) },
    { content: '😀'.repeat(2001) },
    ['content BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'content of 2000 within white space',
    { content: `\n ${x(2000)} \n` },
    { content: `\n ${x(2001)} \n` },
    ['content BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a title of 256',
    embed({ title: x(256) }),
    embed({ title: x(257) }),
    ['embeds.0.title BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a title of 256 code points within white space',
    embed({ title: ` ${'😀'.repeat(256)} ` }),
    embed({ title: ` ${'😀'.repeat(257)} ` }),
    ['embeds.0.title BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a description of 4096',
    embed({ description: x(4096) }),
    embed({ description: x(4097) }),
    ['embeds.0.description BASE_TYPE_MAX_LENGTH'],
  ],
  [
    '25 fields',
    embed({ fields: times(25, () => field()) }),
    embed({ fields: times(26, () => field()) }),
    ['embeds.0.fields BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a field name of 256',
    embed({ fields: [field({ name: x(256) })] }),
    embed({ fields: [field({ name: x(257) })] }),
    ['embeds.0.fields.0.name BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a field value of 1024',
    embed({ fields: [field(), field({ value: x(1024) })] }),
    embed({ fields: [field(), field({ value: x(1025) })] }),
    ['embeds.0.fields.1.value BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a footer of 2048',
    embed({ footer: { text: x(2048) } }),
    embed({ footer: { text: x(2049) } }),
    ['embeds.0.footer.text BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'an author of 256',
    embed({ author: { name: x(256) } }),
    embed({ author: { name: x(257) } }),
    ['embeds.0.author.name BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'ten embeds',
    { embeds: times(10, () => ({ title: 't' })) },
    { embeds: times(11, () => ({ title: 't' })) },
    ['embeds BASE_TYPE_MAX_LENGTH'],
  ],
  [
    '6000 characters over all embeds',
    { embeds: [{ description: x(4000) }, { title: x(100), footer: { text: x(1900) } }] },
    { embeds: [{ description: x(4000) }, { title: x(101), footer: { text: x(1900) } }] },
    ['embeds MAX_EMBED_SIZE_EXCEEDED'],
  ],
  [
    'an address of 2048',
    embed({ url: url(2048) }),
    embed({ url: url(2049) }),
    ['embeds.0.url BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a link of http',
    embed({ url: 'http://example.org' }),
    embed({ url: 'ftp://example.org' }),
    ['embeds.0.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'a picture of https',
    embed({ image: { url: 'https://example.org/i.png' } }),
    embed({ image: { url: '' } }),
    ['embeds.0.image.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'a colour of 0xffffff',
    embed({ color: 0xff_ff_ff }),
    embed({ color: 0x1_00_00_00 }),
    ['embeds.0.color NUMBER_TYPE_MAX'],
  ],
  [
    'a time of ISO 8601',
    embed({ timestamp: '2026-03-01T12:00:00+00:00' }),
    embed({ timestamp: 'yesterday' }),
    ['embeds.0.timestamp DATE_TIME_TYPE_PARSE'],
  ],
  [
    'an empty field name and value',
    embed({ fields: [field({ name: '', value: '' })] }),
    embed({ fields: [{ name: '' }] }),
    ['embeds.0.fields.0.value BASE_TYPE_REQUIRED'],
  ],
  [
    'a nonce of 25',
    { content: 'c', nonce: x(25) },
    { content: 'c', nonce: x(26) },
    ['nonce NONCE_TYPE_TOO_LONG'],
  ],
  [
    'a nonce that is a number',
    { content: 'c', nonce: 7 },
    { content: 'c', nonce: [7] },
    ['nonce NONCE_TYPE_INVALID_TYPE'],
  ],
  [
    '100 users that may be pinged',
    { content: 'c', allowed_mentions: { users: snowflakes(100) } },
    { content: 'c', allowed_mentions: { users: snowflakes(101) } },
    ['allowed_mentions.users BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'users parsed, or listed',
    { content: 'c', allowed_mentions: { parse: ['users'], users: [] } },
    { content: 'c', allowed_mentions: { parse: ['users'], users: snowflakes(1) } },
    ['allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'],
  ],
  [
    'kinds of mentions that exist',
    { content: 'c', allowed_mentions: { parse: ['users', 'roles', 'everyone'] } },
    { content: 'c', allowed_mentions: { parse: ['here'] } },
    ['allowed_mentions.parse.0 BASE_TYPE_CHOICES'],
  ],
  [
    'flags that a message may have',
    { content: 'c', flags: 1 << 12 },
    { content: 'c', flags: 1 << 6 },
    ['flags MESSAGE_FLAGS_INVALID'],
  ],
  [
    'five rows',
    rows(...times(5, (at) => row(...buttons(1, at)))),
    rows(...times(6, (at) => row(...buttons(1, at)))),
    ['components BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'five buttons in a row',
    rows(row(...buttons(5))),
    rows(row(...buttons(6))),
    ['components.0.components BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'a label of 80',
    rows(row(button({ label: x(80) }))),
    rows(row(button({ label: x(81) }))),
    ['components.0.components.0.label BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a custom id of 100',
    rows(row(button({ custom_id: x(100) }))),
    rows(row(button({ custom_id: x(101) }))),
    ['components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'custom ids that differ',
    rows(row(...buttons(2))),
    rows(row(button(), button())),
    ['components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
  ],
  [
    'a link of 512',
    rows(row({ type: 2, style: 5, label: 'l', url: url(512) })),
    rows(row({ type: 2, style: 5, label: 'l', url: url(513) })),
    ['components.0.components.0.url BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'rows alone, without the V2 flag',
    rows(row(button())),
    rows(text()),
    ['components.0 UNION_TYPE_CHOICES'],
  ],
  [
    '25 options',
    rows(row(select({ options: options(25) }))),
    rows(row(select({ options: options(26) }))),
    ['components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'an option’s label of 100',
    rows(row(option({ label: x(100) }))),
    rows(row(option({ label: x(101) }))),
    ['components.0.components.0.options.0.label BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'an option’s value of 100',
    rows(row(option({ value: x(100) }))),
    rows(row(option({ value: x(101) }))),
    ['components.0.components.0.options.0.value BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'an option’s description of 100',
    rows(row(option({ description: x(100) }))),
    rows(row(option({ description: x(101) }))),
    ['components.0.components.0.options.0.description BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'options that differ',
    rows(row(select({ options: options(2) }))),
    rows(row(select({ options: [...options(1), ...options(1)] }))),
    ['components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED'],
  ],
  [
    'a placeholder of 150',
    rows(row(select({ placeholder: x(150) }))),
    rows(row(select({ placeholder: x(151) }))),
    ['components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH'],
  ],
  [
    '25 values to pick',
    rows(row({ type: 5, custom_id: 'u', max_values: 25 })),
    rows(row({ type: 5, custom_id: 'u', max_values: 26 })),
    ['components.0.components.0.max_values NUMBER_TYPE_MAX'],
  ],
  [
    '40 components, nested ones counted',
    v2({ type: 17, components: times(39, () => text()) }),
    v2({ type: 17, components: times(40, () => text()) }),
    ['components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'],
  ],
  [
    '4000 characters of text display',
    v2(text(x(3999)), text('x')),
    v2(text(x(3999)), text('xx')),
    ['components COMPONENT_MAX_DISPLAYABLE_TEXT_SIZE_EXCEEDED'],
  ],
  [
    'components alone, with the V2 flag',
    v2(text()),
    { ...v2(text()), content: 'c' },
    ['content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
  ],
  [
    'three texts in a section',
    v2({ type: 9, components: times(3, () => text()), accessory: { type: 11, media: picture } }),
    v2({ type: 9, components: times(4, () => text()), accessory: { type: 11, media: picture } }),
    ['components.0.components BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'a section’s accessory',
    v2({ type: 9, components: [text()], accessory: button() }),
    v2({ type: 9, components: [text()] }),
    ['components.0.accessory BASE_TYPE_REQUIRED'],
  ],
  [
    'ten pictures in a gallery',
    v2({ type: 12, items: times(10, () => ({ media: picture })) }),
    v2({ type: 12, items: times(11, () => ({ media: picture })) }),
    ['components.0.items BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'a picture’s description of 1024',
    v2({ type: 12, items: [{ media: picture, description: x(1024) }] }),
    v2({ type: 12, items: [{ media: picture, description: x(1025) }] }),
    ['components.0.items.0.description BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'containers at the top alone',
    v2({ type: 17, components: [text()] }),
    v2({ type: 17, components: [{ type: 17, components: [text()] }] }),
    ['components.0.components.0 UNION_TYPE_CHOICES'],
  ],
];

/** Owns the tables of the hand-written rules on messages, one per rule. */
import { describe, expect, it } from 'vitest';

import type { MessageBody } from '../../src/sandbox/messages/message-body.ts';
import { parseOrList } from '../../src/sandbox/rules/allowed-mentions.ts';
import * as v2 from '../../src/sandbox/rules/components-v2.ts';
import * as components from '../../src/sandbox/rules/components.ts';
import { contentLength, isEmptyMessage } from '../../src/sandbox/rules/content.ts';
import * as embeds from '../../src/sandbox/rules/embeds.ts';
import { answerFlags, createFlags } from '../../src/sandbox/rules/flags.ts';
import * as selects from '../../src/sandbox/rules/selects.ts';
import { table } from './rule-table.ts';

/** Bodies as a bot may send them, wrong on purpose. */
const body = (raw: object): MessageBody => raw;

const button = (extra: object = {}) => ({
  type: 2,
  style: 1,
  label: 'b',
  custom_id: 'a',
  ...extra,
});
const row = (...children: object[]) => ({ type: 1, components: children });
const V2 = 1 << 15;

table('content of at most 2000', contentLength, [
  ['takes 2000', body({ content: 'x'.repeat(2000) }), []],
  ['refuses 2001', body({ content: 'x'.repeat(2001) }), ['content BASE_TYPE_MAX_LENGTH']],
  ['counts an emoji as one', body({ content: '😀'.repeat(2000) }), []],
]);

table('embeds of 6000 together', embeds.embedsTotal, [
  [
    'takes 6000',
    body({ embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] }),
    [],
  ],
  [
    'refuses one more, wherever it stands',
    body({
      embeds: [
        { description: 'x'.repeat(4000), footer: { text: 'x'.repeat(1000) } },
        {
          title: 'x'.repeat(200),
          author: { name: 'x'.repeat(200) },
          fields: [{ name: 'x'.repeat(200), value: 'x'.repeat(401) }],
        },
      ],
    }),
    ['embeds MAX_EMBED_SIZE_EXCEEDED'],
  ],
]);

table('embeds that show something', embeds.embedsComplete, [
  ['takes a picture alone', body({ embeds: [{ image: { url: 'https://a.b/c.png' } }] }), []],
  [
    'refuses an empty embed',
    body({ embeds: [{ color: 1 }] }),
    ['embeds.0.description BASE_TYPE_REQUIRED'],
  ],
  [
    'refuses parts without what they are for',
    body({ embeds: [{ title: 't', footer: {}, author: {}, thumbnail: {} }] }),
    [
      'embeds.0.footer.text BASE_TYPE_REQUIRED',
      'embeds.0.author.name BASE_TYPE_REQUIRED',
      'embeds.0.thumbnail.url BASE_TYPE_REQUIRED',
    ],
  ],
]);

table('schemes of embed URLs', embeds.embedUrls, [
  [
    'takes https, and attachments as pictures',
    body({ embeds: [{ url: 'https://a.b', image: { url: 'attachment://a.png' } }] }),
    [],
  ],
  [
    'refuses javascript',
    body({ embeds: [{ url: 'javascript:alert(1)' }] }),
    ['embeds.0.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'refuses an attachment as link',
    body({ embeds: [{ url: 'attachment://a' }] }),
    ['embeds.0.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'refuses the empty text',
    body({ embeds: [{ thumbnail: { url: '' } }] }),
    ['embeds.0.thumbnail.url URL_TYPE_INVALID_SCHEME'],
  ],
]);

table('rows without the V2 flag', components.legacyRows, [
  ['takes five', body({ components: Array.from({ length: 5 }, () => row()) }), []],
  [
    'refuses six',
    body({ components: Array.from({ length: 6 }, () => row()) }),
    ['components BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'refuses other types',
    body({ components: [{ type: 10, content: 'x' }] }),
    ['components.0 UNION_TYPE_CHOICES'],
  ],
  [
    'takes other types with the flag',
    body({ flags: V2, components: [{ type: 10, content: 'x' }] }),
    [],
  ],
]);

table('width of a row', components.rowWidth, [
  ['takes one select', body({ components: [row({ type: 3 })] }), []],
  [
    'refuses a button beside a select',
    body({ components: [row({ type: 3 }, button())] }),
    ['components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
  ],
]);

table('custom ids', components.uniqueCustomIds, [
  ['takes two', body({ components: [row(button(), button({ custom_id: 'b' }))] }), []],
  [
    'refuses the second of a kind, in whatever row, disabled or not',
    body({ components: [row(button({ disabled: true })), row(button())] }),
    ['components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
  ],
]);

table('button styles', components.buttonStyles, [
  [
    'takes a link with a url',
    body({ components: [row({ type: 2, style: 5, label: 'l', url: 'https://a.b' })] }),
    [],
  ],
  [
    'wants a url for a link',
    body({ components: [row({ type: 2, style: 5, label: 'l' })] }),
    ['components.0.components.0.url BASE_TYPE_REQUIRED'],
  ],
  [
    'wants a custom id for the others',
    body({ components: [row({ type: 2, style: 2, label: 'l' })] }),
    ['components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED'],
  ],
  [
    'refuses both at once',
    body({ components: [row(button({ url: 'https://a.b' }))] }),
    ['components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE'],
  ],
  [
    'refuses other schemes',
    body({ components: [row({ type: 2, style: 5, label: 'l', url: 'ftp://a.b' })] }),
    ['components.0.components.0.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'wants a label or an emoji',
    body({ components: [row({ type: 2, style: 1, custom_id: 'a' })] }),
    ['components.0.components.0.label BASE_TYPE_REQUIRED'],
  ],
]);

const select = (values: string[], extra: object = {}) =>
  body({
    components: [
      row({
        type: 3,
        custom_id: 's',
        options: values.map((value) => ({ label: value, value })),
        ...extra,
      }),
    ],
  });

table('select values', selects.uniqueSelectValues, [
  ['takes two values', select(['a', 'b']), []],
  [
    'refuses a value twice',
    select(['a', 'a']),
    ['components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED'],
  ],
]);

table('select bounds', selects.selectBounds, [
  ['takes one of two', select(['a', 'b']), []],
  [
    'wants as many options as may be picked',
    select(['a'], { max_values: 2 }),
    ['components.0.components.0.options BASE_TYPE_MIN_LENGTH'],
  ],
  [
    'refuses min_values above max_values',
    select(['a', 'b', 'c'], { min_values: 3, max_values: 2 }),
    ['components.0.components.0.min_values NUMBER_TYPE_MAX'],
  ],
  [
    'refuses min_values above the one that max_values is by default',
    body({ components: [row({ type: 5, custom_id: 'u', min_values: 2 })] }),
    ['components.0.components.0.min_values NUMBER_TYPE_MAX'],
  ],
]);

const twoPicked = ['a', 'b'].map((value) => ({ label: value, value, default: true }));

table('select defaults', selects.selectDefaults, [
  ['takes as many as may be picked', select([], { options: twoPicked, max_values: 2 }), []],
  [
    'refuses more',
    select([], { options: twoPicked }),
    ['components.0.components.0.options SELECT_COMPONENT_TOO_MANY_DEFAULT_OPTIONS'],
  ],
  [
    'refuses more users than may be picked',
    body({ components: [row({ type: 5, custom_id: 'u', default_values: [{}, {}] })] }),
    ['components.0.components.0.default_values BASE_TYPE_MAX_LENGTH'],
  ],
]);

const text = (length: number) => ({ type: 10, content: 'x'.repeat(length) });

table('nothing beside V2 components', v2.componentsOnly, [
  ['takes components', body({ flags: V2, components: [text(1)] }), []],
  [
    'refuses content and embeds',
    body({ flags: V2, content: 'c', embeds: [{ title: 't' }] }),
    [
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
  ],
]);

table('some component under the V2 flag', v2.someComponent, [
  ['wants one', body({ flags: V2 }), ['components BASE_TYPE_REQUIRED']],
  ['asks nothing without the flag', body({}), []],
]);

table('40 components, nested ones included', v2.componentCount, [
  [
    'takes 40',
    body({ components: [{ type: 17, components: Array.from({ length: 39 }, () => text(1)) }] }),
    [],
  ],
  [
    'refuses 41',
    body({ components: [{ type: 17, components: Array.from({ length: 40 }, () => text(1)) }] }),
    ['components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'],
  ],
]);

table('4000 characters in text displays', v2.textTotal, [
  [
    'takes 4000',
    body({ components: [text(3000), { type: 9, components: [text(1000)], accessory: button() }] }),
    [],
  ],
  [
    'refuses 4001',
    body({ components: [text(3000), { type: 9, components: [text(1001)] }] }),
    ['components COMPONENT_MAX_DISPLAYABLE_TEXT_SIZE_EXCEEDED'],
  ],
]);

table('schemes of V2 pictures', v2.mediaUrls, [
  [
    'takes https',
    body({ components: [{ type: 12, items: [{ media: { url: 'https://a.b/c' } }] }] }),
    [],
  ],
  [
    'refuses file',
    body({ components: [{ type: 12, items: [{ media: { url: 'file:///etc' } }] }] }),
    ['components.0.items.0.media.url URL_TYPE_INVALID_SCHEME'],
  ],
]);

table('allowed mentions: parsed or listed', parseOrList, [
  [
    'takes an empty list beside parse',
    body({ allowed_mentions: { parse: ['users'], users: [] } }),
    [],
  ],
  [
    'takes a list of the other kind',
    body({ allowed_mentions: { parse: ['users'], roles: ['1'] } }),
    [],
  ],
  [
    'refuses both',
    body({ allowed_mentions: { parse: ['roles'], roles: ['1'] } }),
    ['allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'],
  ],
]);

table('flags of a new message', createFlags, [
  ['takes silence and V2', body({ flags: (1 << 12) | V2 }), []],
  ['refuses ephemeral', body({ flags: 64 }), ['flags MESSAGE_FLAGS_INVALID']],
]);

table('flags of an answer', answerFlags, [
  ['takes ephemeral', body({ flags: 64 }), []],
  ['refuses loading', body({ flags: 128 }), ['flags MESSAGE_FLAGS_INVALID']],
]);

describe('an empty message', () => {
  it.each<[string, object, boolean]>([
    ['has nothing', {}, true],
    ['has empty parts', { content: '', embeds: [], components: [] }, true],
    ['is none with an embed', { embeds: [{ title: 't' }] }, false],
    ['is none with a poll', { poll: {} }, false],
    ['is none when it forwards', { message_reference: { type: 1, message_id: '1' } }, false],
  ])('%s', (_title, raw, expected) => {
    expect(isEmptyMessage(body(raw))).toBe(expected);
  });
});

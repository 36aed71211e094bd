/** Owns the removal of characters that a person does not see but that change what is shown. */

/** Scripts that spell with joiners: the Arabic ones, and those with a virama. */
const JOINING = 'Arab Syrc Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr'
  .split(' ')
  .map((script) => `\\p{scx=${script}}`)
  .join('');
const EMOJI_PART = '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]';

const INVISIBLE = new RegExp(
  [
    // Lone surrogates, controls, fillers, zero-width blanks, bidirectional controls, annotations.
    '[\\p{Cs}\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f]',
    '[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f]',
    '[\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff]',
    '[\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e001f}]',
    // Joiners that join nothing, selectors that select nothing, tags that are no part of a flag.
    `(?<!${EMOJI_PART}(?=\\u200d\\p{Extended_Pictographic})|[${JOINING}])\\u200d`,
    `(?<![${JOINING}])\\u200c`,
    '(?<![\\p{Emoji}\\p{S}\\p{Script=Han}])[\\ufe00-\\ufe0f]',
    '(?<!\\p{Script=Han})[\\u{e0100}-\\u{e01ef}]',
    '(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007f}]{0,6})[\\u{e0020}-\\u{e007f}]',
  ].join('|'),
  'gu',
);

/** More than any orthography stacks; beyond that marks only paint over the neighbouring lines. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** White space, next line, and the two signs that look like it. */
const BLANKS = /[\s\u0085\u2800\u3164]+/gu;

/**
 * Latin letters and the usual quotes and dashes: none of them is invisible, combines, or has another
 * form in NFC. A seventh of the cost of looking for what cannot be there.
 */
const NOTHING_HIDDEN = /^[ -~¡-¬®-ɏ‐-‧‰-⁞]*$/;

/** Text as a person sees it: nothing invisible, white space folded into single blanks, NFC. */
export function visibleText(text: string): string {
  return (NOTHING_HIDDEN.test(text) ? text : withoutHidden(text)).replace(/ {2,}/g, ' ').trim();
}

function withoutHidden(text: string): string {
  return text
    .replace(BLANKS, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(STACKED_MARKS, '$1');
}

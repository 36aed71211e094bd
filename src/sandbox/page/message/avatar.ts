/** Owns the drawn avatar: initials on a colour of the id's own, since no picture may be fetched. */
import { html, type TemplateResult } from 'lit/html.js';

const COLOURS = ['blurple', 'green', 'amber', 'red', 'grey', 'fuchsia'] as const;

export function initialsOf(name: string): string {
  const words = name.split(/[\s_-]+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0))
    .join('')
    .toUpperCase();
}

/** Discord chooses a default avatar by `(id >> 22) % 6` as well. */
export function avatarView(id: string, name: string): TemplateResult {
  const colour = COLOURS[Number((BigInt(id) >> 22n) % BigInt(COLOURS.length))] ?? 'blurple';
  return html`<span class="avatar avatar-${colour}" aria-hidden="true">${initialsOf(name)}</span>`;
}

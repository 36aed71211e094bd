/** Owns the cover over pictures and containers that are spoilers, until it is lifted. */
import { html, type TemplateResult } from 'lit/html.js';

function lift(event: Event): void {
  const cover = event.currentTarget;
  if (cover instanceof HTMLElement) cover.parentElement?.classList.add('revealed');
}

export function spoilerBox(
  isSpoiler: boolean | undefined,
  content: TemplateResult,
): TemplateResult {
  if (isSpoiler !== true) return content;
  return html`<div class="spoiler-box">
    <div class="spoiler-inside">${content}</div>
    <button class="spoiler-cover" aria-label="Show the spoiler" @click=${lift}>Spoiler</button>
  </div>`;
}

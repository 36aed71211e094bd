/** Owns the time beside a message: short, with the whole date under the pointer. */
import { html, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { formatMessageTime, formatTimestamp } from '../markdown/timestamp.ts';

export function timeView(iso: string, { lookup }: View): TemplateResult {
  const reader = lookup.timeOptions();
  const full = formatTimestamp(Date.parse(iso) / 1000, 'F', reader);
  return html`<time class="message-time" datetime=${iso} title=${full}
    >${formatMessageTime(iso, reader)}</time
  >`;
}

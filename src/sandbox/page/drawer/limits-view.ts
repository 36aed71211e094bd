/** Owns the drawer's view of the rate limits: buckets, the global one, and invalid requests. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { BucketState, LimitsState } from '../../page-protocol.ts';
import { durationText, leftOf } from './countdown.ts';
import type { DrawerView } from './state.ts';
import { switchView } from './switch-view.ts';

/** `POST /channels/:channel_id/messages 123` tells more with the channel's name. */
function nameOf(bucket: BucketState, { view }: DrawerView): string {
  return bucket.name.replaceAll(/\d{15,}/g, (id) => {
    const channel = view.lookup.channel(id);
    return channel ? `#${channel.name}` : id;
  });
}

function bucketView(bucket: BucketState, drawerView: DrawerView): TemplateResult {
  const { toldAtMs, nowMs } = drawerView.drawer;
  const leftMs = leftOf(bucket.reset_after_ms, toldAtMs, nowMs);
  const remaining = leftMs === 0 ? bucket.limit : bucket.remaining;
  const name = nameOf(bucket, drawerView);
  return html`<li class="bucket ${remaining === 0 ? 'spent' : ''}">
    <span class="bucket-name" title=${bucket.name}>${name}</span>
    <span class="bucket-count">${remaining} of ${bucket.limit} left</span>
    <progress
      aria-label="Left of ${name}"
      max=${bucket.limit}
      .value=${Math.min(remaining, bucket.limit)}
    ></progress>
    <span class="bucket-reset">
      ${leftMs === 0 ? 'full' : `full again in ${durationText(leftMs)}`}
    </span>
  </li>`;
}

function invalidView({ invalid }: LimitsState): TemplateResult {
  const { count, limit, is_banned: isBanned } = invalid;
  return html`<section class="drawer-section">
    <h3>Invalid requests</h3>
    ${
      isBanned
        ? html`<p class="drawer-warning" role="alert">
            The bot is banned: every request is answered with 429 and no Retry-After.
          </p>`
        : nothing
    }
    <div class="bucket ${isBanned ? 'spent' : ''}">
      <span class="bucket-name">401, 403 and 429 in ten minutes</span>
      <span class="bucket-count">${count.toLocaleString()} of ${limit.toLocaleString()}</span>
      <progress
        aria-label="Invalid requests so far"
        max=${limit}
        .value=${Math.min(count, limit)}
      ></progress>
    </div>
    <p class="drawer-note">Who reaches the limit is banned for a while, as by Cloudflare.</p>
  </section>`;
}

export function limitsTab(drawerView: DrawerView): TemplateResult {
  const limits = drawerView.drawer.control?.limits;
  if (!limits) return html`<p class="drawer-empty">The sandbox has not told its limits yet.</p>`;
  const { enabled, global, buckets } = limits;
  const toggle = (): void =>
    drawerView.act.perform(
      { action: 'limits.set', enabled: !enabled },
      enabled ? 'Rate limits are off.' : 'Rate limits are on.',
    );
  return html`<section class="drawer-section">
      ${switchView('Rate limits', enabled, toggle)}
      <p class="drawer-note">
        ${
          enabled
            ? 'Requests are counted, and refused with 429 when they come too fast.'
            : 'Off: nothing is counted, and no request comes too fast.'
        }
      </p>
    </section>
    <section class="drawer-section">
      <h3>Buckets</h3>
      <ul class="buckets">
        ${[global, ...buckets].map((bucket) => bucketView(bucket, drawerView))}
      </ul>
      ${
        buckets.length === 0
          ? html`<p class="drawer-note">Every bucket of a route is full.</p>`
          : nothing
      }
    </section>
    ${invalidView(limits)}`;
}

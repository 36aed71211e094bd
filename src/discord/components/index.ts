/** Owns the list of buttons and menus that Keypoint answers. */
import type { Component } from '../definition.ts';
import { digest } from './digest.ts';
import { digestPage } from './digest-page.ts';
import { clearNotices } from './clear-notices.ts';
import { following } from './following.ts';
import { more } from './more.ts';
import { newest } from './newest.ts';
import { related } from './related.ts';
import { retryPlace } from './retry-place.ts';
import { unfollow } from './unfollow.ts';

export const components: readonly Component[] = [
  more,
  newest,
  related,
  following,
  unfollow,
  retryPlace,
  digest,
  digestPage,
  clearNotices,
];

/** Owns the list of buttons and menus that Keypoint answers. */
import type { Component } from '../definition.ts';
import { addSourceButton } from './add-source.ts';
import { alert } from './alert.ts';
import { alertPick } from './alert-pick.ts';
import { alertsLog } from './alerts-log.ts';
import { alertsPage } from './alerts-page.ts';
import { best } from './best.ts';
import { catchUp } from './catch-up.ts';
import { coverage } from './coverage.ts';
import { digest } from './digest.ts';
import { digestPage } from './digest-page.ts';
import { clearNotices } from './clear-notices.ts';
import { follow } from './follow.ts';
import { dmSettings } from './dm-settings.ts';
import { followedStoriesMenu } from './followed-stories.ts';
import { followHere } from './follow-here.ts';
import { followed } from './followed.ts';
import { followingPage } from './following-page.ts';
import { forgetMe } from './forget-me.ts';
import { more } from './more.ts';
import { newer } from './newer.ts';
import { newest } from './newest.ts';
import { notForUs } from './not-for-us.ts';
import { related } from './related.ts';
import { resetBar } from './reset-bar.ts';
import { retryPlace } from './retry-place.ts';
import { setup } from './setup.ts';
import { sources } from './sources.ts';
import { stopStory } from './stop-story.ts';
import { search } from './search.ts';
import { why } from './why.ts';

export const components: readonly Component[] = [
  more,
  newer,
  newest,
  best,
  search,
  catchUp,
  coverage,
  related,
  stopStory,
  retryPlace,
  digest,
  digestPage,
  clearNotices,
  why,
  sources,
  addSourceButton,
  follow,
  notForUs,
  resetBar,
  alert,
  alertPick,
  alertsPage,
  alertsLog,
  setup,
  followed,
  followingPage,
  followHere,
  followedStoriesMenu,
  dmSettings,
  forgetMe,
];

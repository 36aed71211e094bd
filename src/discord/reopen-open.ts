/** Owns opening paused places again as soon as the gateway has told that they are open to the bot. */
import type { Client } from 'discord.js';
import { reopenPlaces } from '../delivery/reopen-places.ts';
import { markJoined } from '../subscriptions/membership.ts';
import { type PausedPlace, pausedPlaces } from '../subscriptions/paused-places.ts';
import { accessTo, knownAccess } from './channel-access.ts';
import { tellChannels, tellOfNew } from './tell-channels.ts';
import type { AccessDeps } from './watch-access.ts';

/**
 * Servers are gathered while the queue is busy, so that a burst of events costs a query or two.
 * @param then runs things one after the other
 */
export function createReopener(
  client: Client,
  deps: AccessDeps,
  then: (run: () => Promise<void>) => void,
) {
  const { clock, log } = deps;
  const changed = new Set<string>();
  const arrived = new Set<string>();
  const refitted = new Set<string>();
  const timedOut = new Set<string>();
  /** Opened by us, and open as far as we can tell ever since. */
  const believed = new Map<number, PausedPlace>();
  const refusals = new Map<string, number>();
  let isQueued = false;

  /**
   * Where we tried, and Discord closed it again although nothing has changed, it knows better:
   * another try at each event would tell its makers each time.
   */
  const looksOpen = async (place: PausedPlace): Promise<boolean> => {
    if (believed.has(place.destinationId)) return false;
    const access = await accessTo(client, place, { now: clock.now(), refusals });
    if (access === 'timed-out') timedOut.add(place.guildId);
    if (access === 'open') believed.set(place.destinationId, place);
    return access === 'open';
  };

  const isWorthTrying = async (
    place: PausedPlace,
    refits: ReadonlySet<string>,
  ): Promise<boolean> => {
    if (place.pauseKind === 'left') return client.guilds.cache.has(place.guildId);
    const isRefitted = refits.has(place.discordId);
    if (isRefitted) believed.delete(place.destinationId);
    return (place.pauseKind !== 'unfit' || isRefitted) && looksOpen(place);
  };

  const forgetClosed = (guildIds: ReadonlySet<string>): void => {
    for (const [id, place] of believed) {
      const isSeen = guildIds.has(place.guildId);
      if (isSeen && knownAccess(client, place, clock.now()) !== 'open') believed.delete(id);
    }
  };

  const reopen = async (
    guildIds: ReadonlySet<string>,
    joined: ReadonlySet<string>,
    refits: ReadonlySet<string>,
  ): Promise<void> => {
    await markJoined(deps, [...joined]);
    for (const [id, place] of believed) {
      // Of what happened while the bot was away it has heard nothing.
      if (joined.has(place.guildId)) believed.delete(id);
    }
    forgetClosed(guildIds);
    const worthIt: number[] = [];
    for (const place of await pausedPlaces(deps, [...guildIds])) {
      if (await isWorthTrying(place, refits)) worthIt.push(place.destinationId);
    }
    // Whoever sends there goes by it; a thread is known from when it was looked at.
    if (deps.tellsOthers) await tellChannels(client, deps, [...guildIds]);
    const reopened = await reopenPlaces(deps, worthIt);
    if (reopened.length === 0) return;
    log.info({ places: reopened.length }, 'closed channels are open again');
    deps.wakeDelivery();
  };

  const reopenGathered = async (): Promise<void> => {
    isQueued = false;
    const gathered = [changed, arrived, refitted].map((ids) => new Set(ids));
    const [guildIds = new Set(), joined = new Set(), refits = new Set()] = gathered;
    for (const ids of [changed, arrived, refitted]) ids.clear();
    try {
      await reopen(guildIds, joined, refits);
    } catch (error) {
      // The next event looks at these too.
      for (const id of guildIds) changed.add(id);
      for (const id of joined) arrived.add(id);
      for (const id of refits) refitted.add(id);
      throw error;
    }
  };

  const queue = (): void => {
    if (!isQueued) then(reopenGathered);
    isQueued = true;
  };

  const isTimedOut = (guildId: string): boolean => {
    const me = client.guilds.cache.get(guildId)?.members.me;
    return (me?.communicationDisabledUntilTimestamp ?? 0) > clock.now().getTime();
  };

  const look = (guildId: string): void => {
    // At once: it may be open again before its turn comes.
    forgetClosed(new Set([guildId]));
    changed.add(guildId);
    // Nothing may be paused by it yet, and of its end Discord tells nobody.
    if (isTimedOut(guildId)) timedOut.add(guildId);
    queue();
  };

  return {
    /** Something has changed in this server. */
    look,
    /** The bot is in these servers, with all that changed since it heard of them last. */
    arrive(guildIds: readonly string[]): void {
      for (const guildId of guildIds) {
        arrived.add(guildId);
        look(guildId);
      }
    },
    /** This channel is of another kind now, or has other tags. */
    refit(channelId: string): void {
      refitted.add(channelId);
    },
    /** To be called every minute: for what no event tells, for new rules, and what could not be done. */
    recheck(): void {
      for (const guildId of timedOut) {
        if (isTimedOut(guildId)) continue;
        timedOut.delete(guildId);
        look(guildId);
      }
      if (changed.size > 0) queue();
      if (deps.tellsOthers) then(() => tellOfNew(client, deps));
    },
  };
}

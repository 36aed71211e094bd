/** Owns the channels of all guilds by id, and which of them a guild has: of thousands, few are one's own. */
import { type Channel, guildIdOf } from './state.ts';

export class ChannelMap extends Map<string, Channel> {
  readonly #byGuild = new Map<string, Map<string, Channel>>();

  constructor(channels: Iterable<Channel> = []) {
    super();
    for (const channel of channels) this.set(channel.id, channel);
  }

  /** In the order in which they came. */
  ofGuild(guildId: string): Channel[] {
    return [...(this.#byGuild.get(guildId)?.values() ?? [])];
  }

  override set(id: string, channel: Channel): this {
    const guildId = guildIdOf(channel);
    if (guildId !== undefined) {
      const own = this.#byGuild.get(guildId) ?? new Map<string, Channel>();
      this.#byGuild.set(guildId, own.set(id, channel));
    }
    return super.set(id, channel);
  }

  override delete(id: string): boolean {
    const channel = this.get(id);
    const guildId = channel && guildIdOf(channel);
    if (guildId !== undefined) this.#byGuild.get(guildId)?.delete(id);
    return super.delete(id);
  }
}

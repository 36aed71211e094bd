/** Owns keeping a closed connection closed. */
import { SimpleShardingStrategy, type WebSocketOptions } from 'discord.js';

/**
 * In discord.js a shard that is destroyed while it connects tries again half a second later, for
 * ever. Before that it asks for its last session: after the end it waits for that in vain.
 */
export function stayClosed(
  isClosing: () => boolean,
): NonNullable<WebSocketOptions['buildStrategy']> {
  return (manager) => {
    const { options } = manager;
    const retrieve = options.retrieveSessionInfo.bind(options);
    options.retrieveSessionInfo = (shardId) =>
      isClosing() ? new Promise(() => undefined) : retrieve(shardId);
    return new SimpleShardingStrategy(manager);
  };
}

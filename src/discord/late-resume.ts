/** Owns keeping discord.js 14 alive when its session ends while Discord's word that it goes on is read. */
import { type Client, GatewayDispatchEvents } from 'discord.js';

/**
 * Its handler of RESUMED reads the sequence of a session that may be gone by then, and what it
 * throws would end the process. For as long as it runs there is one; afterwards there is none again,
 * so that the next connection identifies.
 */
export function survivesLateResume(client: Pick<Client, 'ws'>): void {
  client.ws.on(GatewayDispatchEvents.Resumed, (_data: unknown, shardId: number) => {
    const shard = client.ws.shards.get(shardId);
    if (!shard || Reflect.get(shard, 'sessionInfo') !== null) return;
    const standIn = { sequence: Reflect.get(shard, 'closeSequence') };
    Reflect.set(shard, 'sessionInfo', standIn);
    queueMicrotask(() => {
      if (Reflect.get(shard, 'sessionInfo') === standIn) Reflect.set(shard, 'sessionInfo', null);
    });
  });
}

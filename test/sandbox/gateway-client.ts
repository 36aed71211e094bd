/** Owns a bare gateway client, for what discord.js would never do. */
import { WebSocket } from 'ws';

export type Packet = { op: number; t: string | null; s: number | null; d: Record<string, unknown> };

export type GatewayClient = {
  packets: Packet[];
  send(packet: unknown): void;
  /** The next packet that the claim holds of, already here or still to come. */
  next(claim: (packet: Packet) => boolean): Promise<Packet>;
  closed: Promise<number>;
  close(code: number): Promise<number>;
};

export async function connectGateway(url: string): Promise<GatewayClient> {
  const socket = new WebSocket(url);
  const packets: Packet[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (raw) => {
    const packet: Packet = JSON.parse(Buffer.isBuffer(raw) ? raw.toString() : '');
    packets.push(packet);
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => resolve(code));
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    packets,
    send: (packet) => socket.send(typeof packet === 'string' ? packet : JSON.stringify(packet)),
    next: (claim) =>
      new Promise((resolve) => {
        function look(): void {
          const found = packets.find(claim);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        }
        waiting.add(look);
        look();
      }),
    closed,
    close(code) {
      socket.close(code);
      return closed;
    },
  };
}

/** Owns the names of channels and threads. */
import type { GuildChannel } from '../state/state.ts';

/** In code points (channel.mdx, "Modify Channel"). */
export const NAME_LENGTH = { name: [1, 100] } as const;

/** Discord cuts white space from names before it counts. */
export function trimName(raw: unknown): unknown {
  return isNamed(raw) ? { ...raw, name: raw.name.trim() } : raw;
}

function isNamed(raw: unknown): raw is { name: string } {
  return typeof raw === 'object' && raw !== null && 'name' in raw && typeof raw.name === 'string';
}

/** Names of text channels have neither capitals nor spaces, whatever was asked for. */
const SLUGGED = new Set<number>([0, 5, 15, 16]);

export function shownName(name: string, type: GuildChannel['type']): string {
  return SLUGGED.has(type) ? name.toLowerCase().replaceAll(/\s+/gu, '-') : name;
}

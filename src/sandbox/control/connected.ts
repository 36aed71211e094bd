/** Owns the gateway connections that an action is done to. */
import type { Link } from '../gateway/link.ts';
import type { Session } from '../gateway/sessions.ts';
import type { World } from '../world.ts';
import { ControlRefusal } from './definition.ts';

/** Of every bot that has a session; a refusal without one. */
export function connected({ gateway: { links } }: World): { link: Link; session: Session }[] {
  const found = [...links].flatMap((link) =>
    link.session === undefined ? [] : [{ link, session: link.session }],
  );
  if (found.length === 0) throw new ControlRefusal('No bot is connected to the gateway.');
  return found;
}

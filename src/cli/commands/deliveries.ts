/** Owns `keypoint deliveries`: what was sent, what was not, and why. */
import type { Database } from '../../db/client.ts';
import { deliveryStates } from '../../delivery/delivery-states.ts';
import {
  type DeliveryView,
  type ListArgs,
  listDeliveries,
} from '../../delivery/list-deliveries.ts';
import { UserError } from '../../lib/errors.ts';
import { findDestination, firstDestinations } from '../../subscriptions/find-destination.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { deliveryTable, jumpLink } from '../delivery-table.ts';
import { readLimit } from '../limit-option.ts';
import { withDatabase } from '../with-database.ts';

/** How many destinations a message names to somebody who asked for one that is not there. */
const NAMED = 10;

export async function deliveries({ config, options }: CliCall): Promise<CliAnswer> {
  const limit = readLimit(options);
  const state = readState(options['state']);
  const found = await withDatabase(config, async (db) => {
    const destinationId = await readDestination(db, options['destination']);
    return listDeliveries({ db }, { destinationId, state, limit });
  });
  return { json: found.map(toJson), text: deliveryTable(found) };
}

function readState(text: string | undefined): ListArgs['state'] {
  if (text === undefined) return null;
  const state = deliveryStates.find((known) => known === text);
  if (state) return state;
  throw new UserError(`No state is called "${text}". There are ${deliveryStates.join(', ')}.`);
}

async function readDestination(db: Database, name: string | undefined): Promise<number | null> {
  if (name === undefined) return null;
  const found = await findDestination({ db }, name);
  if (found) return found.id;
  const known = await firstDestinations({ db }, NAMED + 1);
  const names = known
    .slice(0, NAMED)
    .map(
      ({ id, kind, discordId }) => `${id} (${kind === 'dm' ? 'person' : 'channel'} ${discordId})`,
    );
  if (known.length > NAMED) names.push('more');
  const hint =
    names.length > 0
      ? `There are ${names.join(', ')}.`
      : 'Nobody follows anything yet: /alerts add in a server, or /subscribe, makes one.';
  throw new UserError(`No destination is called "${name}". ${hint}`);
}

function toJson(view: DeliveryView) {
  return { ...view, message: view.message && { ...view.message, url: jumpLink(view) } };
}

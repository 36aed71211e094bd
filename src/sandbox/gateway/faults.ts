/** Owns which faults of the gateway are switched on. */
import type { GatewayFaultState } from '../page-protocol.ts';
import type { World } from '../world.ts';
import type { Link } from './link.ts';

export type GatewayFaults = {
  /** Connections that will be told to reconnect (op 7) instead of HELLO. */
  reconnectBeforeHello: number;
  /** RESUMEs that will be refused. */
  refuseResume: number;
  /** Dispatches that will come twice. */
  repeat: number;
  /** Pairs of dispatches that will change places. */
  reorder: number;
};

export function noFaults(): GatewayFaults {
  return { reconnectBeforeHello: 0, refuseResume: 0, repeat: 0, reorder: 0 };
}

/** Whether the fault is to happen now; it has then happened once more, and the page is told. */
export function takeFault(
  { gateway: { faults }, events }: Pick<World, 'gateway' | 'events'>,
  name: keyof GatewayFaults,
): boolean {
  if (faults[name] === 0) return false;
  faults[name] -= 1;
  events.emit({ type: 'control' });
  return true;
}

/** Those that are on, as the page's drawer shows them. */
export function gatewayFaults({
  faults,
  links,
}: {
  faults: GatewayFaults;
  links: ReadonlySet<Link>;
}): GatewayFaultState[] {
  const all: GatewayFaultState[] = [
    {
      action: 'gateway.zombie',
      what: 'zombie connection',
      left: [...links].filter((link) => link.isZombie()).length,
    },
    { action: 'gateway.refuse-resume', what: 'resume refused', left: faults.refuseResume },
    { action: 'gateway.repeat', what: 'event repeated', left: faults.repeat },
    { action: 'gateway.reorder', what: 'events swapped', left: faults.reorder },
  ];
  return all.filter(({ left }) => left > 0);
}

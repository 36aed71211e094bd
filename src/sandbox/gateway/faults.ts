/** Owns which faults of the gateway are switched on. */

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

/** Whether the fault is to happen now; it has then happened once more. */
export function takeFault(faults: GatewayFaults, name: keyof GatewayFaults): boolean {
  if (faults[name] === 0) return false;
  faults[name] -= 1;
  return true;
}

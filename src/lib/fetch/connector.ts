/** Owns connections to the outside: only addresses that were checked are connected to. */
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction, Socket } from 'node:net';
import { callbackify } from 'node:util';
import type { buildConnector as Connecting } from 'undici';
import { buildConnector } from './undici.ts';
import { privateAddress } from './checked-url.ts';
import { type AllowPrivate, isAllowedAddress } from './public-address.ts';

/** All addresses of a name, IPv4 and IPv6. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

type ConnectorOptions = {
  allowPrivate: AllowPrivate;
  /** undici connects anew for a request that was given up, and would ask nothing. */
  isAsked: (origin: string) => boolean;
  /** Called for each connection, with whom it reached. */
  onReached?: (origin: string, address: string | undefined) => void;
  lookup?: Lookup;
};

export type Connector = {
  connect: Connecting.connector;
  /** Breaks off what is not connected yet. */
  close(): void;
};

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * A name is looked up once for a connection, and what was checked is what is connected to, so that
 * no second answer of its server comes between. undici and Node ask no `lookup` for a host that is
 * an address already: it is checked before, and whom the socket reached once more after.
 */
export function createConnector({
  allowPrivate,
  isAsked,
  onReached,
  lookup = lookUp,
}: ConnectorOptions): Connector {
  const isAllowed = (address: string) => isAllowedAddress(address, allowPrivate);
  const connecting = new Set<Socket>();
  const build = buildConnector({
    timeout: CONNECT_TIMEOUT_MS,
    lookup: checkedLookup(lookup, isAllowed),
  });
  const connect: Connecting.connector = (options, callback) => {
    const { hostname, protocol, host = hostname } = options;
    const origin = `${protocol}//${host}`;
    if (!isAsked(origin)) return callback(new Error('given up'), null);
    if (isIP(hostname) !== 0 && !isAllowed(hostname))
      return callback(privateAddress(hostname), null);
    // undici's types keep to themselves that the socket is given at once.
    const opened: unknown = build(options, (...[error, socket]) => {
      if (opened instanceof Socket) connecting.delete(opened);
      if (error !== null) return callback(error, null);
      const reached = socket.remoteAddress;
      if (reached !== undefined && !isAllowed(reached)) {
        socket.destroy();
        return callback(privateAddress(hostname), null);
      }
      onReached?.(origin, reached);
      callback(null, socket);
    });
    if (opened instanceof Socket) connecting.add(opened);
  };
  return {
    connect,
    close() {
      for (const socket of connecting) socket.destroy();
      connecting.clear();
    },
  };
}

/**
 * One private address among public ones refuses the name: which of them is taken is not for its
 * owner to play with.
 */
function checkedLookup(lookup: Lookup, isAllowed: (address: string) => boolean): LookupFunction {
  const find = callbackify(async (hostname: string) => {
    const addresses = await lookup(hostname);
    if (!addresses.every(isAllowed)) throw privateAddress(hostname);
    const [first, ...others] = addresses.map((address) => ({ address, family: isIP(address) }));
    if (first === undefined) throw nothingFound();
    return [first, ...others] as const;
  });
  return (hostname, { all }, callback) =>
    find(hostname, (error, found) => {
      if (error !== null) callback(error, '');
      else if (all === true) callback(null, [...found]);
      else callback(null, found[0].address, found[0].family);
    });
}

function nothingFound(): NodeJS.ErrnoException {
  return Object.assign(new Error('the name has no address'), { code: 'ENOTFOUND' });
}

/** The system's own way, so that an operator's `/etc/hosts` counts. */
async function lookUp(hostname: string): Promise<string[]> {
  const found = await systemLookup(hostname, { all: true });
  return found.map(({ address }) => address);
}

/** Owns what a REST route is. */
import type { CoverageState } from '../coverage-row.ts';
import type { UploadedFile } from '../wire/body.ts';
import type { World } from '../world.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export type RouteRequest<Path extends string = string> = {
  params: Readonly<Record<ParamNames<Path>, string>>;
  query: URLSearchParams;
  body: unknown;
  /** Of a multipart request. */
  files: readonly UploadedFile[];
};

/** No body: 204 without content type, which discord.js insists on. */
export type RouteAnswer = {
  status: number;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
};

export type Route = {
  method: Method;
  /** As Discord's documentation has it, parameters with a colon, without `/api/v10`. */
  path: string;
  /** `token-in-path`: interaction and webhook routes are called without Authorization. */
  auth: 'bot' | 'token-in-path';
  state: CoverageState;
  notes?: string;
  run(world: World, request: RouteRequest): RouteAnswer | Promise<RouteAnswer>;
};

/** Types `params` by the path. */
export function route<const Path extends string>(
  definition: Omit<Route, 'path' | 'run' | 'auth'> & {
    path: Path;
    auth?: Route['auth'];
    run(world: World, request: RouteRequest<Path>): RouteAnswer | Promise<RouteAnswer>;
  },
): Route {
  // The server fills in every parameter that the path names.
  return { auth: 'bot', ...definition };
}

export const ok = (body: unknown): RouteAnswer => ({ status: 200, body });
export const noContent: RouteAnswer = { status: 204 };

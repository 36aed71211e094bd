/** Owns Discord's error answers: known codes and the nested tree of "Invalid Form Body". */

/** Codes of https://discord.com/developers/docs/topics/opcodes-and-status-codes with their HTTP status. */
const KNOWN = {
  10002: [404, 'Unknown Application'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10009: [404, 'Unknown Permission Overwrite'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10060: [404, 'Unknown Sticker'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  10066: [404, 'Unknown application command permissions'],
  10087: [404, 'Unknown Tag'],
  20001: [403, 'Bots cannot use this endpoint'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  30013: [400, 'Maximum number of guild channels reached (500)'],
  30015: [400, 'Maximum number of attachments in a message reached (10)'],
  30032: [400, 'Maximum number of application commands reached (100)'],
  30033: [400, 'Maximum number of thread participants has been reached (1000)'],
  40003: [403, 'You are opening direct messages too fast'],
  40005: [413, 'Request entity too large'],
  40033: [400, 'This message has already been crossposted'],
  40058: [400, 'Cannot send messages in a forum channel'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40061: [400, 'Tag names must be unique'],
  40066: [400, 'There are no tags available that can be set by non-moderators'],
  40067: [400, 'A tag is required to create a forum post in this channel'],
  40094: [400, 'Maximum number of follow up messages reached'],
  40333: [403, 'internal network error'],
  50001: [403, 'Missing Access'],
  50003: [403, 'Cannot execute action on a DM channel'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50013: [403, 'Missing Permissions'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50021: [403, 'Cannot execute action on a system message'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50028: [400, 'Invalid Role'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  50278: [403, 'Cannot send messages to this user due to having no mutual guilds'],
  160002: [403, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [403, 'Thread is locked'],
  160006: [400, 'Maximum number of active threads reached'],
} as const satisfies Record<number, readonly [number, string]>;

export type FieldError = {
  /** Where in the body: `['embeds', 0, 'title']`. */
  path: readonly (string | number)[];
  code: string;
  message: string;
};

type ErrorTree = { [key: string]: ErrorTree | { code: string; message: string }[] };

/** An answer that refuses; the REST edge sends `status` and `body` as they are. */
export class DiscordError extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    body: Readonly<Record<string, unknown>> & { message: string },
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(body.message);
    this.name = 'DiscordError';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** `elsewhere` is the status of a route that answers the code with another one. */
export function discordError(code: keyof typeof KNOWN, elsewhere?: number): DiscordError {
  const [status, message] = KNOWN[code];
  return new DiscordError(elsewhere ?? status, { message, code });
}

/** Discord's body for an error without a code of its own: `{message: "404: Not Found", code: 0}`. */
export function plainError(status: number, phrase: string): DiscordError {
  return new DiscordError(status, { message: `${status}: ${phrase}`, code: 0 });
}

/** 50035 with every field error at its place in the tree (reference.mdx, "Error messages"). */
export function formError(errors: readonly FieldError[]): DiscordError {
  const tree: ErrorTree = {};
  for (const { path, code, message } of errors) {
    let node = tree;
    for (const key of path) node = childOf(node, String(key));
    const list = node['_errors'];
    if (Array.isArray(list)) list.push({ code, message });
    else node['_errors'] = [{ code, message }];
  }
  return new DiscordError(400, { message: 'Invalid Form Body', code: 50_035, errors: tree });
}

function childOf(node: ErrorTree, key: string): ErrorTree {
  const present = node[key];
  if (present !== undefined && !Array.isArray(present)) return present;
  const child: ErrorTree = {};
  node[key] = child;
  return child;
}

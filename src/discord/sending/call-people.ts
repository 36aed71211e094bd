/** Owns how a new message calls people: in its text, with leave to call exactly these. */
import type { Mentions } from '../../delivery/sender.ts';
import type { MessageBody } from '../payload.ts';

/** Of a message's text (developers/resources/message, "Create Message"). */
const CONTENT_LIMIT = 2_000;

/** Those that do not fit are left out: roles go first, then whoever asked first. */
export function callPeople(body: MessageBody, mentions: Mentions | undefined): MessageBody {
  const { roleIds = [], userIds = [] } = mentions ?? {};
  let content = body.content ?? '';
  const roles: string[] = [];
  const users: string[] = [];
  const call = (mention: string, id: string, called: string[]): void => {
    const longer = content === '' ? mention : `${content} ${mention}`;
    if (longer.length > CONTENT_LIMIT) return;
    content = longer;
    called.push(id);
  };
  for (const id of roleIds) call(`<@&${id}>`, id, roles);
  for (const id of userIds) call(`<@${id}>`, id, users);
  if (roles.length + users.length === 0) return body;
  return { ...body, content, allowed_mentions: { parse: [], roles, users } };
}

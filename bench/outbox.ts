/** Owns an outbox of made-up rows to measure with, and the workers that empty it. */
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database } from '../src/db/client.ts';

const DESTINATIONS = 2_000;
/** More than any destination has in the outbox of a million. */
const STORIES = 10_500;
/** Of a server's channel, and of its messages. */
const CHANNEL_ID = '300000000000000000';
const MESSAGE_ID = '1300000000000000000';

/** How the rows of an outbox lie over places, stories, rules and time. */
export type Spread = {
  destinations: number;
  /** Places that have each story; no more than there are. */
  perStory: number;
  /** By which rows were planned; 0: by none that is left. */
  rules: number;
  /** Rows become due one by one, long ago. */
  firstDue: string;
  stepMs: number;
};

const FIRST_DUE = '2026-01-01T00:00:00Z';
const DENSE: Spread = {
  destinations: DESTINATIONS,
  perStory: DESTINATIONS,
  rules: 0,
  firstDue: FIRST_DUE,
  stepMs: 1,
};

export type Sql = postgres.Sql;

export type Statement = { text: string; params: (string | number)[] };

/** A connection of its own, as each process has; `last` is the statement that it ran last. */
export type Worker = {
  name: string;
  client: Sql;
  db: Database;
  last: () => Statement;
  close: () => Promise<void>;
};

export function openWorker(url: string, name: string): Worker {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  let last: Statement = { text: '', params: [] };
  const logger = {
    logQuery: (text: string, params: unknown[]) => {
      last = { text, params: params.map((one) => (typeof one === 'number' ? one : String(one))) };
    },
  };
  const db = drizzle({ client, logger });
  return { name, client, db, last: () => last, close: () => client.end() };
}

export async function fillPlaces(client: Sql): Promise<void> {
  await client.unsafe(`
    insert into providers (domain, name) values ('outlet.example', 'Outlet');
    insert into articles (canonical_url, url, provider_id, title, excerpt, type, quality,
        quality_parts, state, origin, content_hash, first_seen_at, changed_at)
      select address, address, 1, 'Story ' || n, '', 'article', 80, '[]', 'listed', 'own', n::text,
        now(), now()
      from generate_series(1, ${STORIES}) n, concat('https://outlet.example/', n) address;
    insert into stories (head_article_id, heat, state, revision, first_seen_at, changed_at)
      select n, 80, 'live', 1, now(), now() from generate_series(1, ${STORIES}) n;
    insert into destinations (kind, discord_id, guild_id, state, created_at)
      select 'channel', (${CHANNEL_ID} + n)::text, '200000000000000001', 'open', now()
      from generate_series(1, ${DESTINATIONS}) n`);
}

/** Adds rows, story by story, as stories are planned. */
export async function fillOutbox(
  client: Sql,
  rows: number,
  state: 'due' | 'sent',
  { destinations, perStory, rules, firstDue, stepMs }: Spread = DENSE,
) {
  const channelId = `(${CHANNEL_ID} + n % ${destinations} + 1)::text`;
  const sent = `1, ${channelId}, (${MESSAGE_ID} + n)::text, at`;
  const message = state === 'sent' ? sent : 'null, null, null, null';
  const rule = rules === 0 ? 'null' : `n % ${rules} + 1`;
  await client.unsafe(`
    insert into deliveries (destination_id, story_id, subscription_id, state, alert_day, due_at,
        revision, sent_revision, channel_id, message_id, sent_at, created_at)
      select n % ${destinations} + 1, n / ${perStory} + 1, ${rule}, '${state}',
        to_char(at at time zone 'UTC', 'YYYY-MM-DD'), at, 1, ${message}, at
      from (select (select coalesce(max(id), 0) from deliveries) + step - 1 as n
          from generate_series(1, ${rows}) step) rows,
        cast('${firstDue}'::timestamptz + n * ${stepMs} * interval '1 ms' as timestamptz) at`);
  await client.unsafe('vacuum analyze');
}

/** Before all others: everything else that is due stands behind them. */
export async function fillOneDestination(client: Sql, rows: number): Promise<void> {
  await client.unsafe(`
    insert into deliveries (destination_id, story_id, state, due_at, revision, created_at)
      select 1, ${STORIES} + 1 - n, 'due', at, 1, at
      from generate_series(1, ${rows}) n,
        cast('${FIRST_DUE}'::timestamptz - n * interval '1 ms' as timestamptz) at;
    `);
  await client.unsafe('vacuum analyze deliveries');
}

/** As it was before the workers came. */
export async function makeDue(client: Sql, from: number): Promise<void> {
  await client.unsafe(`
    update deliveries set state = 'due', leased_by = null, attempts = 0, message_id = null,
      channel_id = null, sent_revision = null, sent_at = null, due_at = created_at
    where id > ${from}`);
  await client.unsafe('vacuum analyze deliveries');
}

/** As cheap as can be: what is measured is the claim. */
export async function settle({ client }: Worker, ids: readonly number[]): Promise<void> {
  await client.unsafe(
    `update deliveries set state = 'sent', leased_by = null, sent_revision = revision,
       channel_id = '3', message_id = id::text, sent_at = created_at
     where id = any($1::bigint[])`,
    [`{${ids.join()}}`],
    { prepare: true },
  );
}

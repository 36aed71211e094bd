/** Owns the numbers by which Keypoint is watched, in Prometheus' format. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Sender } from '../delivery/sender.ts';
import type { Routes } from './server.ts';

/** What is read where it stands when somebody asks. */
export type StandingNumbers = {
  /** Messages that wait: first ones, and edits. */
  waiting: { posts: number; edits: number };
  /** Seconds since the oldest of them should have been sent; 0 when none is late. */
  oldestDueSeconds: number;
  /** Of the last 24 hours. */
  articles: Readonly<Record<string, number>>;
  stories: number;
  /** By state, and how many of those that are read fail. */
  sources: Readonly<Record<string, number>>;
  failingSources: number;
};

type MetricsDeps = {
  version: string;
  /** Null in a process that has no gateway. */
  isConnected: (() => boolean) | null;
  numbers: () => Promise<StandingNumbers>;
};

export type Metrics = {
  routes: Routes;
  onJob: (run: { job: string; outcome: string; ms: number }) => void;
  /** @param request its status is null when there was no answer */
  onRequest: (request: { kind: string; status: number | null; ms: number }) => void;
  /** Counts what becomes of what is sent. */
  counting(sender: Sender): Sender;
};

const REQUEST_SECONDS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
const JOB_SECONDS = [0.01, 0.1, 1, 10, 60, 600];

/** @see https://prometheus.io/docs/practices/naming/ */
export function createMetrics({ version, isConnected, numbers }: MetricsDeps): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name: `keypoint_${name}`, help, labelNames, registers });
  const info = gauge('info', 'Always 1; the label says which version runs.', ['version']);
  info.set({ version }, 1);
  const gateway = isConnected && gauge('gateway_up', 'Whether events of Discord come in.');
  const waiting = gauge('deliveries_waiting', 'Messages that wait to be sent.', ['lane']);
  const oldest = gauge('delivery_oldest_due_seconds', 'How late the oldest waiting message is.');
  const articles = gauge('articles_last_day', 'Articles first seen in 24 hours.', ['state']);
  const stories = gauge('stories_last_day', 'Stories first seen in 24 hours.');
  const sources = gauge('sources', 'Sources by state.', ['state']);
  const failing = gauge('sources_failing', 'Feeds that are read and fail just now.');
  const messages = new Counter({
    name: 'keypoint_messages_total',
    help: 'Messages that were handed to Discord, by what became of it.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const requests = new Histogram({
    name: 'keypoint_discord_request_seconds',
    help: 'Requests to Discord, from when they are sent to their answer.',
    labelNames: ['kind', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const jobs = new Histogram({
    name: 'keypoint_job_seconds',
    help: 'Runs of jobs that were this process’s.',
    labelNames: ['job', 'outcome'],
    buckets: JOB_SECONDS,
    registers,
  });

  const read = async (): Promise<void> => {
    gateway?.set(isConnected?.() ? 1 : 0);
    const now = await numbers();
    waiting.set({ lane: 'posts' }, now.waiting.posts);
    waiting.set({ lane: 'edits' }, now.waiting.edits);
    oldest.set(now.oldestDueSeconds);
    articles.reset();
    for (const [state, count] of Object.entries(now.articles)) articles.set({ state }, count);
    stories.set(now.stories);
    sources.reset();
    for (const [state, count] of Object.entries(now.sources)) sources.set({ state }, count);
    failing.set(now.failingSources);
  };

  return {
    routes: (app) => {
      app.get('/metrics', async (context) => {
        await read();
        context.header('content-type', registry.contentType);
        return context.body(await registry.metrics());
      });
    },
    onJob: ({ job, outcome, ms }) => jobs.observe({ job, outcome }, ms / 1_000),
    onRequest: ({ kind, status, ms }) =>
      requests.observe({ kind, status: status ?? 'none' }, ms / 1_000),
    counting: (sender) => ({
      ...sender,
      async send(outgoing) {
        const outcome = await sender.send(outgoing);
        messages.inc({ kind: outgoing.content.kind, outcome: outcome.status });
        return outcome;
      },
    }),
  };
}

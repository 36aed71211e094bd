/** Owns what Keypoint answers to whoever watches over it: an orchestrator, a load balancer. */
import type { Routes } from './server.ts';

/** What must work so that alerts arrive, by name. */
export type ReadyParts = Readonly<Record<string, () => boolean | Promise<boolean>>>;

/** Whoever asks waits no longer. */
const PATIENCE_MS = 2_000;

/**
 * `/healthz`: the process answers. `/readyz`: it can deliver just now; else 503, and which part cannot.
 */
export function healthRoutes(parts: ReadyParts): Routes {
  return (app) => {
    app.get('/healthz', (context) => context.text('ok'));
    app.get('/readyz', async (context) => {
      const asked = Object.entries(parts).map(
        async ([name, isReady]) => [name, await answers(isReady)] as const,
      );
      const states = Object.fromEntries(await Promise.all(asked));
      const isReady = Object.values(states).every(Boolean);
      return context.json({ ready: isReady, parts: states }, isReady ? 200 : 503);
    });
  };
}

async function answers(isReady: ReadyParts[string]): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([isReady(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Owns the serving of attachments, as Discord's CDN does it. */
import { Hono } from 'hono';

import { isFromOwnPage } from '../page-api/guard.ts';
import type { World } from '../world.ts';
import { imageTypeOf } from './file-type.ts';

export const FILES_PATH = '/attachments';

/** Whatever a bot uploads comes from the page's own origin: nothing of it may run there. */
const HARMLESS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
};

export function createFileServer({ files }: World): Hono {
  const app = new Hono();
  app.get(`${FILES_PATH}/:channel_id/:attachment_id/:filename`, ({ req }) => {
    const host = req.header('host');
    if (!isFromOwnPage({ host, origin: undefined })) return new Response(null, { status: 403 });
    const bytes = files.get(req.param('attachment_id'));
    if (bytes === undefined) return new Response(null, { status: 404 });
    const image = imageTypeOf(req.param('filename'));
    const headers = {
      ...HARMLESS,
      'content-type': image ?? 'application/octet-stream',
      'content-disposition': image === undefined ? 'attachment' : 'inline',
    };
    return new Response(new Uint8Array(bytes), { headers });
  });
  return app;
}

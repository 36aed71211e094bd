/** Owns the proof that the judge of requests sees what is wrong, and that nothing escapes it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { SeenRequest } from '../../src/sandbox/page-protocol.ts';
import { ROUTES } from '../../src/sandbox/rest/index.ts';
import { DEFECTS, mended } from '../support/judge/defects.ts';
import { everyOperation, operationAt, operationOf } from '../support/judge/document.ts';
import { faultsOf } from '../support/judge/requests.ts';

const seen = (fields: Partial<SeenRequest>): SeenRequest => ({
  id: 1,
  at: '2026-03-01T12:00:00.000Z',
  method: 'POST',
  path: '/api/v10/users/@me/channels',
  route: '/users/@me/channels',
  status: 200,
  ms: 1,
  body: { recipient_id: '1475000000000000000' },
  response: { id: '1475000000000000001', type: 1, last_message_id: null, flags: 0, recipients: [] },
  ...fields,
});

describe('the document', () => {
  it('is read whole: every operation has an answer, and two for errors', () => {
    const operations = everyOperation();
    expect(operations.length).toBeGreaterThan(240);
    expect(operations.filter(({ answers }) => answers.size < 3)).toEqual([]);
  });

  it('has every route of the sandbox', () => {
    const foreign = ROUTES.filter(({ method, path }) => operationOf(method, path) === undefined);
    expect(foreign.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('takes a name in a path for itself before it takes it for a parameter', () => {
    expect(operationAt('GET', '/users/@me')?.name).toBe('GET /users/@me');
    expect(operationAt('GET', '/users/1')?.name).toBe('GET /users/{user_id}');
    expect(operationAt('GET', '/nowhere')).toBeUndefined();
  });
});

describe('the judge', () => {
  it.each<[string, Partial<SeenRequest>]>([
    ['what Discord does', {}],
    [
      'an error with its code',
      { status: 403, response: { code: 50_007, message: 'Cannot send messages to this user' } },
    ],
    [
      'a wrong body that is refused',
      {
        status: 400,
        body: { recipient_id: 1 },
        response: {
          code: 50_035,
          message: 'Invalid Form Body',
          errors: { recipient_id: { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'm' }] } },
        },
      },
    ],
    [
      'a 429 without a code',
      { status: 429, response: { message: 'm', retry_after: 0.5, global: false } },
    ],
    [
      'a path that is nowhere',
      {
        path: '/api/v10/nowhere',
        route: null,
        status: 404,
        response: { code: 0, message: '404: Not Found' },
      },
    ],
    ['a fault that was switched on', { status: 502, fault: '502', response: '<html>' }],
  ])('accepts %s', (_title, fields) => {
    expect(faultsOf([seen(fields)])).toEqual([]);
  });

  it.each<[string, Partial<SeenRequest>, string]>([
    ['a body that Discord would refuse', { body: { recipient_id: 1 } }, 'request: '],
    [
      'a body where there is none',
      { method: 'GET', path: '/api/v10/users/@me/guilds', response: [] },
      'request: ',
    ],
    ['an answer that lacks something', { response: { id: '1' } }, 'answer: '],
    [
      'a key that Discord does not have',
      { response: { ...(seen({}).response as object), colour: 1 } },
      'answer: Discord knows no .colour',
    ],
    ['another status than Discord’s', { status: 201 }, 'Discord answers this with 200, 429, 4XX'],
    ['no content where there is some', { status: 204, response: null }, 'Discord answers this'],
    ['an error without a code', { status: 400, response: { message: 'm' } }, 'answer: '],
    ['a 429 that says no time', { status: 429, response: { message: 'm', code: 0 } }, 'answer: '],
    ['a failure of its own', { status: 500, response: null }, 'the sandbox failed'],
    [
      'a route of Discord’s that is missing',
      { path: '/api/v10/voice/regions', method: 'GET', route: null, status: 404 },
      'Discord has this route, the sandbox has not',
    ],
    ['a route that is invented', { path: '/api/v10/nowhere' }, 'Discord has no such route'],
  ])('sees %s', (_title, fields, fault) => {
    expect(faultsOf([seen(fields)])).toEqual([expect.stringContaining(fault)]);
  });
});

describe('a known defect of the schemas', () => {
  it('is mended in the direction that it has', () => {
    const body = {
      default_member_permissions: '32',
      content: ' 😀 ',
      timestamp: '2026-01-01T01:00:00+01:00',
    };
    expect(mended([body], 'request')).toEqual([
      { default_member_permissions: 32, content: 'x', timestamp: '2026-01-01T00:00:00.000Z' },
    ]);
    expect(mended([body], 'answer')).toMatchObject([
      { default_member_permissions: '32', content: ' x ' },
    ]);
  });

  it('has its reason', () => {
    expect(DEFECTS.every(({ why, sides }) => why.length > 20 && sides.length > 0)).toBe(true);
  });
});

it('no test starts a sandbox that is not judged', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' });
  const unjudged = files.filter(
    (file) =>
      file.endsWith('.test.ts') &&
      /import \{[^}]*\bcreateSandbox\b[^}]*\} from '[./]*src\/sandbox\/sandbox.ts'/u.test(
        readFileSync(join('test', file), 'utf8'),
      ),
  );
  expect(unjudged).toEqual([]);
});

/** Owns the truth of the coverage table: nothing is missing in it, nothing said twice, nothing half said. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Routes } from 'discord-api-types/v10';
import { expect, it } from 'vitest';

import { BEHAVIOUR_COVERAGE, ROUTE_COVERAGE } from '../../src/sandbox/coverage.ts';
import { ROUTES } from '../../src/sandbox/rest/index.ts';

const rows = [...ROUTE_COVERAGE, ...BEHAVIOUR_COVERAGE];

/** Names of `Routes.…` in Keypoint's own edge to Discord. */
const called = new Set(
  readdirSync('src/discord', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(join('src/discord', file), 'utf8').matchAll(/\bRoutes\.(\w+)/gu),
    ])
    .map(([, name]) => name as keyof typeof Routes),
);

/** What stands in a route's path where an id does. */
const ID = '1475000000000000000';

function pathOf(name: keyof typeof Routes): string {
  // The one that takes a word.
  if (name === 'channelThreads') return Routes.channelThreads(ID, 'public');
  const make = Routes[name] as unknown as (...ids: string[]) => string;
  return make.call(Routes, ID, ID, ID, ID);
}

it('has one row for each route, and each subject once', () => {
  const subjects = rows.map(({ subject }) => subject);
  expect(subjects.filter((subject, at) => subjects.indexOf(subject) !== at)).toEqual([]);
  const routes = ROUTES.map(({ method, path }) => `${method} ${path}`);
  expect(ROUTE_COVERAGE.map(({ subject }) => subject)).toEqual(routes);
});

it('has every area’s rows', () => {
  const areas = readdirSync('src/sandbox', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('/coverage.ts'),
  );
  const table = readFileSync('src/sandbox/coverage.ts', 'utf8');
  expect(areas.filter((file) => !table.includes(`'./${file}'`))).toEqual([]);
});

it('says what is missing of what is partial, and claims no route that is not there', () => {
  const silent = rows.filter(({ state, notes }) => state === 'partial' && notes === '');
  expect(silent).toEqual([]);
  expect(ROUTE_COVERAGE.filter(({ state }) => state === 'not')).toEqual([]);
});

it.each([...called])('has the route that Keypoint calls as Routes.%s', (name) => {
  const path = pathOf(name);
  const fitting = ROUTES.filter((route) =>
    new RegExp(`^${route.path.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u').test(path),
  );
  expect(fitting).not.toEqual([]);
});

it('finds the routes that Keypoint calls', () => {
  expect(called.size).toBeGreaterThan(5);
});

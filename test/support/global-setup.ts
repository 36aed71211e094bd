/** Owns what the whole suite needs once: a migrated database, as an image or a server's template. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migratePglite, migratePostgres } from '../../src/db/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A migrated PGlite data folder as a tar file; empty when a server is tested. */
    pgliteImage: string;
    /** The same as the folder that it was made from. */
    pgliteFolder: string;
    /** The server to test on; empty for PGlite. */
    postgresUrl: string;
    postgresTemplate: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Tests that start Keypoint as a process run what `npm start` runs, at half the cost of tsx.
  execFileSync(process.execPath, ['build.mjs']);
  const server = process.env['TEST_DATABASE_URL'] ?? '';
  project.provide('postgresUrl', server);
  return server ? setupServer(project, server) : setupImage(project);
}

async function setupImage(project: TestProject) {
  const { PGlite } = await import('@electric-sql/pglite');
  const { drizzle } = await import('drizzle-orm/pglite');
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-image-'));
  const database = join(folder, 'database');
  const client = await PGlite.create(database);
  await migratePglite(drizzle({ client }));
  const image = join(folder, 'image.tar');
  const dump = await client.dumpDataDir('none');
  writeFileSync(image, Buffer.from(await dump.arrayBuffer()));
  await client.close();
  project.provide('pgliteImage', image);
  project.provide('pgliteFolder', database);
  project.provide('postgresTemplate', '');
  return async () => rmSync(folder, { recursive: true });
}

async function setupServer(project: TestProject, server: string) {
  const template = `keypoint_template_${process.pid}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`drop database if exists ${template}`);
  await admin.unsafe(`create database ${template}`);
  const url = new URL(server);
  url.pathname = `/${template}`;
  await migratePostgres(url.href);
  project.provide('pgliteImage', '');
  project.provide('pgliteFolder', '');
  project.provide('postgresTemplate', template);
  return async () => {
    await admin.unsafe(`drop database ${template} with (force)`);
    await admin.end();
  };
}

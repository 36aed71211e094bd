/**
 * Owns the databases of benches: one of its own on the server of TEST_DATABASE_URL, else the embedded
 * one in a folder.
 */
import { join } from 'node:path';
import postgres from 'postgres';

export type FreshDatabase = {
  place: { url: string } | { folder: string };
  drop: () => Promise<void>;
};

/** @param name of this run's; those of other processes do not meet it */
export async function freshDatabase(
  folder: string,
  name: string,
  server = process.env['TEST_DATABASE_URL'],
): Promise<FreshDatabase> {
  if (!server) return { place: { folder: join(folder, name) }, drop: async () => undefined };
  const database = `keypoint_bench_${process.pid}_${name.replaceAll(/\W/gu, '_')}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  return {
    place: { url: url.href },
    async drop() {
      await admin.unsafe(`drop database ${database} with (force)`);
      await admin.end();
    },
  };
}

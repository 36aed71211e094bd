/** Owns a sandbox in a process of its own, for tests that kill it. Takes the state file as argument. */
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { moderatorSeed } from './moderator-seed.ts';

const [stateFile = ''] = process.argv.slice(2);
const { apiUrl, token, applicationId, ids } = await createSandbox({
  stateFile,
  seed: moderatorSeed(),
  limits: false,
});
process.stdout.write(`${JSON.stringify({ apiUrl, token, applicationId, ids })}\n`);

/** Owns the processes of the sandbox's bench: the sandbox, or the bare server that is its floor. */
import { createServer } from 'node:http';
import { createSandbox } from '../src/sandbox/sandbox.ts';

const [what = '', stateFile] = process.argv.slice(2);

/** Reads and answers JSON of the same size, and does nothing else. */
async function bareServer(): Promise<string> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ...JSON.parse(text), padding: 'x'.repeat(400) }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}

async function sandbox(): Promise<{ url: string; token: string }> {
  const running = await createSandbox({
    limits: false,
    ...(stateFile === undefined ? {} : { stateFile }),
  });
  const channel = running.ids.guilds['Keypoint']?.channels['general'];
  return { url: `${running.apiUrl}/v10/channels/${channel}/messages`, token: running.token };
}

const started = what === 'floor' ? { url: await bareServer(), token: '' } : await sandbox();
process.stdout.write(`${JSON.stringify(started)}\n`);

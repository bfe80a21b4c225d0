// The program as a process of its own: exit codes, both outputs, and a dialogue over a pipe, in
// which each reply is there before the next command is written.

import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

// npm's own warnings about the machine's settings are not the program's.
const env = { ...process.env, npm_config_loglevel: 'error' };
const LIMIT_MS = 60_000;

const npmRun = (args: readonly string[], input = '') =>
  spawnSync('npm', ['run', '-s', 'mailpath', '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    input,
    env,
  });

test(
  'npm run -s mailpath prints its output only, and gives the exit code',
  () => {
    const listed = npmRun(['list', '--json']);
    expect(listed.status).toBe(0);
    expect(JSON.parse(listed.stdout)).toContainEqual(expect.objectContaining({ id: 'submit-587' }));
    const unknown = npmRun(['run', 'submit-588']);
    expect(unknown.status).toBe(2);
    expect(unknown.stdout).toBe('');
    expect(unknown.stderr).toMatch(/^mailpath: there is no scenario/);
  },
  LIMIT_MS,
);

test(
  'a world comes through standard input',
  () => {
    const { status, stdout } = npmRun(['run', '--world', '-', '--format', 'json'], '{"seed": 7}');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ world: { seed: 7 } });
  },
  LIMIT_MS,
);

/** Speaks with `talk` as a client that waits for each reply. */
async function converse(args: readonly string[], commands: readonly string[]) {
  const main = path.join(root, 'src/cli/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, 'talk', ...args], {
    cwd: root,
    env,
  });
  const said: string[] = [];
  let buffer = '';
  let heard: () => void = () => undefined;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    buffer += chunk;
    heard();
  });
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const reply = async () => {
    while (!/^\d{3} .*\r\n/m.test(buffer)) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
    said.push(buffer.trimEnd().split('\r\n').at(-1) ?? '');
    buffer = '';
  };
  await reply();
  for (const command of commands) {
    child.stdin.write(`${command}\r\n`);
    await reply();
  }
  // The input stays open: the server has closed, and that alone ends the program.
  const exit = await code;
  child.stdin.destroy();
  return { said, exit };
}

test(
  'talk answers each command at once, and ends when the server closes',
  async () => {
    const commands = ['EHLO a.example', 'STARTTLS', 'EHLO a.example', 'NOOP', 'QUIT'];
    expect(await converse(['--as', 'submission', '--port', '587'], commands)).toEqual({
      exit: 0,
      said: [
        '220 smtp.example.org ESMTP Postfix',
        '250 CHUNKING',
        '220 2.0.0 Ready to start TLS',
        '250 CHUNKING',
        '250 2.0.0 Ok',
        '221 2.0.0 Bye',
      ],
    });
  },
  LIMIT_MS,
);

test(
  'a reader that has heard enough is no mistake',
  () => {
    const line = 'npm run -s mailpath -- run submit-587 --format json | head -c 20';
    const { status, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', line], {
      cwd: root,
      encoding: 'utf8',
      env,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  },
  LIMIT_MS,
);

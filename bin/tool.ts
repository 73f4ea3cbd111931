import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.ts';

/**
 * Runs a program in the checkout, with its output on ours. Resolves with the exit status; 1 when it was killed. Ctrl-C
 * reaches it through the terminal, so we only wait for it.
 */
export async function runTool(program: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  const wait = (): void => {};
  process.on('SIGTERM', forward).on('SIGINT', wait);
  child.once('error', (error) => (console.error(`${program}: ${error.message}`), resolve(1)));
  child.once('exit', (status) => resolve(status ?? 1));
  return promise.finally(() => process.off('SIGTERM', forward).off('SIGINT', wait));
}

/** A tool of node_modules. */
export const tool = (name: string): string => path.join(root, 'node_modules/.bin', name);

/** Node, able to run .tsx. */
export const with_tsx = ['--import', path.join(root, 'bin/tsx-hook.mjs')];

/** Whether the checkout has the tools of development, which `npm install --omit=dev` leaves out. */
export const hasDevelopmentTools = (): boolean => existsSync(tool('oxlint'));

#!/usr/bin/env node
// Plain JavaScript for any Node ≥ 20: finds the pinned Node and hands the command over to it.
import { spawn } from 'node:child_process';
import cluster from 'node:cluster';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import path from 'node:path';
import { commands, help, later } from './commands.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const needed = 24;

// V8 sizes its generations by the machine, not by what we need: left alone, a busy server grows past 300 MB (bench/start).
const small_heap = ['--max-semi-space-size=16', '--heap-growing-percent=20'];

function fail(line, status) {
  console.error(`arrimo: ${line}`);
  process.exit(status);
}

/** Runs the same command with the Node of node_modules; the channel between both tells it when we are killed. */
function handOver() {
  const pinned = [`node-${process.platform}-${process.arch}/bin/node`, '.bin/node']
    .map((file) => path.join(root, 'node_modules', file))
    .find((file) => existsSync(file));
  if (!pinned || process.env.ARRIMO_HANDED_OVER)
    fail(`Node ${needed} is needed and this is ${process.version}; run npm install, or install Node ${needed}`, 1);
  const child = spawn(pinned, [...small_heap, import.meta.filename ?? process.argv[1], ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ARRIMO_HANDED_OVER: '1' },
  });
  // a Ctrl-C reaches the child from the terminal too: it takes two within a moment for one
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (status, signal) => process.exit(signal ? 1 : (status ?? 1)));
}

/** Becomes the same process with a bounded heap, unless whoever starts us chose a size. */
function boundHeap() {
  const chosen = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].some((flag) => flag.includes('semi-space'));
  // process.execve does not exist everywhere; there the heap stays as it is
  if (chosen || process.platform !== 'linux' || !process.execve) return;
  process.execve(process.execPath, [process.execPath, ...small_heap, ...process.execArgv, ...process.argv.slice(1)]);
}

async function main() {
  const [name, ...rest] = process.argv.slice(2);
  if (!name || name === '--help' || name === '-h' || name === 'help') {
    console.log(help(rest[0]));
    process.exit(name ? 0 : 2);
  }
  if (later.has(name)) fail(`${name} is not in this version yet`, 2);
  if (!Object.hasOwn(commands, name)) fail(`unknown command ${JSON.stringify(name)}; see arrimo --help`, 2);
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(help(name));
    process.exit(0);
  }
  if (name === 'start') boundHeap();
  if (cluster.isPrimary) process.channel?.unref();
  module.enableCompileCache?.(path.join(root, 'build/cache'));
  const { command } = await import('./command.ts');
  process.exit(await command(name, rest));
}

if (Number(process.versions.node.split('.')[0]) < needed) handOver();
else await main();

import { globSync } from 'node:fs';
import { plainError } from '../lib/plain-error.ts';
import type { TestCluster } from '../test/harness/cluster.ts';
import { ensureAssets } from './bundle/assets.ts';
import { ensureChromium } from './chromium.ts';
import { root } from './root.ts';
import { hasDevelopmentTools, runTool, tool, with_tsx } from './tool.ts';

const checks: [string, string[]][] = [
  ['tsc', ['--project', '.']],
  ['oxlint', ['--quiet']],
  ['prettier', ['--check', '--log-level', 'warn', '--cache', '.']],
];

/** `arrimo test`: types, lint and format, then every test; the exit status is that of the first that fails. */
export async function run(args: string[]): Promise<number> {
  if (!hasDevelopmentTools()) throw plainError('the tools of development are missing; run npm install');
  await ensureChromium();
  await ensureAssets();
  for (const [name, flags] of args.length ? [] : checks) {
    const status = await runTool(tool(name), flags);
    if (status !== 0) return status;
  }
  return runTests(args.length ? args : testFiles(), 2);
}

/** Runs test files by node:test, `at_once` of them at the same time, on one PostgreSQL for all. */
export async function runTests(files: string[], at_once: number): Promise<number> {
  if (files.length === 0) throw plainError('no such test');
  const { stop, ...cluster } = await startSharedCluster();
  try {
    const flags = [...with_tsx, '--test', `--test-concurrency=${at_once}`];
    const env = { NODE_ENV: 'test', ARRIMO_TEST_POSTGRES: JSON.stringify(cluster) };
    return await runTool(process.execPath, [...flags, ...files], env);
  } finally {
    await stop();
  }
}

async function startSharedCluster(): Promise<TestCluster> {
  const hook: string = './tsx-hook.mjs';
  await import(hook); // the story of the demo draws mails, which are .tsx
  const { startTestCluster } = await import('../test/harness/cluster.ts');
  return startTestCluster();
}

function testFiles(): string[] {
  const exclude = ['node_modules/**', 'build/**', 'data/**', 'test/proof/**'];
  return globSync('**/*.test.{ts,tsx}', { cwd: root, exclude }).sort();
}

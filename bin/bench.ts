import { globSync } from 'node:fs';
import path from 'node:path';
import { plainError } from '../lib/plain-error.ts';
import { ensureBuild } from './build.ts';
import { root } from './root.ts';
import { runTool, with_tsx } from './tool.ts';

/** `arrimo bench [SUBJECT…]`: runs bench/SUBJECT.ts, or all that measure, one after the other; `search:train` is search-train, which changes the weights. */
export async function run(args: string[]): Promise<number> {
  const wanted = args.map((name) => name.replaceAll(':', '-'));
  const subjects = globSync('bench/*.ts', { cwd: root })
    .map((file) => path.basename(file, '.ts'))
    .sort();
  const unknown = wanted.find((name) => !subjects.includes(name));
  if (unknown) throw plainError(`no bench ${unknown}; there are: ${subjects.join(' ')}`);
  await ensureBuild();
  let worst = 0;
  for (const subject of wanted.length ? wanted : subjects.filter((name) => name !== 'search-train')) {
    console.log(`\n== ${subject}`);
    worst = Math.max(worst, await runTool(process.execPath, [...with_tsx, `bench/${subject}.ts`]));
  }
  return worst;
}

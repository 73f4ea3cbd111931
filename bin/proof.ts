import { globSync } from 'node:fs';
import path from 'node:path';
import { plainError } from '../lib/plain-error.ts';
import { ensureBuild } from './build.ts';
import { root } from './root.ts';
import { runTests } from './test.ts';

/** `arrimo proof [NAME…]`: the long tests, of test/proof and beside what they prove, one after the other. A name may be cut short: `P22`. */
export async function run(args: string[]): Promise<number> {
  const all = globSync(['test/proof/*.test.{ts,tsx}', '{adapters,app,lib,db}/**/*.proof.ts'], { cwd: root }).sort();
  const nameOf = (file: string): string => path.basename(file).replace(/\.(test|proof)\.tsx?$/, '');
  const asked = (file: string): boolean => args.some((name) => nameOf(file).startsWith(name.toLowerCase()));
  const unknown = args.find((name) => !all.some((file) => nameOf(file).startsWith(name.toLowerCase())));
  if (unknown) throw plainError(`no proof ${unknown}; there are: ${all.map(nameOf).join(' ')}`);
  await ensureBuild();
  return runTests(args.length ? all.filter(asked) : all, 1);
}

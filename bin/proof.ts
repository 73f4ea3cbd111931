import { globSync } from 'node:fs';
import path from 'node:path';
import { plainError } from '../lib/plain-error.ts';
import { ensureBuild } from './build.ts';
import { root } from './root.ts';
import { runTests } from './test.ts';

/** `arrimo proof [NAME…]`: the long tests, of test/proof and beside what they prove, one after the other. */
export async function run(args: string[]): Promise<number> {
  const all = globSync(['test/proof/*.test.{ts,tsx}', '{adapters,app,lib,db}/**/*.proof.ts'], { cwd: root }).sort();
  const nameOf = (file: string): string => path.basename(file).replace(/\.(test|proof)\.tsx?$/, '');
  const unknown = args.find((name) => !all.some((file) => nameOf(file) === name));
  if (unknown) throw plainError(`no proof ${unknown}; there are: ${all.map(nameOf).join(' ')}`);
  await ensureBuild();
  return runTests(args.length ? all.filter((file) => args.includes(nameOf(file))) : all, 1);
}

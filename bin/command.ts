import cluster from 'node:cluster';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { tell } from '../lib/plain-error.ts';
import { ensureBuild } from './build.ts';
import { build_folder } from './bundle/stamp.ts';

type Run = (args: string[]) => Promise<number>;

/** These need the portal's own code: they run from the bundle, which is brought up to date first. */
const bundled: Record<string, string> = {
  start: 'main',
  migrate: 'migrate',
  doctor: 'doctor',
  person: 'person',
  reindex: 'reindex',
};

/** Runs a command. Returns its exit status; an error becomes one line when its message is all that is needed. */
export async function command(name: string, args: string[]): Promise<number> {
  try {
    const { run } = await load(name);
    return await run(args);
  } catch (error) {
    console.error(`arrimo: ${tell(error)}`);
    return 1;
  }
}

async function load(name: string): Promise<{ run: Run }> {
  const bundle = bundled[name];
  if (!bundle) return import(`./${name}.ts`);
  if (cluster.isPrimary) {
    const took = await ensureBuild(); // the others of WEB_PROCESSES use what the first one built
    if (took) console.error(`built in ${took} ms`);
  }
  return import(pathToFileURL(path.join(build_folder, `${bundle}.js`)).href);
}

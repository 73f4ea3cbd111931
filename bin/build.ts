import { ensureAssets } from './bundle/assets.ts';
import { ensureServer } from './bundle/server.ts';

/** Builds what is out of date: the portal's assets and the server's bundle. Returns the milliseconds it took, 0 when all was fresh. */
export async function ensureBuild(): Promise<number> {
  const began = performance.now();
  const assets = await ensureAssets();
  const server = await ensureServer();
  return assets || server ? Math.round(performance.now() - began) : 0;
}

/** `arrimo build` */
export async function run(): Promise<number> {
  const took = await ensureBuild();
  console.log(took ? `built in ${took} ms` : 'the build is fresh');
  return 0;
}

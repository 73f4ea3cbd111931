import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { BuildOptions } from 'esbuild';
import type { AssetEntry } from '../../lib/assets.ts';
import { root } from '../root.ts';
import { build_folder, unlessFresh } from './stamp.ts';

const folder = path.join(build_folder, 'assets');
const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** Builds the portal's style, script and font into build/assets, named by content and compressed, unless they are fresh. */
export async function ensureAssets(): Promise<boolean> {
  const styles = globSync('app/**/*.css', { cwd: root }).sort();
  return unlessFresh('assets', ['ui', ...styles, 'bin/bundle', 'package-lock.json'], buildAssets);
}

async function buildAssets(): Promise<void> {
  const { build, stop } = await import('esbuild');

  const options: BuildOptions & { write: false } = {
    absWorkingDir: root,
    outdir: folder,
    bundle: true,
    write: false,
    minify: true,
    target: ['es2023', 'chrome123', 'firefox120', 'safari17.5'],
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    publicPath: '/assets',
    loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file', '.ico': 'file' },
    logLevel: 'warning',
  };
  const entryPoints = [
    'ui/portal.ts',
    'ui/portal.css',
    'ui/desk.css',
    'ui/service-worker.ts',
    'ui/editor.ts',
    'ui/embed/embed.css',
  ];
  const ours = await build({ ...options, entryPoints, format: 'esm' });
  // A script of pages of others: it leaves no name behind.
  const theirs = await build({ ...options, entryPoints: ['ui/embed/arrimo-news.ts'], format: 'iife' });
  await stop();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const entries = [...ours.outputFiles, ...theirs.outputFiles].map((file) =>
    write(file.path, Buffer.from(file.contents)),
  );
  writeFileSync(path.join(build_folder, 'assets.json'), `${JSON.stringify(entries, null, 2)}\n`);
}

function write(file: string, body: Buffer): AssetEntry {
  const base = path.basename(file);
  const ending = path.extname(base);
  const compressed = ['.css', '.js', '.svg'].includes(ending);
  writeFileSync(file, body);
  if (compressed) {
    writeFileSync(`${file}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }));
  }
  const name = ending === '.woff2' ? 'font' : base.replace(/\.[A-Z0-9]{8}(?=\.)/, '');
  return {
    name,
    file: path.join('assets', base),
    // browsers look for a service worker again under the address it had
    path: name === 'service-worker.js' ? `/${name}` : `/assets/${base}`,
    type: types[ending] ?? 'application/octet-stream',
    compressed,
  };
}

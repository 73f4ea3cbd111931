import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A static file as it goes out. `path` carries a hash of the content, so it may be cached for ever. */
export type Asset = { path: string; type: string; body: Buffer; br: Buffer | null; gzip: Buffer | null };

/** `all` finds an asset by its path; `css`, `js` and `font` are what every page needs, `desk` what the console's need beside; `editor`: the script of the page where content is written; `embed` and `news`: for pages of others. */
export type Assets = {
  css: Asset;
  desk: Asset;
  js: Asset;
  editor: Asset;
  font: Asset;
  embed: Asset;
  news: Asset;
  all: Map<string, Asset>;
};

/** One line of `assets.json`: the file's place below the build folder, its address and whether it was compressed. */
export type AssetEntry = { name: string; file: string; path: string; type: string; compressed: boolean };

/**
 * Reads the assets that `arrimo build` wrote, with what it compressed, into memory.
 * `build`: the folder with `assets.json`. Throws when a file is missing.
 */
export function loadAssets(build: string): Assets {
  const entries: AssetEntry[] = JSON.parse(readFileSync(path.join(build, 'assets.json'), 'utf8'));
  const all = new Map<string, Asset>();
  const named = new Map<string, Asset>();
  for (const { name, file, path: address, type, compressed } of entries) {
    const read = (ending: string): Buffer => readFileSync(path.join(build, file + ending));
    const br = compressed ? read('.br') : null;
    const asset = { path: address, type, body: read(''), br, gzip: compressed ? read('.gz') : null };
    all.set(address, asset);
    named.set(name, asset);
  }
  const need = (name: string): Asset => {
    const asset = named.get(name);
    if (!asset) throw new Error(`the build has no ${name}; run npm run arrimo -- build`);
    return asset;
  };
  return {
    css: need('portal.css'),
    desk: need('desk.css'),
    js: need('portal.js'),
    editor: need('editor.js'),
    font: need('font'),
    embed: need('embed.css'),
    news: need('arrimo-news.js'),
    all,
  };
}

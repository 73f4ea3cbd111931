import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Asset } from '../lib/assets.ts';
import { brand_defaults } from '../ui/brand.ts';
import type { Tx } from '../lib/database.ts';

/** How the vendor's portal calls itself and looks: accent hue (0–360), radius of corners (px), logo, and the stylesheet that carries them. */
export type Brand = {
  name: string;
  hue: number;
  radius: number;
  logo_path: string | null;
  logo_key: string | null;
  logo_type: string | null;
  css: Asset;
};

export type Brands = {
  /** The brand of a version of the vendor's row; null version: not set up yet. Reads the row once per version and process. */
  at(version: number | null, tx: Tx): Promise<Brand>;
  /** The stylesheet under this path: of a brand seen lately, or of the one that holds now, which another process may have shown first. */
  stylesheet(path: string, tx: Tx): Promise<Asset | null>;
};

/** Keeps the brands of the last few versions, so that pages of a moment ago still find their stylesheet. */
export function newBrands(base: Asset): Brands {
  const stylesheets = new Map<string, Asset>();
  const unset: Brand = {
    name: 'Arrimo',
    ...brand_defaults,
    logo_path: null,
    logo_key: null,
    logo_type: null,
    css: base,
  };
  let current: { version: number; brand: Brand } | null = null;
  const load = async (tx: Tx): Promise<Brand> => {
    const row = await tx
      .selectFrom('vendor')
      .select(['name', 'hue', 'radius', 'logo_key', 'logo_type', 'version'])
      .executeTakeFirstOrThrow();
    const css = paint(base, row.hue, row.radius);
    stylesheets.delete(css.path);
    stylesheets.set(css.path, css);
    for (const path of stylesheets.keys()) if (stylesheets.size > 4) stylesheets.delete(path);
    const brand = { ...row, logo_path: row.logo_key ? `/logo/${row.logo_key}` : null, css };
    current = { version: row.version, brand };
    return brand;
  };
  return {
    async at(version, tx) {
      if (version === null) return unset;
      return current?.version === version ? current.brand : load(tx);
    },
    async stylesheet(path, tx) {
      if (!stylesheets.has(path) && painted.test(path)) await load(tx);
      return stylesheets.get(path) ?? null;
    },
  };
}

const painted = /^\/assets\/portal\.[0-9a-f]{10}\.css$/;

// A strict policy allows no inline style, so the two numbers of a brand travel at the end of the stylesheet.
function paint(base: Asset, hue: number, radius: number): Asset {
  const body = Buffer.concat([base.body, Buffer.from(`:root{--hue:${hue};--radius:${radius}px}`)]);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  return { ...base, path: `/assets/portal.${hash}.css`, body, br: brotliCompressSync(body), gzip: gzipSync(body) };
}

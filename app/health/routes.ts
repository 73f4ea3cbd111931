import { isIP } from 'node:net';
import type { Asset } from '../../lib/assets.ts';
import { type Answer, get, notFound } from '../route.ts';

const loopback = (address: string): boolean => address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));

const open = { who: 'nobody', before_setup: true } as const;

/** What operators and browsers ask for beside the pages: health, readiness, figures, static files. */
export const routes = [
  get({
    ...open,
    path: '/healthz',
    headers: 'health',
    handle: () => ({ kind: 'json', status: 200, data: { status: 'ok' } }),
  }),
  get({
    ...open,
    path: '/readyz',
    headers: 'health',
    handle: async ({ services }) => {
      const applied = await services.database.lookup.appliedMigrations().catch(() => null);
      const checks = {
        database: applied !== null,
        migrations: applied !== null && services.migrations.every((name) => applied.includes(name)),
        worker: services.worker_healthy(),
      };
      const ready = Object.values(checks).every(Boolean);
      return { kind: 'json', status: ready ? 200 : 503, data: { status: ready ? 'ready' : 'not_ready', checks } };
    },
  }),
  get({
    ...open,
    path: '/metrics',
    headers: 'health',
    handle: async ({ services, address, direct, bearer }) => {
      if (!(direct && loopback(address)) && !services.metrics_token_fits(bearer)) return notFound;
      const { body, content_type } = await services.metrics.exposition();
      return { kind: 'bytes', body: new TextEncoder().encode(body), type: content_type };
    },
  }),
  get({
    ...open,
    path: '/service-worker.js',
    headers: 'script',
    handle: ({ services, accept_encoding }) => {
      const asset = services.assets.all.get('/service-worker.js');
      return asset ? fileAnswer(asset, accept_encoding) : notFound;
    },
  }),
  get({
    ...open,
    path: '/assets/:name',
    crawl: { params: { name: 'asset' } },
    headers: 'asset',
    handle: ({ services, brands, params, accept_encoding }) => {
      const path = `/assets/${params['name']}`;
      const asset = services.assets.all.get(path) ?? brands.stylesheet(path);
      return asset ? fileAnswer(asset, accept_encoding) : notFound;
    },
  }),
];

function fileAnswer(asset: Asset, accept_encoding: string): Answer {
  if (asset.br && /\bbr\b/.test(accept_encoding))
    return { kind: 'bytes', body: new Uint8Array(asset.br), type: asset.type, encoding: 'br' };
  if (asset.gzip && /\bgzip\b/.test(accept_encoding))
    return { kind: 'bytes', body: new Uint8Array(asset.gzip), type: asset.type, encoding: 'gzip' };
  return { kind: 'bytes', body: new Uint8Array(asset.body), type: asset.type };
}

import { isLoopback } from '../../lib/address.ts';
import type { Asset } from '../../lib/assets.ts';
import { encodingOf } from '../../lib/encoding.ts';
import { type Answer, get, notFound } from '../route.ts';

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
        search: await services.lists.condition().then(
          ({ ready: answers }) => answers,
          () => false,
        ),
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
      if (!(direct && isLoopback(address)) && !services.metrics_token_fits(bearer)) return notFound;
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
    handle: async ({ services, brands, params, tx, accept_encoding }) => {
      const path = `/assets/${params['name']}`;
      const asset = services.assets.all.get(path) ?? (await brands.stylesheet(path, tx));
      return asset ? fileAnswer(asset, accept_encoding) : notFound;
    },
  }),
];

function fileAnswer({ type, ...bodies }: Asset, accept_encoding: string): Answer {
  const encoding = encodingOf(accept_encoding);
  const packed = encoding && bodies[encoding === 'br' ? 'br' : 'gzip'];
  if (encoding && packed) return { kind: 'bytes', body: new Uint8Array(packed), type, encoding };
  return { kind: 'bytes', body: new Uint8Array(bodies.body), type };
}

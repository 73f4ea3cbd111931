import { z } from 'zod';
import type { Tx } from '../../lib/database.ts';
import { readForm } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Words } from '../../locales/index.ts';
import type { Refusal } from '../../ui/parts/form.tsx';
import type { Ask } from '../context.ts';
import { member, person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, type Params, page, post, redirect, type Route, type Who } from '../route.ts';
import { organization } from './find.ts';
import { firstLines, importOf, recentImports, refusedLines } from './find-imports.ts';
import { import_limits, type ImportKind } from './import.ts';
import { keepers } from './organization.ts';
import type { Place } from './pages/import-frame.tsx';
import { ImportPage } from './pages/import.tsx';
import { UploadPage } from './pages/import-upload.tsx';
import { receiveImport } from './receive-import.ts';
import { refusedCsv } from './refused-csv.ts';
import { startImport } from './run-import.ts';

const bare_form = z.strictObject({});
const frame_bytes = 65_536;

type Whose = { id: string; name: string } | null;

/** A way in for lists: organisations or people, from the console or from the portal. `whose`: the organisation of the people; undefined where there is none. */
type Way = {
  path: string;
  who: Who;
  crawl: Route['crawl'];
  kind: ImportKind;
  desk: boolean;
  whose: (ask: Ask) => Promise<Whose | undefined>;
};

const ways: readonly Way[] = [
  {
    path: '/desk/organizations/import',
    who: keepers,
    crawl: {},
    kind: 'organizations',
    desk: true,
    whose: async () => null,
  },
  {
    path: '/desk/organizations/:organization/people/import',
    who: keepers,
    crawl: { params: { organization: 'organization' } },
    kind: 'people',
    desk: true,
    whose: ({ tx, params }) => named(tx, params),
  },
  {
    path: '/organization/people/import',
    who: 'portal_admin',
    crawl: {},
    kind: 'people',
    desk: false,
    whose: async ({ tx, viewer }) => organization(tx, member(viewer).organization_id),
  },
];

async function named(tx: Tx, params: Params): Promise<Whose | undefined> {
  const id = readUuid(params['organization']);
  const found = id ? await organization(tx, id) : undefined;
  // The vendor's own people are no members of an organisation.
  return found && found.kind !== 'vendor' ? found : undefined;
}

function placeOf(t: Words, { kind, desk }: Pick<Way, 'kind' | 'desk'>, whose: Whose): Place {
  const w = t.organizations;
  if (!desk)
    return {
      kind,
      desk,
      title: w.import_people,
      trail: [{ href: '/organization', label: t.common.organization }],
      upload: '/organization/people/import',
      imports: '/organization/imports',
    };
  const root = '/desk/organizations';
  const trail = [{ href: root, label: w.organizations }];
  return whose
    ? {
        kind,
        desk,
        title: w.import_people_of(whose.name),
        trail: [...trail, { href: `${root}/${whose.id}`, label: whose.name }],
        upload: `${root}/${whose.id}/people/import`,
        imports: '/desk/imports',
      }
    : { kind, desk, title: w.import_organizations, trail, upload: `${root}/import`, imports: '/desk/imports' };
}

async function uploadPage(ask: Ask, way: Way, whose: Whose, errors: readonly Refusal[]): Promise<Answer> {
  const { chrome, viewer, now, tx, t } = ask;
  const recent = await recentImports(tx, way.kind, whose?.id ?? null);
  return page(
    <UploadPage {...{ chrome, now, recent, errors }} viewer={person(viewer)} place={placeOf(t, way, whose)} />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

function refusalsOf({ t, form, files }: Ask): Refusal[] {
  const reading = readForm(bare_form, form);
  if (!reading.ok) return refusals(t, reading.errors);
  const bytes = files['file']?.byteLength ?? 0;
  if (bytes === 0) return [{ field: 'file', message: t.organizations.import_file_missing }];
  return bytes > import_limits.bytes ? [{ field: 'file', message: t.organizations.import_file_large }] : [];
}

const uploads = ways.flatMap((way) => [
  get({
    path: way.path,
    who: way.who,
    crawl: way.crawl,
    handle: async (ask) => {
      const whose = await way.whose(ask);
      return whose === undefined ? notFound : uploadPage(ask, way, whose, []);
    },
  }),
  post({
    path: way.path,
    who: way.who,
    audit: 'import_received',
    crawl: { ...way.crawl, form: {} },
    limits: { body: import_limits.bytes + frame_bytes },
    handle: async (ask) => {
      const whose = await way.whose(ask);
      if (whose === undefined) return notFound;
      const errors = refusalsOf(ask);
      const bytes = ask.files['file'];
      if (errors.length > 0 || !bytes) return uploadPage(ask, way, whose, errors);
      const id = await receiveImport(
        ask.tx,
        person(ask.viewer),
        ask.services.files,
        { kind: way.kind, organization_id: whose?.id ?? null },
        { bytes, name: ask.file_names['file'] ?? '' },
      );
      return redirect(`${way.desk ? '/desk' : '/organization'}/imports/${id}`);
    },
  }),
]);

/** An import that may be looked at here, and its place; in the portal, of the own organisation by row level security. */
async function found({ tx, params, t }: Ask, desk: boolean) {
  const id = readUuid(params['import']);
  const one = id ? await importOf(tx, id) : undefined;
  if (!one) return null;
  const whose = one.organization_id ? { id: one.organization_id, name: one.organization_name ?? '' } : null;
  return { one, place: placeOf(t, { kind: one.kind, desk }, whose) };
}

const looks = (
  [
    ['/desk/imports', keepers, true],
    ['/organization/imports', 'portal_admin', false],
  ] as const
).flatMap(([root, who, desk]) => [
  get({
    path: `${root}/:import`,
    who,
    crawl: { params: { import: 'import' } },
    handle: async (ask) => {
      const known = await found(ask, desk);
      if (!known) return notFound;
      const after = Number(ask.query.get('line') ?? 0);
      const [first, refused] = await Promise.all([
        firstLines(ask.tx, known.one.id),
        refusedLines(ask.tx, known.one.id, Number.isSafeInteger(after) && after < 2 ** 31 ? after : 0),
      ]);
      return page(<ImportPage chrome={ask.chrome} {...known} first={first} refused={refused} />);
    },
  }),
  get({
    path: `${root}/:import/refused`,
    who,
    crawl: { params: { import: 'import' } },
    headers: 'file',
    handle: async (ask) => {
      const known = await found(ask, desk);
      if (!known) return notFound;
      const { id, kind, file_name } = known.one;
      const lines = await refusedLines(ask.tx, id, 0, import_limits.lines);
      return {
        kind: 'bytes',
        body: refusedCsv(ask.t, ask.locale, kind, lines),
        type: 'text/csv; charset=utf-8',
        download: `${ask.t.organizations.lines_refused} - ${file_name.replace(/\.\w{1,4}$/, '')}.csv`,
      };
    },
  }),
  post({
    path: `${root}/:import/start`,
    who,
    audit: 'import_started',
    crawl: { params: { import: 'import' }, form: {} },
    handle: async (ask) => {
      const known = await found(ask, desk);
      if (!known || !readForm(bare_form, ask.form).ok) return notFound;
      // Pressed twice, or by two people: the page shows how far it is.
      await startImport(ask.tx, person(ask.viewer), known.one.id);
      return redirect(`${root}/${known.one.id}`);
    },
  }),
]);

export const import_routes = [...uploads, ...looks];

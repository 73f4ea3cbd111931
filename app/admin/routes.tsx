import { timingSafeEqual } from 'node:crypto';
import { busy, hashPassword } from '../../lib/passwords.ts';
import { readForm } from '../../lib/forms.ts';
import { weakPairs } from '../../ui/contrast.ts';
import type { Ask } from '../context.ts';
import { hasCustomers } from '../organizations/find.ts';
import { placeOf, startSession } from '../people/start-session.ts';
import { refusals } from '../refusals.ts';
import { get, notFound, page, post, redirect, tooMany } from '../route.ts';
import { changeBrand } from './change-brand.ts';
import { PreparePage } from './pages/prepare.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { prepare } from './prepare.ts';
import { setupToken } from './setup-link.ts';
import { brand_form, logo_limit, prepare_form, sniffImage } from './vendor.ts';

function mayPrepare({ services, prepared, params }: Ask): boolean {
  const expected = Buffer.from(setupToken(services.config.secret));
  const given = Buffer.from(params['token'] ?? '');
  return !prepared && given.length === expected.length && timingSafeEqual(given, expected);
}

export const routes = [
  get({
    path: '/setup/:token',
    who: 'anyone',
    before_setup: true,
    crawl: { params: { token: 'token' } },
    handle: (ask) =>
      mayPrepare(ask)
        ? page(<PreparePage chrome={ask.chrome} token={ask.params['token'] ?? ''} typed={{}} errors={[]} />)
        : notFound,
  }),
  post({
    path: '/setup/:token',
    who: 'anyone',
    before_setup: true,
    audit: 'vendor_prepared',
    crawl: { params: { token: 'token' } },
    handle: async (ask) => {
      if (!mayPrepare(ask)) return notFound;
      const { services, t, form, chrome } = ask;
      const reading = readForm(prepare_form, form);
      if (!reading.ok)
        return page(
          <PreparePage
            chrome={chrome}
            token={ask.params['token'] ?? ''}
            typed={form}
            errors={refusals(t, reading.errors)}
          />,
          { status: 422 },
        );
      await ask.pause();
      const { vendor_name, name, email, password } = reading.value;
      const password_hash = await hashPassword(password);
      if (password_hash === busy) return tooMany;
      const person_id = await prepare(services.database, {
        vendor_name,
        name,
        email,
        password_hash,
        time_zone: services.config.tz_default,
      });
      if (!person_id) return notFound;
      const opened = await services.database.as({ person_id }, (tx, viewer) =>
        startSession(tx, viewer, placeOf(ask), 'setup'),
      );
      return redirect('/desk/settings', [opened.cookie]);
    },
  }),
  get({
    path: '/desk/settings',
    who: ['system_admin'],
    handle: async ({ tx, chrome, brand, query }) =>
      page(
        <SettingsPage
          chrome={chrome}
          typed={{ name: brand.name, hue: String(brand.hue), radius: String(brand.radius) }}
          errors={[]}
          saved={query.has('saved')}
          first={!(await hasCustomers(tx))}
        />,
      ),
  }),
  post({
    path: '/desk/settings',
    who: ['system_admin'],
    audit: 'brand_changed',
    crawl: { form: { name: 'Outra', hue: '168', radius: '10' } },
    limits: { body: logo_limit + 65_536 },
    handle: async ({ services, tx, viewer, form, files, t, chrome }) => {
      const reading = readForm(brand_form, form);
      const errors = reading.ok ? [] : refusals(t, reading.errors);
      const failing = reading.ok ? weakPairs(reading.value.hue) : [];
      if (failing.length > 0) errors.push({ field: 'hue', message: t.admin.low_contrast });
      const bytes = files['logo']?.byteLength ? files['logo'] : null;
      const type = bytes && sniffImage(bytes);
      if (bytes && bytes.byteLength > logo_limit) errors.push({ field: 'logo', message: t.admin.logo_too_large });
      else if (bytes && !type) errors.push({ field: 'logo', message: t.admin.logo_not_image });
      if (!reading.ok || errors.length > 0) {
        const typed = { name: form['name'] ?? '', hue: form['hue'] ?? '', radius: form['radius'] ?? '' };
        return page(<SettingsPage chrome={chrome} typed={typed} errors={errors} saved={false} first={false} />, {
          status: 422,
        });
      }
      await changeBrand(tx, viewer, services.files, reading.value, bytes && type ? { bytes, type } : null);
      return redirect('/desk/settings?saved');
    },
  }),
  get({
    path: '/logo/:key',
    who: 'anyone',
    crawl: { params: { key: 'asset' } },
    headers: 'asset',
    handle: async ({ services, brand, params }) => {
      if (!brand.logo_key || !brand.logo_type || params['key'] !== brand.logo_key) return notFound;
      const stream = await services.files.read(brand.logo_key);
      if (!stream) return notFound;
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      return { kind: 'bytes', body: new Uint8Array(Buffer.concat(chunks)), type: brand.logo_type };
    },
  }),
];

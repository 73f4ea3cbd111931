import { readForm } from '../../lib/forms.ts';
import type { Tx } from '../../lib/database.ts';
import { editors } from '../content/document.ts';
import { person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { get, page, post, redirect } from '../route.ts';
import { changeDigest } from './change-digest.ts';
import { digest_form } from './digest.ts';
import { desk_path } from './news.ts';
import { DigestPage } from './pages/digest.tsx';

const path = `${desk_path}/digest`;

const digestNow = (tx: Tx) => tx.selectFrom('news_digests').select(['hour', 'weekday']).executeTakeFirstOrThrow();

export const digest_routes = [
  get({
    path,
    who: editors,
    handle: async ({ tx, chrome, services, query, t }) => {
      const { hour, weekday } = await digestNow(tx);
      return page(
        <DigestPage
          {...{ chrome, path }}
          zone={services.config.tz_default}
          typed={{ hour: String(hour), weekday: String(weekday) }}
          notice={query.has('saved') ? t.common.saved : undefined}
        />,
      );
    },
  }),
  post({
    path,
    who: editors,
    audit: 'news_digest_changed',
    crawl: { form: { hour: '7', weekday: '1' } },
    handle: async ({ tx, viewer, chrome, services, form, t }) => {
      const reading = readForm(digest_form, form);
      if (!reading.ok)
        return page(
          <DigestPage
            {...{ chrome, path }}
            zone={services.config.tz_default}
            typed={form}
            errors={refusals(t, reading.errors)}
          />,
          { status: 422 },
        );
      await changeDigest(tx, person(viewer), reading.value);
      return redirect(`${path}?saved`);
    },
  }),
];

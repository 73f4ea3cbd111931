import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { errorOf, ErrorSummary, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { contentViews } from '../../content/content-views.ts';
import { timeOf, weekdays } from '../../catalog/hours.ts';
import { desk_path } from '../news.ts';

type Props = {
  chrome: Chrome;
  path: string;
  /** Whose hours these are. */ zone: string;
  typed: Record<string, string>;
  errors?: readonly Refusal[];
  notice?: string | undefined;
};

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: timeOf(hour * 60) }));

/** When the digests of the news go out. */
export function DigestPage({ chrome, path, zone, typed, errors = [], notice }: Props) {
  const { t, csrf } = chrome;
  const words = t.news.desk;
  return (
    <DeskLayout
      chrome={chrome}
      views={contentViews(t)}
      title={words.digest}
      refused={errors.length > 0}
      notice={notice}
    >
      <Breadcrumb t={t} trail={[{ href: desk_path, label: words.title }]} current={words.digest} />
      <PageHeader title={words.digest} lead={words.digest_lead} />
      <ErrorSummary t={t} errors={errors} labels={{ hour: words.digest_hour, weekday: words.digest_weekday }} />
      <Form action={path} csrf={csrf} unsaved={t.common.unsaved}>
        <Select
          name="hour"
          label={words.digest_hour}
          hint={words.digest_hour_hint(zone)}
          width="short"
          required
          options={hours}
          value={typed['hour']}
          error={errorOf(errors, 'hour')}
        />
        <Select
          name="weekday"
          label={words.digest_weekday}
          width="short"
          required
          options={weekdays.map((weekday) => ({ value: String(weekday), label: t.catalog.weekdays[weekday] }))}
          value={typed['weekday']}
          error={errorOf(errors, 'weekday')}
        />
        <FormActions>
          <Button look="main">{t.common.save}</Button>
        </FormActions>
      </Form>
    </DeskLayout>
  );
}

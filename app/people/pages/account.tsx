import { locales } from '../../../locales/index.ts';
import type { Person } from '../../../lib/viewer.ts';
import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { Tabs } from '../../../ui/parts/tabs.tsx';
import { zoneChoices } from '../../../ui/parts/zones.ts';

type Typed = { name: string; locale: string; time_zone: string; theme: string };

export function AccountPage({
  chrome,
  viewer,
  typed,
  errors,
  saved,
}: {
  chrome: Chrome;
  viewer: Person;
  typed: Typed;
  errors: readonly Refusal[];
  saved: boolean;
}) {
  const { t, csrf } = chrome;
  return (
    <Layout
      chrome={chrome}
      title={t.people.profile}
      refused={errors.length > 0}
      notice={saved ? t.common.saved : undefined}
    >
      <PageHeader title={t.people.profile} />
      <AccountTabs chrome={chrome} />
      <ErrorSummary t={t} errors={errors} labels={{ name: t.people.name, time_zone: t.people.time_zone }} />
      <Form action="/account" csrf={csrf} unsaved={t.common.unsaved} class="narrow">
        <Field
          name="name"
          label={t.people.name}
          value={typed.name}
          autocomplete="name"
          error={errorOf(errors, 'name')}
          required
          maxlength={300}
        />
        <div class="field">
          <span class="label">{t.people.email}</span>
          <bdi>{viewer.email}</bdi>
          <p class="hint">{t.people.email_fixed}</p>
        </div>
        <Select
          name="locale"
          label={t.common.language}
          value={typed.locale}
          options={locales.map((locale) => ({ value: locale, label: locale_names[locale] }))}
          error={errorOf(errors, 'locale')}
        />
        <Select
          name="time_zone"
          label={t.people.time_zone}
          hint={t.people.time_zone_hint}
          value={typed.time_zone}
          options={zoneChoices(viewer.time_zone)}
          error={errorOf(errors, 'time_zone')}
        />
        <Select
          name="theme"
          label={t.common.theme}
          value={typed.theme}
          options={[
            { value: 'system', label: t.common.theme_system },
            { value: 'light', label: t.common.theme_light },
            { value: 'dark', label: t.common.theme_dark },
          ]}
          error={errorOf(errors, 'theme')}
        />
        <FormActions>
          <Button look="main">{t.common.save}</Button>
        </FormActions>
      </Form>
    </Layout>
  );
}

/** The pages of one's own account. */
export function AccountTabs({ chrome }: { chrome: Chrome }) {
  const { t, path } = chrome;
  const current = path.split('?')[0];
  const tabs = [
    { href: '/account', label: t.people.profile },
    { href: '/account/password', label: t.people.password },
    { href: '/account/sessions', label: t.common.sessions },
    { href: '/account/notifications', label: t.notices.preferences },
    { href: '/account/searches', label: t.search.saved.title },
    { href: '/account/tokens', label: t.programs.account.title },
    ...(chrome.viewer?.staff ? [] : [{ href: '/account/organizations', label: t.members.switching.title }]),
  ];
  return <Tabs label={t.people.account} tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}

import type { Chrome } from '../../../ui/chrome.ts';
import { brand_bounds } from '../../../ui/brand.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { FirstSteps } from './first-steps.tsx';
import { HueScale } from './hue-scale.tsx';
import { SettingsTabs } from './settings-tabs.tsx';

type Props = {
  chrome: Chrome;
  typed: { name: string; hue: string; radius: string };
  errors: readonly Refusal[];
  saved: boolean;
  /** No customer has been registered yet. */ first: boolean;
};

/** Name and look of the portal. */
export function SettingsPage({ chrome, typed, errors, saved, first }: Props) {
  const { t, csrf, brand } = chrome;
  return (
    <DeskLayout
      chrome={chrome}
      title={t.admin.brand}
      refused={errors.length > 0}
      notice={saved ? t.common.saved : undefined}
    >
      <PageHeader title={t.admin.brand} lead={t.admin.brand_lead} />
      <SettingsTabs chrome={chrome} />
      <div class="stack">
        {first && <FirstSteps t={t} />}
        <ErrorSummary
          t={t}
          errors={errors}
          labels={{ name: t.admin.vendor_name, hue: t.admin.hue, radius: t.admin.radius, logo: t.admin.logo }}
        />
        <div data-controller="hue-preview" data-action="input->hue-preview#show">
          <Form action="/desk/settings" csrf={csrf} multipart class="narrow">
            <Field
              name="name"
              label={t.admin.vendor_name}
              hint={t.admin.vendor_name_hint}
              value={typed.name}
              error={errorOf(errors, 'name')}
              required
              maxlength={120}
            />
            <Field
              name="hue"
              label={t.admin.hue}
              hint={t.admin.hue_hint}
              type="number"
              {...brand_bounds.hue}
              width="code"
              value={typed.hue}
              error={errorOf(errors, 'hue')}
              required
            />
            <HueScale />
            <Field
              name="radius"
              label={t.admin.radius}
              hint={t.admin.radius_hint}
              type="number"
              {...brand_bounds.radius}
              width="code"
              value={typed.radius}
              error={errorOf(errors, 'radius')}
              required
            />
            <Field
              name="logo"
              label={t.admin.logo}
              hint={t.admin.logo_hint}
              optional={t.common.optional}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              error={errorOf(errors, 'logo')}
            />
            {brand.logo_path && <Checkbox name="remove_logo" value="yes" label={t.admin.remove_logo} />}
            <FormActions>
              <Button look="main">{t.common.save}</Button>
            </FormActions>
          </Form>
        </div>
      </div>
    </DeskLayout>
  );
}

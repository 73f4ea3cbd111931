import type { Chrome } from '../../../ui/chrome.ts';
import { BareLayout } from '../../../ui/bare-layout.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Card, CardBody } from '../../../ui/parts/card.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, FieldGroup, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { RadioGroup } from '../../../ui/parts/radio-group.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import type { NewsChoice } from '../choose-news.ts';
import type { OfferedModule } from '../find-subscriber.ts';
import { frequencies, subscribe_path } from '../news.ts';
import { general } from '../subscriber.ts';
import { NewsTabs } from './list.tsx';

/** Modules by product, in the order they come. */
export const byProduct = <Module extends { product_name: string }>(
  modules: readonly Module[],
): [string, readonly Module[]][] => [...Map.groupBy(modules, ({ product_name }) => product_name)];

type SignUpProps = {
  chrome: Chrome;
  modules: readonly OfferedModule[];
  typed: { email: string; frequency: string; chosen: ReadonlySet<string> };
  errors: readonly Refusal[];
};

/** A visitor asks for news by mail. */
export function SignUpPage({ chrome, modules, typed, errors }: SignUpProps) {
  const { t, csrf } = chrome;
  const words = t.news.subscribe;
  const missing = errorOf(errors, 'module');
  return (
    <Layout
      chrome={chrome}
      title={words.title}
      refused={errors.length > 0}
      open={{ path: subscribe_path, title: words.title, description: words.lead }}
    >
      <PageHeader title={words.title} lead={words.lead} />
      <NewsTabs chrome={chrome} current="subscribe" />
      <ErrorSummary
        t={t}
        errors={errors}
        labels={{ email: t.people.email, frequency: words.frequency, module: words.modules }}
      />
      <Card label={words.title}>
        <CardBody>
          <Form action={subscribe_path} csrf={csrf} turbo={false}>
            <div class="narrow">
              <Field
                name="email"
                type="email"
                label={t.people.email}
                value={typed.email}
                autocomplete="email"
                required
                maxlength={254}
                error={errorOf(errors, 'email')}
              />
            </div>
            <RadioGroup
              name="frequency"
              label={words.frequency}
              value={typed.frequency}
              options={frequencies.map((value) => ({
                value,
                label: words.frequencies[value],
                hint: words.frequency_hints[value],
              }))}
              error={errorOf(errors, 'frequency')}
            />
            <div id="module" class="stack" tabindex={-1}>
              {missing && <p class="field-error">{missing}</p>}
              {byProduct(modules).map(([product, of_product]) => (
                <FieldGroup label={product}>
                  <div class="tiles">
                    {of_product.map(({ id, name }) => (
                      <Checkbox name={`module.${id}`} label={name} checked={typed.chosen.has(id)} />
                    ))}
                  </div>
                </FieldGroup>
              ))}
              <Checkbox name={general} label={words.general} checked={typed.chosen.has(general)} />
            </div>
            <FormActions>
              <Button look="main">{words.submit}</Button>
            </FormActions>
          </Form>
        </CardBody>
      </Card>
    </Layout>
  );
}

type ChoicesProps = {
  chrome: Chrome;
  action: string;
  modules: readonly OfferedModule[];
  choices: readonly NewsChoice[];
  /** What came back refused. */
  typed?: Record<string, string>;
  errors?: readonly Refusal[];
};

const chosenOf = (choices: readonly NewsChoice[], module_id: string | null): string =>
  choices.find((choice) => choice.module_id === module_id)?.frequency ?? '';

/** How often, module by module. */
export function ChoicesForm({ chrome, action, modules, choices, typed, errors = [] }: ChoicesProps) {
  const { t, csrf } = chrome;
  const words = t.news.subscribe;
  const options = frequencies.map((value) => ({ value, label: words.frequencies[value] }));
  const select = (name: string, label: string, module_id: string | null) => (
    <Select
      name={name}
      label={label}
      value={typed?.[name] ?? chosenOf(choices, module_id)}
      empty={words.never}
      options={options}
      width="short"
      error={errorOf(errors, name)}
    />
  );
  return (
    <Form action={action} csrf={csrf} unsaved={t.common.unsaved}>
      {byProduct(modules).map(([product, of_product]) => (
        <FieldGroup label={product}>
          <div class="tiles">{of_product.map(({ id, name }) => select(`module.${id}`, name, id))}</div>
        </FieldGroup>
      ))}
      {select(general, words.general, null)}
      <FormActions>
        <Button look="main">{t.common.save}</Button>
      </FormActions>
    </Form>
  );
}

/** What somebody signed in hears of by mail. */
export function OwnChoicesPage(props: Omit<ChoicesProps, 'action'> & { email: string; notice?: string | undefined }) {
  const { chrome, email, notice, errors = [] } = props;
  const words = chrome.t.news.subscribe;
  return (
    <Layout chrome={chrome} title={words.title} notice={notice} refused={errors.length > 0}>
      <PageHeader title={words.title} lead={words.own_lead(email)} />
      <NewsTabs chrome={chrome} current="subscribe" />
      <ErrorSummary t={chrome.t} errors={errors} />
      <Card label={words.title}>
        <CardBody>
          <ChoicesForm {...props} action={subscribe_path} />
        </CardBody>
      </Card>
    </Layout>
  );
}

/** The choices of whoever holds the link, without an account. */
export function LinkChoicesPage(props: ChoicesProps & { email: string; notice?: string | undefined }) {
  const { chrome, action, email, notice, errors = [] } = props;
  const words = chrome.t.news.subscribe;
  return (
    <Layout chrome={chrome} title={words.link_title} notice={notice} refused={errors.length > 0}>
      <PageHeader title={words.link_title} lead={words.link_lead(email)} />
      <ErrorSummary t={chrome.t} errors={errors} />
      <Card label={words.link_title}>
        <CardBody>
          <ChoicesForm {...props} />
        </CardBody>
      </Card>
      <p>
        <LinkButton href={`${action}/end`}>{words.end}</LinkButton>
      </p>
    </Layout>
  );
}

type AskingProps = {
  chrome: Chrome;
  title: string;
  text: string;
  /** What can be done: a form of one button. */ act?: { action: string; label: string };
  /** Where else to go. */ link?: { href: string; label: string };
};

/** One question or one answer about a subscription. */
export function SubscriptionNotePage({ chrome, title, text, act, link }: AskingProps) {
  return (
    <BareLayout chrome={chrome} title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      {act && (
        <Form action={act.action} csrf={chrome.csrf} turbo={false}>
          <FormActions>
            <Button look="main">{act.label}</Button>
          </FormActions>
        </Form>
      )}
      {link && (
        <p>
          <a href={link.href}>{link.label}</a>
        </p>
      )}
    </BareLayout>
  );
}

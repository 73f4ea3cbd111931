import { callerNetwork } from '../../lib/address.ts';
import { boxesOf } from '../../lib/boxes.ts';
import { type FieldError, readForm } from '../../lib/forms.ts';
import type { Ask } from '../context.ts';
import { mayTry } from '../people/limits.ts';
import { refusals } from '../refusals.ts';
import { get, page, post, redirect, tooMany } from '../route.ts';
import { type NewsChoice, chooseNews } from './choose-news.ts';
import { confirmSignUp, signUpBehind } from './confirm-sign-up.ts';
import { chooseByLink, subscriberBehind } from './follow-link.ts';
import { offeredModules, type OfferedModule, ownChoices } from './find-subscriber.ts';
import { moduleNamed, subscribe_path, subscription_path } from './news.ts';
import { LinkChoicesPage, OwnChoicesPage, SignUpPage, SubscriptionNotePage } from './pages/subscribe.tsx';
import { signUp } from './sign-up.ts';
import { frequency_choice, general, sign_up_form } from './subscriber.ts';

const token_crawl = { params: { token: 'token' } } as const;
// A select for each of 200 modules.
const limits = { body: 32_768 };

/** Whether the holder of a link may look once more; the transaction rests meanwhile. */
async function mayLook({ services, address, pause }: Ask): Promise<boolean> {
  await pause();
  return mayTry(services, 'token_network', callerNetwork(address));
}

const box = /^module\.([0-9a-f-]{36})$/;

/** What a form of choices says: how often for each module it names. Unknown fields and modules are refused. */
function readChoices(
  form: Record<string, string>,
  modules: readonly OfferedModule[],
): { ok: true; choices: NewsChoice[] } | { ok: false; errors: FieldError[] } {
  const choices: NewsChoice[] = [];
  const errors: FieldError[] = [];
  for (const [field, value] of Object.entries(form)) {
    const [, id] = box.exec(field) ?? [];
    const module_id = field === general ? null : modules.find((module) => module.id === id)?.id;
    const read = frequency_choice.safeParse(value);
    if (module_id === undefined) errors.push({ field: '', code: 'unknown_field' });
    else if (!read.success) errors.push({ field, code: 'invalid_choice' });
    else if (read.data) choices.push({ module_id, frequency: read.data });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, choices };
}

async function signUpByForm(ask: Ask) {
  const { tx, viewer, services, chrome, locale, t } = ask;
  const modules = await offeredModules(tx);
  const { ids, rest } = boxesOf(ask.form, 'module');
  const { [general]: everything, ...form } = rest;
  const reading = readForm(sign_up_form, form);
  const errors: FieldError[] = reading.ok ? [] : [...reading.errors];
  const known = ids.filter((id) => modules.some((module) => module.id === id));
  if (known.length < ids.length || (everything !== undefined && everything !== 'on'))
    errors.push({ field: 'module', code: 'invalid_choice' });
  const said = refusals(t, errors);
  if (ids.length === 0 && everything === undefined)
    said.push({ field: 'module', message: t.news.subscribe.choose_one });
  if (!reading.ok || said.length > 0) {
    const chosen = new Set([...ids, ...(everything === undefined ? [] : [general])]);
    const typed = { email: form['email'] ?? '', frequency: form['frequency'] ?? '', chosen };
    return page(<SignUpPage {...{ chrome, modules, typed }} errors={said} />, { status: 422 });
  }
  await ask.pause();
  const allowed =
    (await mayTry(services, 'link_network', callerNetwork(ask.address))) &&
    (await mayTry(services, 'link_device', ask.device));
  if (!allowed) return tooMany;
  await signUp(tx, viewer, { ...reading.value, locale, module_ids: known, general: everything === 'on' });
  const { sent_title, sent } = t.news.subscribe;
  return page(<SubscriptionNotePage {...{ chrome }} title={sent_title} text={sent(reading.value.email)} />);
}

const goneNote = ({ chrome, t }: Ask) => {
  const { gone_title, gone, again } = t.news.subscribe;
  const link = { href: subscribe_path, label: again };
  return page(<SubscriptionNotePage {...{ chrome, link }} title={gone_title} text={gone} />, { status: 410 });
};

const unknownNote = ({ chrome, t }: Ask) => {
  const { unknown_title, unknown, again } = t.news.subscribe;
  const link = { href: subscribe_path, label: again };
  return page(<SubscriptionNotePage {...{ chrome, link }} title={unknown_title} text={unknown} />, { status: 404 });
};

export const subscription_routes = [
  get({
    path: subscribe_path,
    who: 'anyone',
    handle: async ({ tx, viewer, chrome, query, t }) => {
      const modules = await offeredModules(tx);
      if (viewer.kind === 'person') {
        const notice = query.has('saved') ? t.news.subscribe.saved : undefined;
        const choices = await ownChoices(tx);
        return page(<OwnChoicesPage {...{ chrome, modules, choices, notice }} email={viewer.email} />);
      }
      const named = moduleNamed(query.get('module'))?.module.toUpperCase();
      const chosen = new Set(modules.filter(({ code }) => code.toUpperCase() === named).map(({ id }) => id));
      return page(
        <SignUpPage {...{ chrome, modules }} typed={{ email: '', frequency: 'weekly', chosen }} errors={[]} />,
      );
    },
  }),
  post({
    path: subscribe_path,
    who: 'anyone',
    audit: 'news_subscribed',
    crawl: { form: { email: 'rita@exemplo.com.br', frequency: 'weekly', general: 'on' } },
    limits,
    handle: async (ask) => {
      const { tx, viewer, services, chrome, form, t } = ask;
      if (viewer.kind !== 'person') return signUpByForm(ask);
      const modules = await offeredModules(tx);
      const read = readChoices(form, modules);
      if (!read.ok) {
        const choices = await ownChoices(tx);
        return page(
          <OwnChoicesPage
            {...{ chrome, modules, choices }}
            typed={form}
            email={viewer.email}
            errors={refusals(t, read.errors)}
          />,
          { status: 422 },
        );
      }
      await chooseNews(tx, viewer, services.config.secret, read.choices);
      return redirect(`${subscribe_path}?saved`);
    },
  }),
  get({
    path: `${subscribe_path}/:token`,
    who: 'anyone',
    crawl: token_crawl,
    handle: async (ask) => {
      if (!(await mayLook(ask))) return tooMany;
      const token = ask.params['token'] ?? '';
      const found = await signUpBehind(ask.services, token);
      if (!found) return goneNote(ask);
      const { confirm_title, confirm, confirm_action } = ask.t.news.subscribe;
      const act = { action: `${subscribe_path}/${token}`, label: confirm_action };
      return page(
        <SubscriptionNotePage chrome={ask.chrome} title={confirm_title} text={confirm(found.email)} act={act} />,
      );
    },
  }),
  post({
    path: `${subscribe_path}/:token`,
    who: 'anyone',
    audit: 'news_subscribed',
    crawl: token_crawl,
    handle: async (ask) => {
      if (!(await mayLook(ask))) return tooMany;
      const own = await confirmSignUp(ask.services, ask.params['token'] ?? '');
      return own ? redirect(`${subscription_path}/${own}?confirmed`) : goneNote(ask);
    },
  }),
  get({
    path: `${subscription_path}/:token`,
    who: 'anyone',
    crawl: token_crawl,
    handle: async (ask) => {
      const { tx, services, chrome, params, query, t } = ask;
      const modules = await offeredModules(tx);
      if (!(await mayLook(ask))) return tooMany;
      const found = await subscriberBehind(services, params['token'] ?? '');
      if (!found) return unknownNote(ask);
      const { saved, confirmed, ended } = t.news.subscribe;
      const notice = query.has('confirmed') ? confirmed : query.has('saved') ? saved : undefined;
      return page(
        <LinkChoicesPage
          {...{ chrome, modules }}
          action={`${subscription_path}/${params['token']}`}
          email={found.email}
          choices={found.choices}
          notice={notice ?? (found.ended_at ? ended : undefined)}
        />,
      );
    },
  }),
  post({
    path: `${subscription_path}/:token`,
    who: 'anyone',
    audit: 'news_subscribed',
    crawl: { ...token_crawl, form: { general: 'weekly' } },
    limits,
    handle: async (ask) => {
      const { tx, services, chrome, params, form, t } = ask;
      const modules = await offeredModules(tx);
      if (!(await mayLook(ask))) return tooMany;
      const token = params['token'] ?? '';
      const found = await subscriberBehind(services, token);
      if (!found) return unknownNote(ask);
      const action = `${subscription_path}/${token}`;
      const read = readChoices(form, modules);
      if (!read.ok)
        return page(
          <LinkChoicesPage
            {...{ chrome, modules, action }}
            email={found.email}
            choices={found.choices}
            typed={form}
            errors={refusals(t, read.errors)}
          />,
          { status: 422 },
        );
      await chooseByLink(services, token, read.choices);
      return redirect(`${action}?saved`);
    },
  }),
  get({
    path: `${subscription_path}/:token/end`,
    who: 'anyone',
    anonymous: true,
    crawl: token_crawl,
    handle: async (ask) => {
      if (!(await mayLook(ask))) return tooMany;
      const token = ask.params['token'] ?? '';
      const found = await subscriberBehind(ask.services, token);
      if (!found) return unknownNote(ask);
      const { end_title, end_text, end_action, link_title } = ask.t.news.subscribe;
      return page(
        <SubscriptionNotePage
          chrome={ask.chrome}
          title={end_title}
          text={end_text(found.email)}
          act={{ action: `${subscription_path}/${token}/end`, label: end_action }}
          link={{ href: `${subscription_path}/${token}`, label: link_title }}
        />,
      );
    },
  }),
  // By a mail program at one click (RFC 8058), from anywhere and without a cookie, or by the page above: the address is the proof.
  post({
    path: `${subscription_path}/:token/end`,
    who: 'anyone',
    anonymous: true,
    audit: 'news_unsubscribed',
    crawl: token_crawl,
    handle: async (ask) => {
      await ask.pause();
      const token = ask.params['token'] ?? '';
      if (!(await chooseByLink(ask.services, token, []))) return unknownNote(ask);
      const { ended_title, ended_text, choose_again } = ask.t.news.subscribe;
      const link = { href: `${subscription_path}/${token}`, label: choose_again };
      return page(<SubscriptionNotePage chrome={ask.chrome} {...{ link }} title={ended_title} text={ended_text} />);
    },
  }),
];

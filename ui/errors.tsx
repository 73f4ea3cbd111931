import type { ComponentChildren } from 'preact';
import { BareLayout } from './bare-layout.tsx';
import { frame_paths, type Chrome } from './chrome.ts';
import { Layout } from './layout.tsx';
import { Button, LinkButton } from './parts/button.tsx';
import { CodeBlock } from './parts/code.tsx';

/** What went wrong, by the status it is answered with; `expired_form` is a 403, `offline` comes from the browser. */
export type Failing =
  | {
      kind: 'expired_form' | 'not_found' | 'misdirected' | 'too_large' | 'preparing' | 'maintenance' | 'offline';
    }
  | { kind: 'too_many'; wait_s: number }
  | { kind: 'broken'; error_id: string };

const status: Record<Failing['kind'], number | null> = {
  expired_form: 403,
  not_found: 404,
  too_large: 413,
  misdirected: 421,
  too_many: 429,
  broken: 500,
  preparing: 503,
  maintenance: 503,
  offline: null,
};

// These know no person, or no database to ask for one.
const without_menu = new Set<Failing['kind']>(['misdirected', 'preparing', 'maintenance', 'offline']);
const worth_retrying = new Set<Failing['kind']>(['maintenance', 'offline', 'broken']);

function Body({ chrome, failing, support_address }: Props) {
  const { t } = chrome;
  const words = t.errors[failing.kind];
  const code = status[failing.kind];
  return (
    <div class="failing" data-controller={failing.kind === 'preparing' ? 'come-back' : undefined}>
      {code !== null && <p class="soft small numeric">{t.errors.code(code)}</p>}
      <h1>{words.title}</h1>
      <p>{words.happened}</p>
      <p>
        {words.todo}
        {failing.kind === 'too_many' && ` ${t.errors.too_many.wait(failing.wait_s)}`}
      </p>
      {failing.kind === 'broken' && (
        <div class="failing-id">
          <p class="small">
            <strong>{t.errors.id}</strong>
          </p>
          <CodeBlock t={t} text={failing.error_id} label={t.errors.id} />
          <p class="hint">{t.errors.id_hint}</p>
        </div>
      )}
      <Actions>
        {worth_retrying.has(failing.kind) && <Retry chrome={chrome} failing={failing} />}
        {failing.kind !== 'misdirected' && !without_menu.has(failing.kind) && (
          <LinkButton href={frame_paths.home} look={worth_retrying.has(failing.kind) ? 'plain' : 'main'}>
            {t.errors.to_home}
          </LinkButton>
        )}
      </Actions>
      {support_address && <p class="soft small">{t.errors.write_to(support_address)}</p>}
    </div>
  );
}

function Actions({ children }: { children: ComponentChildren }) {
  return <div class="cluster">{children}</div>;
}

// A GET form without an action asks for the very address that failed, which the kept page of the service worker does not know.
function Retry({ chrome, failing }: Pick<Props, 'chrome' | 'failing'>) {
  const words = chrome.t.errors.try_again;
  if (failing.kind === 'offline')
    return (
      <form data-turbo="false">
        <Button look="main">{words}</Button>
      </form>
    );
  return (
    <LinkButton href={chrome.path} look="main">
      {words}
    </LinkButton>
  );
}

type Props = { chrome: Chrome; failing: Failing; /** Where to write when nothing helps. */ support_address?: string };

/** A whole page that says what happened, what was kept and what to do. */
export function ErrorPage({ chrome, failing, support_address }: Props) {
  const title = chrome.t.errors[failing.kind].title;
  const body = <Body chrome={chrome} failing={failing} {...(support_address && { support_address })} />;
  if (!without_menu.has(failing.kind))
    return (
      <Layout chrome={chrome} title={title}>
        {body}
      </Layout>
    );
  return (
    <BareLayout chrome={chrome} title={title} width="wide" languages={failing.kind !== 'offline'}>
      {body}
    </BareLayout>
  );
}

import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';

/** For somebody whose access leaves requests out: that it does, and who can change it. */
export function RestrictedPage({ chrome }: { chrome: Chrome }) {
  const { t } = chrome;
  return (
    <Layout chrome={chrome} title={t.tickets.tickets}>
      <PageHeader title={t.tickets.tickets} />
      <Empty
        title={t.tickets.restricted}
        action={<LinkButton href="/organization">{t.common.organization}</LinkButton>}
      >
        {t.tickets.restricted_hint}
      </Empty>
    </Layout>
  );
}

import type { Chrome } from '../../ui/chrome.ts';
import { Layout } from '../../ui/layout.tsx';
import { Card, CardBody } from '../../ui/parts/card.tsx';
import { PageHeader } from '../../ui/parts/page-header.tsx';
import type { HelpTopic } from '../context.ts';

type Props = { chrome: Chrome; topics: readonly HelpTopic[]; support_address: string };

/** How to use what this reader can use, and where to write when nothing helps. */
export function HelpPage({ chrome, topics, support_address }: Props) {
  const { t } = chrome;
  return (
    <Layout chrome={chrome} title={t.common.help}>
      <div class="stack">
        <PageHeader title={t.common.help} lead={t.common.help_lead} />
        <Card>
          {topics.map(({ title, text }) => (
            <CardBody>
              <h2>{title}</h2>
              <p>{text}</p>
            </CardBody>
          ))}
        </Card>
        <p class="soft">{t.errors.write_to(support_address)}</p>
      </div>
    </Layout>
  );
}

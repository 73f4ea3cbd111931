import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Card, Row, Rows } from '../../../ui/parts/card.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Form, FormActions } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import type { OpenSession } from '../find.ts';
import { AccountTabs } from './account.tsx';

export function SessionsPage({
  chrome,
  viewer,
  sessions,
  now,
}: {
  chrome: Chrome;
  viewer: Person;
  sessions: readonly OpenSession[];
  now: Date;
}) {
  const { t, csrf } = chrome;
  return (
    <Layout chrome={chrome} title={t.common.sessions}>
      <PageHeader title={t.common.sessions} />
      <AccountTabs chrome={chrome} />
      <div class="stack">
        <p class="soft">{t.people.sessions_text}</p>
        <Card label={t.common.sessions}>
          <Rows>
            {sessions.map((session) => (
              <Row
                title={session.device || t.people.unknown_device}
                detail={
                  <>
                    {t.people.network(session.network)} · {t.people.signed_in}{' '}
                    <Time at={momentOf(chrome, viewer, session.created_at, now)} /> · {t.people.last_seen}{' '}
                    <Time at={momentOf(chrome, viewer, session.last_seen_at, now)} />
                  </>
                }
                aside={
                  session.id === viewer.session_id ? (
                    <Chip tone="go">{t.people.this_session}</Chip>
                  ) : (
                    <Form action={`/account/sessions/${session.id}/end`} csrf={csrf}>
                      <Button size="small">{t.people.end_session}</Button>
                    </Form>
                  )
                }
              />
            ))}
          </Rows>
        </Card>
        <div class="cluster">
          <Form action="/account/sessions/end-others" csrf={csrf}>
            <FormActions>
              <Button>{t.people.end_others}</Button>
            </FormActions>
          </Form>
          <Form action="/account/sessions/end-all" csrf={csrf}>
            <FormActions>
              <Button look="danger">{t.people.end_all}</Button>
            </FormActions>
          </Form>
        </div>
      </div>
    </Layout>
  );
}

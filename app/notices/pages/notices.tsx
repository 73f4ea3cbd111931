import { isStaff, type Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Card, Row, Rows } from '../../../ui/parts/card.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { Form } from '../../../ui/parts/form.tsx';
import { Icon } from '../../../ui/parts/icon.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Tabs } from '../../../ui/parts/tabs.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf, numberText } from '../../moment.ts';
import { documentPath } from '../../content/document.ts';
import type { Notice } from '../find-notices.ts';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  base: '/notices' | '/desk/notices';
  rows: readonly Notice[];
  /** Those alone that are unread. */ unread: boolean;
  /** The page begins with the newest. */ first: boolean;
  older: string | null;
  /** All have just been marked. */ marked: boolean;
};

/** What happened in the reader's requests and with their comments, the newest first. */
export function NoticesPage(props: Props) {
  const { chrome, base, marked } = props;
  const words = chrome.t.notices;
  const Frame = base === '/desk/notices' ? DeskLayout : Layout;
  return (
    <Frame chrome={chrome} title={words.title} notice={marked ? words.marked : undefined}>
      <List {...props} />
    </Frame>
  );
}

function List({ chrome, viewer, now, base, rows, unread, first, older }: Props) {
  const { t, csrf } = chrome;
  const words = t.notices;
  const several = viewer.may_switch && viewer.organization_name !== null;
  return (
    <>
      <PageHeader
        title={words.title}
        lead={several ? words.of_organization(viewer.organization_name ?? '') : undefined}
        actions={
          <>
            {rows.some((row) => row.unread) && (
              <Form action={`${base}/read`} csrf={csrf}>
                <input type="hidden" name="until" value={now.toISOString()} />
                <Button size="small" icon="check">
                  {words.mark_all}
                </Button>
              </Form>
            )}
            <LinkButton href="/account/notifications" size="small" icon="settings">
              {words.choose}
            </LinkButton>
          </>
        }
      />
      <Tabs
        label={words.title}
        tabs={[
          { href: base, label: words.all, current: !unread },
          { href: `${base}?show=unread`, label: words.only_unread, current: unread },
        ]}
      />
      {rows.length > 0 ? (
        <Card label={words.title}>
          <Rows class="notice-rows">
            {rows.map((notice) => (
              <Line {...{ chrome, viewer, notice, now, base }} />
            ))}
          </Rows>
        </Card>
      ) : (
        <Empty icon="bell" title={unread && first ? words.none_unread : words.none}>
          {unread && first ? words.none_unread_hint : words.none_hint}
        </Empty>
      )}
      <Pagination t={t} previous={first ? null : unread ? `${base}?show=unread` : base} next={older} />
    </>
  );
}

function Line({
  chrome,
  viewer,
  notice,
  now,
  base,
}: Pick<Props, 'chrome' | 'viewer' | 'now' | 'base'> & { notice: Notice }) {
  const { t, csrf, locale, path } = chrome;
  const words = t.notices;
  const staff: boolean = isStaff(viewer);
  const { id, event, created_at, number, subject, organization_name, page, unread } = notice;
  const said = number === null ? words.about_page : words.about(numberText(locale, number));
  const query = path.includes('?') ? path.slice(path.indexOf('?')).replace(/[?&]marked\b=?/, '') : '';
  return (
    <Row
      title={words.events[event]}
      href={page ? `${documentPath(page)}#comments` : `${staff ? '/desk/tickets' : '/tickets'}/${number}`}
      mark={unread ? words.new : undefined}
      prefetch={false}
      detail={
        <>
          {said} · <bdi lang={page?.locale}>{subject}</bdi>
          {staff && organization_name && (
            <>
              {' '}
              · <bdi>{organization_name}</bdi>
            </>
          )}{' '}
          · <Time at={momentOf(chrome, viewer, created_at, now)} />
        </>
      }
      aside={
        unread && (
          <Form action={`${base}/${id}/read${query}`} csrf={csrf}>
            <button class="button quiet small icon-only" title={words.mark}>
              <Icon name="check" />
              <span class="hidden-text">
                {words.mark}: {words.events[event]}, {said}
              </span>
            </button>
          </Form>
        )
      }
    />
  );
}

import type { ComponentChildren } from 'preact';
import type { Organizations } from '../../../db/tables.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Tabs } from '../../../ui/parts/tabs.tsx';

/** Where people of an organisation are managed: by its administrator in the portal, or by staff in the console. */
export type Ground = {
  desk: boolean;
  /** Path of the list; everything else lies under it. */
  path: string;
  organization: { id: string; name: string; kind: Organizations['kind'] };
};

type Props = {
  chrome: Chrome;
  ground: Ground;
  title: string;
  /** What the trail calls this page; null: it is the list itself. */
  current: string | null;
  refused?: boolean;
  notice?: string | undefined;
  children: ComponentChildren;
};

/** The page around it, with the way back to the list. */
export function GroundLayout({ chrome, ground, title, current, refused = false, notice, children }: Props) {
  const { t } = chrome;
  const list = { href: ground.path, label: t.members.people };
  const organization = ground.desk
    ? [
        { href: '/desk/organizations', label: t.organizations.organizations },
        { href: `/desk/organizations/${ground.organization.id}`, label: ground.organization.name },
      ]
    : [{ href: '/organization', label: t.common.organization }];
  const trail = (
    <Breadcrumb
      t={t}
      trail={current === null ? organization : [...organization, list]}
      current={current ?? t.members.people}
    />
  );
  const shared = { chrome, title, refused, notice };
  return ground.desk ? (
    <DeskLayout {...shared}>
      {trail}
      {children}
    </DeskLayout>
  ) : (
    <Layout {...shared}>
      {trail}
      {children}
    </Layout>
  );
}

/** The lists of one organisation's people. */
export function GroundTabs({
  chrome,
  ground,
  current,
}: {
  chrome: Chrome;
  ground: Ground;
  current: 'people' | 'invitations' | 'requests';
}) {
  const { t } = chrome;
  const tabs = [
    { href: ground.path, label: t.members.with_access, current: current === 'people' },
    { href: `${ground.path}/invitations`, label: t.members.invitations, current: current === 'invitations' },
    ...(ground.desk
      ? []
      : [{ href: '/organization/requests', label: t.members.requests, current: current === 'requests' }]),
  ];
  return <Tabs label={t.members.people} tabs={tabs} />;
}

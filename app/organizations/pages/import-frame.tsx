import type { ComponentChildren } from 'preact';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import type { ImportKind } from '../import.ts';

/** Where lists of one kind are sent and looked at: in the console or in the portal. */
export type Place = {
  kind: ImportKind;
  desk: boolean;
  title: string;
  trail: readonly { href: string; label: string }[];
  /** The page with the form. */ upload: string;
  /** Before the id of one import. */ imports: string;
};

type Props = { chrome: Chrome; place: Place; title: string; refused?: boolean; children: ComponentChildren };

/** A page about a list, in the layout of its place. */
export function Frame({ chrome, place, title, refused = false, children }: Props) {
  const inner = (
    <>
      <Breadcrumb t={chrome.t} trail={place.trail} current={title} />
      {children}
    </>
  );
  return place.desk ? (
    <DeskLayout chrome={chrome} title={title} refused={refused}>
      {inner}
    </DeskLayout>
  ) : (
    <Layout chrome={chrome} title={title} refused={refused}>
      {inner}
    </Layout>
  );
}

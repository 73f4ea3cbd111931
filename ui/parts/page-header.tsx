import type { ComponentChildren } from 'preact';

type Props = {
  title: string;
  /** One or two lines under the title. */ lead?: ComponentChildren;
  /** Buttons at the right. */ actions?: ComponentChildren;
};

/** The one `h1` of a page, what it is for, and what can be done. */
export function PageHeader({ title, lead, actions }: Props) {
  return (
    <div class="page-header">
      <div>
        <h1 dir="auto">{title}</h1>
        {lead && <p class="soft">{lead}</p>}
      </div>
      {actions && <div class="cluster">{actions}</div>}
    </div>
  );
}

import type { ComponentChildren } from 'preact';

/** Views of one thing, each with its own address. */
export function Tabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { href: string; label: string; count?: number; current: boolean }[];
}) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <span class="numeric soft">{tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}

/** Alternatives of one text ("Windows", "Linux"), one open at a time; an accordion where the browser cannot do better. */
export function TabbedCards({
  name,
  cards,
}: {
  name: string;
  cards: readonly { label: string; content: ComponentChildren }[];
}) {
  return (
    <div class="tabbed">
      {cards.map(({ label, content }, index) => (
        <details name={name} open={index === 0}>
          <summary>{label}</summary>
          <div class="tabbed-body">{content}</div>
        </details>
      ))}
    </div>
  );
}

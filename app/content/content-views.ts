import type { Words } from '../../locales/index.ts';
import type { Views } from '../../ui/desk-layout.tsx';
import { content_paths } from './paths.ts';

/** The left column of the pages where content is written. */
export function contentViews(t: Words): Views[] {
  const words = t.editorial;
  const { tabs } = t.reading;
  const filtered = (query: string) => `${content_paths.list}?${query}`;
  return [
    {
      title: words.content,
      entries: [
        { href: content_paths.list, label: words.views.all },
        { href: content_paths.tree, label: words.tree.title },
        { href: content_paths.news, label: t.content.areas.news },
        { href: filtered('state=draft'), label: words.views.drafts },
        { href: filtered('state=in_review'), label: words.views.in_review },
        { href: filtered('state=scheduled'), label: words.views.scheduled },
        { href: filtered('review=due'), label: words.views.due },
        { href: filtered('links=broken'), label: words.views.broken },
      ],
    },
    {
      title: t.reading.readers,
      entries: [
        { href: content_paths.comments, label: tabs.comments },
        { href: content_paths.figures, label: tabs.figures },
      ],
    },
  ];
}

import type { Chrome } from '../../../ui/chrome.ts';
import { Tabs } from '../../../ui/parts/tabs.tsx';
import { content_paths } from '../paths.ts';

/** The pages about what is published. */
export function ContentTabs({ chrome, current }: { chrome: Chrome; current: keyof typeof content_paths }) {
  const { reading } = chrome.t;
  const names = Object.keys(content_paths) as (keyof typeof content_paths)[];
  return (
    <Tabs
      label={reading.desk}
      tabs={names.map((name) => ({ href: content_paths[name], label: reading.tabs[name], current: name === current }))}
    />
  );
}

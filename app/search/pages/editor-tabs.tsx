import type { Chrome } from '../../../ui/chrome.ts';
import { Tabs } from '../../../ui/parts/tabs.tsx';
import { editor_paths } from '../editors.ts';

/** The pages about the search. */
export function EditorTabs({ chrome, current }: { chrome: Chrome; current: keyof typeof editor_paths }) {
  const words = chrome.t.search.editors;
  const names = Object.keys(editor_paths) as (keyof typeof editor_paths)[];
  return (
    <Tabs
      label={words.title}
      tabs={names.map((name) => ({ href: editor_paths[name], label: words.tabs[name], current: name === current }))}
    />
  );
}

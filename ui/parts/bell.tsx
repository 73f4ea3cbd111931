import { type Chrome, frame_paths, most_unread } from '../chrome.ts';
import { Icon } from './icon.tsx';

/** The way to the reader's notices, with how many are unread. */
export function Bell({ chrome, place }: { chrome: Chrome; place: 'portal' | 'desk' }) {
  const { t, viewer, unread } = chrome;
  if (!viewer) return null;
  const text = unread > most_unread ? `${most_unread}+` : String(unread);
  const href = place === 'desk' ? frame_paths.desk_notices : frame_paths.notices;
  const here = chrome.path === href || chrome.path.startsWith(`${href}?`);
  return (
    <a id="bell" class="bell" href={href} aria-current={here ? 'page' : undefined}>
      <Icon name="bell" size={20} />
      <span class="hidden-text">{t.notices.unread(unread, text)}</span>
      {unread > 0 && (
        <span class="bell-count numeric" aria-hidden="true">
          {text}
        </span>
      )}
    </a>
  );
}

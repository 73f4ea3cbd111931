import { frame_paths, type Chrome } from '../chrome.ts';
import { Avatar } from './avatar.tsx';
import { Icon, type IconName } from './icon.tsx';
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx';

function Entry({ href, icon, children }: { href: string; icon: IconName; children: string }) {
  return (
    <li>
      <a href={href}>
        <Icon name={icon} /> {children}
      </a>
    </li>
  );
}

/** Who is signed in, and what belongs to that person: company, profile, sessions, language, theme, sign-out. */
export function AccountMenu({ chrome, place }: { chrome: Chrome; place: 'portal' | 'desk' }) {
  const { t, viewer } = chrome;
  if (!viewer) return null;
  const where =
    viewer.acting && viewer.organization_name
      ? t.members.switching.acting(viewer.organization_name)
      : viewer.organization_name;
  return (
    <details class="drop account" name="frame-menu" data-controller="menu">
      <summary>
        <span class="hidden-text">{t.common.account}: </span>
        <span class="account-who">
          <strong>
            <bdi>{viewer.name}</bdi>
          </strong>
          {where && <bdi>{where}</bdi>}
        </span>
        <Avatar name={viewer.name} staff={viewer.staff} />
      </summary>
      <div class="drop-panel">
        <p class="account-name">
          <strong>
            <bdi>{viewer.name}</bdi>
          </strong>
          {where && <bdi class="soft">{where}</bdi>}
        </p>
        <ul class="drop-list">
          {viewer.staff && place === 'portal' && (
            <Entry href={frame_paths.desk} icon="inbox" children={t.common.to_console} />
          )}
          {viewer.staff && place === 'desk' && (
            <Entry href={frame_paths.home} icon="globe" children={t.common.to_portal} />
          )}
          {viewer.organization_name && !viewer.staff && (
            <Entry href={frame_paths.organization} icon="building-2" children={t.common.organization} />
          )}
          {viewer.may_switch && (
            <Entry href={frame_paths.organizations} icon="refresh-cw" children={t.members.switching.entry} />
          )}
          <Entry href={frame_paths.profile} icon="user" children={t.common.profile} />
          <Entry href={frame_paths.sessions} icon="monitor" children={t.common.sessions} />
        </ul>
        <div class="drop-group">
          <span aria-hidden="true">{t.common.language}</span>
          <LanguageSwitch chrome={chrome} />
          <span aria-hidden="true">{t.common.theme}</span>
          <ThemeSwitch chrome={chrome} />
        </div>
        {/* A whole page load leaves no copy of this person's pages in the memory behind the back button. */}
        <form method="post" action={frame_paths.sign_out} class="drop-list" data-turbo="false">
          <input type="hidden" name="csrf" value={chrome.csrf} />
          <button>
            <Icon name="log-out" /> {t.common.sign_out}
          </button>
        </form>
      </div>
    </details>
  );
}

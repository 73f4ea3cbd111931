import { frame_paths, type Chrome } from '../chrome.ts';
import { Icon } from './icon.tsx';

/** On whose behalf a consultant works now, and the way back to the unit; on every page of the portal, because everything done counts there. */
export function Acting({ chrome }: { chrome: Chrome }) {
  const { t, viewer } = chrome;
  const acting = viewer?.acting;
  if (!acting || !viewer.organization_name) return null;
  return (
    <aside class="acting" aria-label={t.members.switching.acting(viewer.organization_name)}>
      <div class="wrap">
        <p>
          <Icon name="building-2" /> {t.members.switching.acting(viewer.organization_name)}
        </p>
        <form method="post" action={frame_paths.organizations} data-turbo="false">
          <input type="hidden" name="csrf" value={chrome.csrf} />
          <input type="hidden" name="organization_id" value={acting.unit_id} />
          <button class="button small">
            <Icon name="arrow-left" /> <span class="button-text">{t.members.switching.back(acting.unit_name)}</span>
          </button>
        </form>
      </div>
    </aside>
  );
}

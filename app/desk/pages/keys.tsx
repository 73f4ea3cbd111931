import type { Words } from '../../../locales/index.ts';
import { Dialog, DialogLink } from '../../../ui/parts/dialog.tsx';

/** The keys of the desk, in a dialog that `?` opens. */
export function Keys({ t }: { t: Words }) {
  return (
    <>
      <p class="desk-keys">
        <DialogLink dialog="keys" look="quiet">
          {t.desk.keys_title}
        </DialogLink>
      </p>
      <Dialog t={t} id="keys" title={t.desk.keys_title} shortcut="?">
        <dl class="definitions">
          {t.desk.keys.map(([key, what]) => (
            <div>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}

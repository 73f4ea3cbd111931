import type { Chrome } from '../../../ui/chrome.ts';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Expander } from '../../../ui/parts/expander.tsx';
import { numberText } from '../../moment.ts';
import type { MailVersion } from '../find-mail-texts.ts';

/** What a mail said before, each version a click away. */
export function Versions({
  chrome,
  versions,
  address,
  when,
}: {
  chrome: Chrome;
  versions: readonly MailVersion[];
  address: string;
  when: (at: Date) => string;
}) {
  const words = chrome.t.mail_texts;
  return (
    <section class="mail-versions" aria-labelledby="versions">
      <h2 id="versions">{words.versions}</h2>
      {versions.map(({ version, subject, title, body, created_at, person_name }) => (
        <Expander
          title={`${words.version(numberText(chrome.locale, version), person_name)} · ${when(created_at)}${title === null ? ` · ${words.version_original}` : ''}`}
        >
          {title !== null && (
            <>
              <p class="soft">{subject}</p>
              <p>
                <strong>{title}</strong>
              </p>
              <p class="typed">{body}</p>
              <LinkButton href={`${address}?version=${version}`} size="small">
                {words.use_version}
              </LinkButton>
            </>
          )}
        </Expander>
      ))}
    </section>
  );
}

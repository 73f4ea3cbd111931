import { isStaff, type Viewer } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { locale_names } from '../../../ui/chrome.ts';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { documentPath, isListed } from '../document.ts';
import type { Shown } from '../find.ts';
import type { Variant } from '../find-reading.ts';
import { whenOf } from '../when.ts';

type Props = {
  chrome: Chrome;
  viewer: Viewer;
  when: { time_zone: string; now: Date };
  document: Shown;
  variants: readonly Variant[];
};

const bytes_a_minute = 1_300;
/** Templates that say where they hold: "Ambiente" of a question and of an error. */
const with_environment: ReadonlySet<string> = new Set(['question', 'error', 'technical', 'bulletin', 'entry_point']);

/** What a document is, where it holds, when it was changed, and what readers must know before they read it. */
export function DocumentHead({ chrome, viewer, when, document, variants }: Props) {
  const { t } = chrome;
  const { content, reading } = t;
  const staff = viewer.kind === 'person' && isStaff(viewer);
  const template = reading.templates[document.template];
  const minutes = Math.max(1, Math.round(document.bytes / bytes_a_minute));
  const environment = with_environment.has(document.template) ? environmentOf(chrome, document) : '';
  const others = variants.filter(({ slug }) => slug !== document.slug);
  return (
    <>
      {template && (
        <p>
          <Chip>{template}</Chip>
        </p>
      )}
      <h1 dir="auto" lang={document.locale}>
        {document.title}
      </h1>
      <p class="soft small cluster document-meta">
        <span>
          {content.updated} <Time at={whenOf(chrome, when, document.updated_at)} />
        </span>
        <span>{reading.minutes(minutes)}</span>
        {environment && (
          <span>
            {reading.environment}: <bdi>{environment}</bdi>
          </span>
        )}
        {document.codes.length > 0 && (
          <span>
            <span class="hidden-text">{content.codes}: </span>
            {document.codes.map((code) => (
              <>
                <code>{code}</code>{' '}
              </>
            ))}
          </span>
        )}
        {others.length > 0 && (
          <span>
            {reading.variants}:{' '}
            {others.map((variant) => (
              <>
                <a href={documentPath(variant)} hreflang={variant.locale} lang={variant.locale}>
                  {locale_names[variant.locale]}
                </a>{' '}
              </>
            ))}
          </span>
        )}
        {staff && (
          <span>
            {content.audience}: {content.audiences[document.audience]}
          </span>
        )}
      </p>
      {document.state === 'outdated' && (
        <Callout t={t} kind="attention" title={content.outdated_title}>
          <p>{content.outdated}</p>
        </Callout>
      )}
      {!isListed(document.state) && (
        <Callout t={t} kind="important" title={content.draft_title}>
          <p>{content.draft}</p>
        </Callout>
      )}
      {document.summary && (
        <p class="document-summary" lang={document.locale}>
          {document.summary}
        </p>
      )}
    </>
  );
}

function environmentOf({ t }: Chrome, { product_name, release_from, release_to }: Shown): string {
  const { reading } = t;
  const releases =
    release_from && release_to
      ? reading.between_releases(release_from, release_to)
      : release_from
        ? reading.from_release(release_from)
        : release_to && reading.to_release(release_to);
  return [product_name, releases].filter(Boolean).join(', ');
}

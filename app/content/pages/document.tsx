import type { Viewer } from '../../../lib/viewer.ts';
import { isStaff } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Expander } from '../../../ui/parts/expander.tsx';
import { Frame } from '../../../ui/parts/frame.tsx';
import { Form } from '../../../ui/parts/form.tsx';
import { SearchBox } from '../../../ui/parts/search-box.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { Written } from '../../../ui/parts/written.tsx';
import { momentOf } from '../../moment.ts';
import { areas, documentPath, type DocumentKind } from '../document.ts';
import type { Shown } from '../find.ts';

type Props = {
  chrome: Chrome;
  viewer: Viewer;
  time_zone: string;
  now: Date;
  document: Shown;
  related: readonly { kind: DocumentKind; slug: string; title: string; locale: string }[];
  revisions: readonly { revision: number; created_at: Date }[];
  notice?: string | undefined;
};

const listed = ['published', 'outdated'];
const contents_from = 3;

/** One document: what it says, what is beside it, and whether it helped. */
export function DocumentPage({ chrome, viewer, time_zone, now, document, related, revisions, notice }: Props) {
  const { t } = chrome;
  const words = t.content;
  const { kind, product_code, product_name, module_code, module_name, headings } = document;
  const shelf = (module?: string) =>
    `${areas[kind]}?${new URLSearchParams({ product: product_code ?? '', ...(module && { module }) })}`;
  const trail = [
    { href: areas[kind], label: words.areas[kind] },
    ...(product_code && product_name ? [{ href: shelf(), label: product_name }] : []),
    ...(module_code && module_name ? [{ href: shelf(module_code), label: module_name }] : []),
  ];
  const staff = viewer.kind === 'person' && isStaff(viewer);
  const contents = headings.filter(({ level }) => level === 2);
  return (
    <Layout chrome={chrome} title={document.title} notice={notice}>
      <Breadcrumb t={t} trail={trail} current={words.kinds[kind]} />
      <div class="document">
        <article class="document-body">
          <h1 dir="auto" lang={document.locale}>
            {document.title}
          </h1>
          <p class="soft small cluster document-meta">
            <span>
              {words.updated} <Time at={momentOf(chrome, { time_zone }, document.updated_at, now)} />
            </span>
            {document.codes.length > 0 && (
              <span>
                <span class="hidden-text">{words.codes}: </span>
                {document.codes.map((code) => (
                  <>
                    <code>{code}</code>{' '}
                  </>
                ))}
              </span>
            )}
            {staff && (
              <span>
                {words.audience}: {words.audiences[document.audience]}
              </span>
            )}
          </p>
          {document.state === 'outdated' && (
            <Callout t={t} kind="attention" title={words.outdated_title}>
              <p>{words.outdated}</p>
            </Callout>
          )}
          {!listed.includes(document.state) && (
            <Callout t={t} kind="important" title={words.draft_title}>
              <p>{words.draft}</p>
            </Callout>
          )}
          {document.summary && (
            <p class="document-summary" lang={document.locale}>
              {document.summary}
            </p>
          )}
          {contents.length >= contents_from && (
            <nav class="document-contents narrow-only" aria-label={words.contents}>
              <Contents words={words} headings={contents} lang={document.locale} />
            </nav>
          )}
          {/* Read in place by the form of a new request. */}
          <Frame id={`document-${document.id}`}>
            <div lang={document.locale}>
              <Written html={document.html} text={document.body} />
            </div>
          </Frame>
          {document.source_url && (
            <p class="small soft">
              {words.source}:{' '}
              <a href={document.source_url} rel="noopener nofollow">
                {new URL(document.source_url).hostname}
              </a>
            </p>
          )}
          <Form action={`/documents/${document.id}/feedback`} csrf={chrome.csrf} label={words.solved_question}>
            <div class="document-solved">
              <strong>{words.solved_question}</strong>
              <Button name="solved" value="yes" icon="check">
                {words.solved_yes}
              </Button>
              <Button name="solved" value="no">
                {words.solved_no}
              </Button>
            </div>
          </Form>
          {revisions.length > 1 && (
            <Expander title={words.revisions}>
              <ul>
                {revisions.map(({ revision, created_at }) => (
                  <li>
                    {words.revision(revision)} · <Time at={momentOf(chrome, { time_zone }, created_at, now)} />
                  </li>
                ))}
              </ul>
            </Expander>
          )}
        </article>
        <aside class="document-side">
          {document.product_id && product_name && (
            <SearchBox
              t={t}
              size="within"
              shortcut={false}
              within={product_name}
              keep={{ product: document.product_id }}
            />
          )}
          {contents.length >= contents_from && (
            <nav class="document-contents" aria-label={words.contents}>
              <Contents words={words} headings={contents} lang={document.locale} />
            </nav>
          )}
          {related.length > 0 && (
            <nav aria-labelledby="related">
              <h2 id="related">{words.related}</h2>
              <ul>
                {related.map((other) => (
                  <li>
                    <a href={documentPath(other)}>
                      <bdi lang={other.locale}>{other.title}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </aside>
      </div>
    </Layout>
  );
}

function Contents({
  words,
  headings,
  lang,
}: {
  words: Chrome['t']['content'];
  headings: Shown['headings'];
  lang: string;
}) {
  return (
    <>
      <h2>{words.contents}</h2>
      <ul>
        {headings.map(({ id, text }) => (
          <li>
            <a href={`#${id}`} data-turbo="false" lang={lang}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

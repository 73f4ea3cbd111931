import type { Viewer } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Frame } from '../../../ui/parts/frame.tsx';
import type { Refusal } from '../../../ui/parts/form.tsx';
import { SearchBox } from '../../../ui/parts/search-box.tsx';
import { areas, documentPath, shelved } from '../document.ts';
import type { Shown } from '../find.ts';
import { nextIn } from '../tree.ts';
import { openPage } from '../open-page.ts';
import { placePath } from '../place.ts';
import type { Reading } from '../read-document.ts';
import { Comments } from './comments.tsx';
import { Body } from './film.tsx';
import { DocumentHead } from './document-head.tsx';
import { Solved, type SolvedState } from './solved.tsx';
import { Neighbours, Tree } from './tree.tsx';

type Props = {
  chrome: Chrome;
  viewer: Viewer;
  time_zone: string;
  now: Date;
  reading: Reading;
  solved: SolvedState;
  submission_id: string;
  playing: number | null;
  commented?: { typed: string; errors: readonly Refusal[] } | undefined;
  notice?: string | undefined;
};

const contents_from = 3;

/** One document: what it says, where it stands, what is beside it, whether it helped, and what readers add. */
export function DocumentPage({
  chrome,
  viewer,
  time_zone,
  now,
  reading,
  solved,
  submission_id,
  playing,
  commented,
  notice,
}: Props) {
  const { t } = chrome;
  const words = t.content;
  const { document, related, tree, modules, variants } = reading;
  const { kind, product_code, product_name, module_code, module_name, headings } = document;
  const path = documentPath(document);
  const trail = [
    shelved.includes(kind) ? { href: areas[kind], label: words.areas[kind] } : { href: '/', label: t.common.home },
    ...(shelved.includes(kind) && product_code && product_name
      ? [{ href: placePath(kind, product_code), label: product_name }]
      : []),
    ...(shelved.includes(kind) && product_code && module_code && module_name
      ? [{ href: placePath(kind, product_code, module_code), label: module_name }]
      : []),
    // What stands above it in the tree, the topmost first.
    ...tree.flatMap(({ open }) =>
      open && open.height > 0 ? [{ href: documentPath({ kind, slug: open.slug }), label: open.title }] : [],
    ),
  ];
  const contents = headings.filter(({ level }) => level === 2);
  const treed = kind === 'doc' && product_code && product_name;
  const when = { time_zone, now };
  return (
    <Layout chrome={chrome} title={document.title} notice={notice} open={openPage(chrome, document, trail, variants)}>
      <Breadcrumb t={t} trail={trail} current={words.kinds[kind]} />
      <div class={treed ? 'document treed' : 'document'}>
        <article class="document-body">
          <DocumentHead {...{ chrome, viewer, when, document, variants }} />
          {contents.length >= contents_from && (
            <nav class="document-contents narrow-only" aria-label={words.contents}>
              <Contents words={words} headings={contents} lang={document.locale} />
            </nav>
          )}
          {/* Read in place by the form of a new request. */}
          <Frame id={`document-${document.id}`}>
            <div lang={document.locale}>
              <Body
                {...{ chrome, path, playing }}
                html={document.html}
                text={document.body}
                locale={document.locale}
                id={document.id}
                films={reading.films}
              />
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
          <Neighbours chrome={chrome} previous={reading.previous} next={nextIn(tree)} />
          <Solved {...{ chrome, document, path, votes: document, state: solved }} />
          <Comments
            {...{ chrome, time_zone, now, document, path, submission_id, comments: reading.comments }}
            typed={commented?.typed}
            errors={commented?.errors}
          />
          {document.revision > 1 && (
            <p class="small">
              <a href={`${path}/history`} rel="nofollow">
                {t.reading.history}
              </a>
            </p>
          )}
        </article>
        {treed && (
          <Tree
            chrome={chrome}
            product={{ code: product_code, name: product_name }}
            modules={modules}
            module={module_code}
            levels={tree}
          />
        )}
        <aside class="document-side">
          {!treed && document.product_id && product_name && (
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

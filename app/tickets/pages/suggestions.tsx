import type { Chrome } from '../../../ui/chrome.ts';
import { Frame } from '../../../ui/parts/frame.tsx';
import { documentPath } from '../../content/document.ts';
import { Marked } from '../../search/pages/marked.tsx';
import type { Suggestion } from '../../search/result.ts';

type Props = { t: Chrome['t']; suggestions: readonly Suggestion[] };

/** Answers for the subject being written, to be read in place; a part of a page. */
export function Suggestions({ t, suggestions }: Props) {
  const words = t.opening;
  return (
    <div id="suggestions">
      {suggestions.length > 0 && <h2>{words.suggestions}</h2>}
      {suggestions.length > 0 && <p class="soft small">{words.suggestions_hint}</p>}
      {suggestions.map(({ id, type, slug, title, locale, highlight }) => {
        if (type !== 'kb' && type !== 'doc') return null;
        const path = documentPath({ kind: type, slug });
        return (
          <details class="suggestion" name="suggestion">
            <summary>
              <bdi lang={locale ?? undefined}>{title}</bdi>
              <span class="soft small" lang={locale ?? undefined}>
                <Marked pieces={highlight} />
              </span>
            </summary>
            <div class="suggestion-body">
              <Frame id={`document-${id}`} src={path}>
                <a href={path} target="_blank">
                  {words.suggestion_open}
                </a>
              </Frame>
              <p class="suggestion-end">
                <strong>{t.content.solved_question}</strong>{' '}
                <button
                  class="button small"
                  formaction="/tickets/drafts/solved"
                  formnovalidate
                  name="solved_by"
                  value={id}
                >
                  <span class="button-text">{words.suggestion_solved}</span>
                </button>
              </p>
            </div>
          </details>
        );
      })}
    </div>
  );
}

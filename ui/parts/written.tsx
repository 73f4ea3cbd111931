/**
 * What somebody wrote. `html` must come from lib/html.ts and from nowhere else (the columns `html` and `description_html`): it is printed
 * as it stands, and this is the one place where that happens. Without it, the text itself, escaped.
 */
export function Written({ html, text }: { html: string | null; text: string }) {
  if (html === null)
    return (
      <p class="typed" dir="auto">
        {text}
      </p>
    );
  return <div class="written" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}

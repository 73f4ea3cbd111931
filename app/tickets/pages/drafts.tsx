import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { Card, CardBody, CardHeader } from '../../../ui/parts/card.tsx';
import { Form } from '../../../ui/parts/form.tsx';

export type DraftShown = { id: string; subject: string | null; /** When, in words. */ saved: string };

/** What the reader has begun and not sent. `base`: where new requests are written. */
export function Drafts({
  chrome,
  drafts,
  base = '/tickets',
}: {
  chrome: Chrome;
  drafts: readonly DraftShown[];
  base?: '/tickets' | '/desk/tickets';
}) {
  const { t, csrf } = chrome;
  const words = t.opening;
  if (drafts.length === 0) return null;
  return (
    <Card label={words.drafts}>
      <CardHeader title={words.drafts} />
      <CardBody>
        <p class="hint">{words.drafts_hint}</p>
        <ul class="stack">
          {drafts.map(({ id, subject, saved }) => (
            <li class="cluster">
              <a href={`${base}/new?draft=${id}`}>{words.draft_continue(subject ?? words.draft_untitled)}</a>
              <span class="soft small">{saved}</span>
              <Form
                action={`${base}/drafts/${id}/discard`}
                csrf={csrf}
                label={words.draft_discard_of(subject ?? saved)}
              >
                <Button look="quiet" size="small" icon="trash-2">
                  {words.draft_discard}
                  <span class="hidden-text"> {subject ?? words.draft_untitled}</span>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

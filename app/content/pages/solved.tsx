import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { errorOf, ErrorSummary, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { Frame } from '../../../ui/parts/frame.tsx';
import { RadioGroup } from '../../../ui/parts/radio-group.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { numberText } from '../../moment.ts';
import { feedback_reasons, words_max } from '../feedback.ts';
import type { Votes } from '../find-reading.ts';

export type SolvedState = {
  /** `no`: asks what was missing. */
  asked: 'whether' | 'no';
  typed?: Record<string, string>;
  errors?: readonly Refusal[];
};

type Props = {
  chrome: Chrome;
  document: { id: string };
  /** The page it stands on. */
  path: string;
  votes: Votes;
  state: SolvedState;
  /** Takes what was missing, and draws this page again when that is refused; for a page that is not a document's plain one. */
  action?: string;
};

const frame = 'solved';
const partPath = (id: string): string => `/documents/${id}/feedback`;

/** Whether the page helped and, when it did not, why: asked in place. On a page that visitors share, fetched when somebody gets there. */
export function Solved({ chrome, document, path, votes, state, action = partPath(document.id) }: Props) {
  const { content, reading } = chrome.t;
  if (chrome.shared)
    return (
      <Frame id={frame} src={partPath(document.id)}>
        <p class="document-solved">
          <strong>{content.solved_question}</strong>
          <a href={`${path}?solved=ask#${frame}`} rel="nofollow">
            {reading.tell_whether}
          </a>
        </p>
      </Frame>
    );
  return (
    <Frame id={frame}>
      {state.asked === 'no' ? (
        <WhyNot {...{ chrome, action, state }} />
      ) : (
        <Whether {...{ chrome, document, path, votes }} />
      )}
    </Frame>
  );
}

function Whether({ chrome, document, path, votes }: Omit<Props, 'state' | 'action'>) {
  const { content, reading } = chrome.t;
  const all = votes.helped + votes.helped_not;
  const text = (count: number) => numberText(chrome.locale, count);
  return (
    <Form action={partPath(document.id)} csrf={chrome.csrf} label={content.solved_question}>
      <div class="document-solved">
        <strong>{content.solved_question}</strong>
        <Button name="solved" value="yes" icon="check">
          {content.solved_yes}
        </Button>
        <a class="button" href={`${path}?solved=no#${frame}`} rel="nofollow" data-turbo-frame={frame}>
          {reading.solved_no}
        </a>
        {all > 0 && <span class="small soft">{reading.votes(text(votes.helped), text(all))}</span>}
      </div>
    </Form>
  );
}

function WhyNot({
  chrome,
  action,
  state: { typed = {}, errors = [] },
}: Pick<Props, 'chrome' | 'state'> & { action: string }) {
  const { t } = chrome;
  const { reading } = t;
  const options = feedback_reasons.map((reason) => ({ value: reason, label: reading.reasons[reason] }));
  return (
    <Form action={action} csrf={chrome.csrf} label={reading.why_not}>
      <div class="document-solved why">
        <ErrorSummary t={t} errors={errors} labels={{ reason: reading.why_not, words: reading.words }} />
        <input type="hidden" name="solved" value="no" />
        <RadioGroup
          name="reason"
          label={reading.why_not}
          options={options}
          value={typed['reason']}
          error={errorOf(errors, 'reason')}
        />
        <TextArea
          name="words"
          label={reading.words}
          optional={t.common.optional}
          hint={reading.words_hint}
          rows={3}
          maxlength={words_max}
          value={typed['words']}
          error={errorOf(errors, 'words')}
        />
        <FormActions>
          <Button look="main" name="go_on" value="request">
            {reading.send_and_ask}
          </Button>
          <Button name="go_on" value="stay">
            {reading.send_only}
          </Button>
        </FormActions>
      </div>
    </Form>
  );
}

import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { errorOf, ErrorSummary, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { Written } from '../../../ui/parts/written.tsx';
import { comment_max } from '../feedback.ts';
import type { Comment } from '../find-comments.ts';
import { whenOf } from '../when.ts';

type Props = {
  chrome: Chrome;
  time_zone: string;
  now: Date;
  document: { id: string };
  path: string;
  comments: readonly Comment[];
  submission_id: string;
  typed?: string | undefined;
  errors?: readonly Refusal[] | undefined;
};

/** What readers add to a page. The staff reads first; one's own can be taken back. */
export function Comments({ chrome, document, path, comments, submission_id, typed, errors = [], ...when }: Props) {
  const { t, viewer } = chrome;
  const { reading } = t;
  return (
    <section class="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{reading.comments}</h2>
      {comments.length === 0 && <p class="soft">{reading.no_comments}</p>}
      <ol>
        {comments.map((comment) => (
          <li id={`comment-${comment.id}`}>
            <p class="small soft cluster">
              <strong>
                <bdi>{comment.author_name}</bdi>
              </strong>
              <Time at={whenOf(chrome, when, comment.created_at)} />
              {comment.state === 'pending' && <span>{reading.comment_pending}</span>}
            </p>
            <Written html={comment.html} text={comment.body} />
            {comment.answer && (
              <blockquote>
                <strong class="small">{reading.answer_of(chrome.brand.name)}</strong>
                <Written html={comment.answer_html} text={comment.answer} />
              </blockquote>
            )}
            {comment.own && (
              <Form action={`/comments/${comment.id}/withdraw`} csrf={chrome.csrf}>
                <Button size="small">{reading.withdraw}</Button>
              </Form>
            )}
          </li>
        ))}
      </ol>
      {viewer ? (
        <Form action={`/documents/${document.id}/comments`} csrf={chrome.csrf} unsaved={t.common.unsaved}>
          <ErrorSummary t={t} errors={errors} labels={{ body: reading.comment }} />
          <input type="hidden" name="submission_id" value={submission_id} />
          <TextArea
            name="body"
            label={reading.comment}
            hint={viewer.staff ? reading.comment_hint_staff : reading.comment_hint}
            rows={3}
            maxlength={comment_max}
            required
            value={typed}
            error={errorOf(errors, 'body')}
          />
          <FormActions>
            <Button>{reading.send_comment}</Button>
          </FormActions>
        </Form>
      ) : (
        <p>
          <a href={`/sign-in?next=${encodeURIComponent(`${path}#comments`)}`} rel="nofollow">
            {reading.sign_in_to_comment}
          </a>
        </p>
      )}
    </section>
  );
}

import { formatOf } from '../../../lib/format.ts';
import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import type { Edited } from '../find.ts';
import { readTranscript } from '../transcript.ts';

type Props = { chrome: Chrome; edited: Edited; errors: readonly Refusal[] };

/** The forms of a video's file and of its captions. */
export function VideoFiles({ chrome, edited, errors }: Props) {
  const { t, csrf } = chrome;
  const words = t.videos;
  const base = `/desk/videos/${edited.id}`;
  const size = formatOf(chrome.locale, 'UTC').bytes(Number(edited.file_bytes ?? 0));
  return (
    <>
      <section aria-labelledby="video-file">
        <h2 id="video-file">{words.file}</h2>
        {edited.file_name && (
          <p>
            <bdi>{words.file_now(edited.file_name, size)}</bdi>
          </p>
        )}
        <Form action={`${base}/file`} csrf={csrf} multipart label={words.file}>
          <Field
            name="file"
            type="file"
            label={words.file_send}
            hint={words.file_hint}
            accept="video/mp4,video/webm"
            error={errorOf(errors, 'file')}
            required
          />
          <FormActions>
            <Button>{words.file_send}</Button>
          </FormActions>
        </Form>
        {edited.file_key && (
          <Form action={`${base}/file/removal`} csrf={csrf}>
            <FormActions>
              <Button>{words.file_remove}</Button>
            </FormActions>
          </Form>
        )}
      </section>
      <section aria-labelledby="video-captions">
        <h2 id="video-captions">{words.captions}</h2>
        <p class="soft">{madeOf(chrome, edited)}</p>
        {edited.captions.map(({ locale, cues }) => (
          <Form action={`${base}/captions/${locale}/removal`} csrf={csrf}>
            <p>{words.captions_now(locale_names[locale], cues)}</p>
            <FormActions>
              <Button size="small">{words.captions_remove(locale_names[locale])}</Button>
            </FormActions>
          </Form>
        ))}
        <Form action={`${base}/captions`} csrf={csrf} multipart label={words.captions}>
          <Select
            name="language"
            label={words.language}
            value={edited.locale}
            options={Object.entries(locale_names).map(([value, label]) => ({ value, label }))}
            width="short"
          />
          <Field
            name="captions"
            type="file"
            label={words.captions_file}
            hint={words.captions_hint}
            accept=".vtt,.srt,text/vtt"
            error={errorOf(errors, 'captions')}
            required
          />
          <FormActions>
            <Button>{words.captions_send}</Button>
          </FormActions>
        </Form>
      </section>
    </>
  );
}

// What is shown as captions in the video's own language while nobody has sent any.
function madeOf({ t }: Chrome, { captions, locale, body }: Edited): string {
  if (captions.some((one) => one.locale === locale)) return '';
  return readTranscript(body).said.length > 0 ? t.videos.captions_made : t.videos.captions_none;
}

import { formatOf } from '../../lib/format.ts';
import type { Locale, Words } from '../../locales/index.ts';
import { FieldError } from './field-frame.tsx';
import { FileLink } from './timeline.tsx';

export type AttachmentShown = {
  id: string;
  name: string;
  bytes: number;
  media_type: string | null;
  preview_key: string | null;
};

/** Files as lines of a list `ul.files`, such as `files` of a message: images and videos are shown, all are downloaded. `base`: `/tickets/1001` or `/desk/tickets/1001`. */
export function Attachments({
  t,
  locale,
  base,
  files,
}: {
  t: Words;
  locale: Locale;
  base: string;
  files: readonly AttachmentShown[];
}) {
  const format = formatOf(locale, 'UTC');
  return files.map(({ id, name, bytes, media_type, preview_key }) => {
    const href = `${base}/files/${id}`;
    const video = media_type === 'video/mp4' || media_type === 'video/webm';
    const link = (
      <FileLink
        href={href}
        name={name}
        note={format.bytes(bytes)}
        icon={media_type?.startsWith('image/') ? 'image' : video ? 'play' : 'file-text'}
      />
    );
    if (video)
      return (
        <>
          {link}
          <li class="file-shown">
            <video controls preload="metadata" src={`${href}/preview`} aria-label={t.opening.file_preview(name)} />
          </li>
        </>
      );
    return preview_key ? (
      <>
        {link}
        <li class="file-shown">
          <a href={href} download data-turbo="false">
            <img src={`${href}/preview`} alt={t.opening.file_preview(name)} loading="lazy" />
          </a>
        </li>
      </>
    ) : (
      link
    );
  });
}

type InputProps = {
  t: Words;
  id?: string;
  error?: string | undefined;
  hint?: string;
  /** Where each file goes as soon as it is chosen (a draft's address); none: they go with the form. */
  address?: string;
};

/** Chooses files for a form with `multipart`; with JavaScript they may also be dropped on the form or pasted, and are checked at once. Sends the field `files`. */
export function FilesField({ t, id = 'files', error, hint, address }: InputProps) {
  const words = t.opening;
  return (
    <div
      class="field files-field"
      data-controller="files"
      data-files-address-value={address}
      data-files-words-value={JSON.stringify({
        empty: t.forms.file_empty(0),
        large: t.forms.file_too_large(0),
        many: t.forms.files_too_many(0),
        much: t.forms.files_too_much(0),
        uploading: words.file_uploading('{}'),
        attached: words.file_attached('{}'),
        remove: words.file_remove('{}'),
        removed: words.file_removed('{}'),
        failed: words.file_failed('{}'),
      })}
    >
      <label for={id}>
        {words.files} <span class="optional">{t.common.optional}</span>
      </label>
      <p class="hint" id={`${id}-hint`}>
        {hint ?? words.files_hint}
      </p>
      <input
        type="file"
        id={id}
        name="files"
        multiple
        class="input full"
        aria-describedby={[`${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')}
        aria-invalid={error ? 'true' : undefined}
        data-files-target="input"
        data-action="files#chosen"
      />
      <p class="hint">{words.privacy_files}</p>
      <ul class="files" data-files-target="list" />
      <p class="field-error" role="alert" data-files-target="refusal" hidden />
      <FieldError id={id}>{error}</FieldError>
    </div>
  );
}

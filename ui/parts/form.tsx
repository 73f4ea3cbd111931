import type { ComponentChildren } from 'preact';
import type { Words } from '../../locales/index.ts';

export type Refusal = { field: string; message: string };

type FormProps = {
  action: string;
  /** `chrome.csrf` */
  csrf: string;
  /** With files: `multipart/form-data`. */
  multipart?: boolean;
  /** False leaves the answer to the browser: downloads, sign-out, other origins. */
  turbo?: boolean;
  /** Question asked before leaving with unsent text: `t.common.unsaved`. */
  unsaved?: string;
  id?: string;
  class?: string;
  label?: string;
  autocomplete?: 'on' | 'off';
  children: ComponentChildren;
};

/** A form that posts with its CSRF field, cannot be sent twice, and works without JavaScript. */
export function Form({
  action,
  csrf,
  multipart = false,
  turbo = true,
  unsaved,
  id,
  class: extra,
  label,
  autocomplete,
  children,
}: FormProps) {
  return (
    <form
      method="post"
      action={action}
      id={id}
      class={extra ? `form ${extra}` : 'form'}
      aria-label={label}
      autocomplete={autocomplete}
      enctype={multipart ? 'multipart/form-data' : undefined}
      data-turbo={turbo ? undefined : 'false'}
      data-controller={unsaved ? 'submit-once unsaved' : 'submit-once'}
      data-unsaved-question-value={unsaved}
    >
      <input type="hidden" name="csrf" value={csrf} />
      {children}
    </form>
  );
}

/** Fields that belong together under one heading. */
export function FieldGroup({ label, hint, children }: { label: string; hint?: string; children: ComponentChildren }) {
  return (
    <fieldset class="field-group">
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

/** The buttons that end a form; the main verb first. */
export function FormActions({ children }: { children: ComponentChildren }) {
  return <div class="form-actions">{children}</div>;
}

type SummaryProps = {
  t: Words;
  errors: readonly Refusal[];
  /** Names of the fields: "Preencha este campo" would not say which. */
  labels?: Readonly<Record<string, string>>;
  kept?: boolean;
};

/** First thing on a page that came back: takes focus (also without JavaScript) and links to each field. Draws nothing when there is nothing to say. */
export function ErrorSummary({ t, errors, labels = {}, kept = true }: SummaryProps) {
  if (errors.length === 0) return null;
  return (
    // Turbo would fetch the page again for these links and lose what came back.
    <div
      class="error-summary"
      data-turbo="false"
      role="alert"
      tabindex={-1}
      autofocus
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">{t.common.summary_title(errors.length)}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>
            {field ? (
              <a href={`#${field}`}>{labels[field] ? t.common.field_error(labels[field], message) : message}</a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
      {kept && <p class="small soft">{t.common.summary_kept}</p>}
    </div>
  );
}

/** The message of one field among the refusals of a form. */
export function errorOf(errors: readonly Refusal[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}

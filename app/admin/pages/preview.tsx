import type { ComponentChildren } from 'preact';
import { tone } from '../../../ui/brand.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { hex } from '../../../ui/color.ts';
import type { Refusal } from '../../../ui/parts/form.tsx';
import type { Letter } from '../../outbox/queue-mail.ts';

const sans = "'Instrument Sans',system-ui,sans-serif";

// A document of its own inside a frame that may load nothing, so its few styles stand in it, as in the mail.
function Sheet({ chrome, title, children }: { chrome: Chrome; title: string; children: ComponentChildren }) {
  const color = (name: Parameters<typeof tone>[0]) => hex(tone(name, 'light', chrome.brand.hue));
  return (
    <html lang={chrome.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{title}</title>
      </head>
      <body
        style={{
          margin: '0',
          padding: '16px',
          background: color('card'),
          color: color('ink'),
          font: `400 14px/1.5 ${sans}`,
        }}
      >
        {children}
      </body>
    </html>
  );
}

const framed = { display: 'block', width: '100%', height: '600px', border: '0', margin: '12px 0' };
const typed = { margin: '8px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', font: '13px/1.5 monospace' };

/** A whole mail: its subject, what programs that draw HTML show, and the text for the others. */
export function PreviewPage({ chrome, letter }: { chrome: Chrome; letter: Letter }) {
  const words = chrome.t.mail_texts;
  return (
    <Sheet chrome={chrome} title={letter.subject}>
      <p style={{ margin: '0', overflowWrap: 'anywhere' }}>
        {words.subject}: <strong>{letter.subject}</strong>
      </p>
      <iframe srcdoc={letter.html} sandbox="" title={words.preview} style={framed} />
      <h2 style={{ margin: '0', fontSize: '14px' }}>{words.as_text}</h2>
      <pre style={typed}>{letter.text}</pre>
    </Sheet>
  );
}

/** Why a wording cannot be shown. */
export function RefusedPreviewPage({ chrome, errors }: { chrome: Chrome; errors: readonly Refusal[] }) {
  const { t } = chrome;
  const labels: Record<string, string> = {
    subject: t.mail_texts.subject,
    title: t.mail_texts.heading,
    body: t.mail_texts.body,
  };
  return (
    <Sheet chrome={chrome} title={t.mail_texts.preview_refused}>
      <p style={{ margin: '0' }}>
        <strong>{t.mail_texts.preview_refused}</strong>
      </p>
      <ul style={{ paddingLeft: '20px' }}>
        {errors.map(({ field, message }) => (
          <li>{labels[field] ? t.common.field_error(labels[field], message) : message}</li>
        ))}
      </ul>
    </Sheet>
  );
}

import type { ComponentChildren } from 'preact';
import { tone } from './brand.ts';
import type { Chrome } from './chrome.ts';
import { hex } from './color.ts';

type Props = {
  locale: Chrome['locale'];
  brand: Pick<Chrome['brand'], 'name' | 'hue' | 'radius'>;
  title: string;
  /** What inboxes show after the subject. */
  preview?: string;
  /** Why the reader gets this mail. */
  footer: ComponentChildren;
  children: ComponentChildren;
};

const sans = "'Instrument Sans',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** The HTML side of a mail: nothing outside is loaded, styles are inline because mail programs drop the rest. */
export function MailLayout({ locale, brand, title, preview, footer, children }: Props) {
  const color = (name: Parameters<typeof tone>[0]) => hex(tone(name, 'light', brand.hue));
  const card = {
    background: color('card'),
    border: `1px solid ${color('line')}`,
    borderRadius: `${brand.radius}px`,
    padding: '28px 28px 24px',
  };
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <title>{title}</title>
      </head>
      <body
        style={{
          margin: '0',
          padding: '0',
          background: color('paper'),
          color: color('ink'),
          fontFamily: sans,
          fontSize: '16px',
          lineHeight: '1.55',
        }}
      >
        {preview && <div style={{ display: 'none', maxHeight: '0', overflow: 'hidden' }}>{preview}</div>}
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style={{ background: color('paper') }}>
          <tr>
            <td align="center" style={{ padding: '32px 16px' }}>
              <table
                role="presentation"
                width="100%"
                cellPadding="0"
                cellSpacing="0"
                style={{ maxWidth: '560px', textAlign: 'left' }}
              >
                <tr>
                  <td style={{ padding: '0 4px 16px', fontWeight: '600', fontSize: '18px', color: color('accent') }}>
                    {brand.name}
                  </td>
                </tr>
                <tr>
                  <td style={card}>{children}</td>
                </tr>
                <tr>
                  <td style={{ padding: '16px 4px 0', fontSize: '13px', color: color('soft') }}>{footer}</td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}

export function MailTitle({ children }: { children: ComponentChildren }) {
  return <h1 style={{ margin: '0 0 12px', fontSize: '22px', lineHeight: '1.3', fontWeight: '600' }}>{children}</h1>;
}

export function MailText({ children }: { children: ComponentChildren }) {
  return <p style={{ margin: '0 0 14px' }}>{children}</p>;
}

/** Text that came from Markdown. `html` must come from lib/markdown.ts: it is printed as it stands. `quoted`: somebody else's words. */
export function MailWritten({ brand, html, quoted }: { brand: Props['brand']; html: string; quoted: boolean }) {
  const line = hex(tone('line', 'light', brand.hue));
  const look = quoted ? { margin: '0 0 14px', padding: '2px 0 2px 14px', borderLeft: `3px solid ${line}` } : {};
  return <div dir="auto" style={look} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A link in running text. */
export function MailLink({ brand, href, children }: { brand: Props['brand']; href: string; children: string }) {
  return (
    <a href={href} style={{ color: hex(tone('accent', 'light', brand.hue)) }}>
      {children}
    </a>
  );
}

/** The one thing to do, as a button, with its address below for programs that draw no buttons. */
export function MailAction({ brand, href, children }: { brand: Props['brand']; href: string; children: string }) {
  const color = (name: Parameters<typeof tone>[0]) => hex(tone(name, 'light', brand.hue));
  const button = {
    display: 'inline-block',
    padding: '11px 20px',
    background: color('accent'),
    color: color('accent-ink'),
    borderRadius: `${Math.round(brand.radius * 0.9)}px`,
    fontWeight: '600',
    textDecoration: 'none',
  };
  return (
    <>
      <p style={{ margin: '20px 0 14px' }}>
        <a href={href} style={button}>
          {children}
        </a>
      </p>
      <p style={{ margin: '0 0 14px', fontSize: '13px', color: color('soft'), wordBreak: 'break-all' }}>{href}</p>
    </>
  );
}

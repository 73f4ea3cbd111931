import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { embedWoff2 } from './pdf-font.ts';

/** One paragraph of a document. */
export type Paragraph = {
  text: string;
  look: 'title' | 'heading' | 'author' | 'body' | 'small';
  /** A line above it. */ ruled?: boolean;
};

const looks = {
  title: { size: 18, gap: 4, color: '#14231c', bold: true },
  heading: { size: 13, gap: 10, color: '#14231c', bold: true },
  author: { size: 10.5, gap: 10, color: '#14231c', bold: true },
  body: { size: 10.5, gap: 3, color: '#14231c', bold: false },
  small: { size: 9, gap: 3, color: '#4d5a53', bold: false },
} as const;
const margin = 56;
const font_files = ['latin', 'latin-ext'] as const;

let fonts: Promise<Buffer[]> | null = null;
const loadFonts = (): Promise<Buffer[]> =>
  (fonts ??= Promise.all(
    font_files.map((set) =>
      readFile(
        new URL(
          import.meta.resolve(`@fontsource-variable/instrument-sans/files/instrument-sans-${set}-wght-normal.woff2`),
        ),
      ),
    ),
  ));

/**
 * A document of paragraphs on A4, in the portal's typeface, its text selectable. `footer`: of a page, by its number and their count.
 * The process serves others between two paragraphs.
 */
export async function pdfOf(
  title: string,
  locale: string,
  paragraphs: Iterable<Paragraph>,
  footer: (page: number, pages: number) => string,
): Promise<Uint8Array<ArrayBuffer>> {
  const [{ default: PDFDocument }, files] = await Promise.all([import('pdfkit'), loadFonts()]);
  // Without a first font of its own pdfkit needs no files beside its code.
  const document = new PDFDocument({ size: 'A4', margin, bufferPages: true, lang: locale, displayTitle: true, info: { Title: title }, font: null as unknown as string }); // prettier-ignore
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => document.on('end', resolve));
  const [has, has_more] = font_files.map((name, index) => embedWoff2(document, name, files[index] ?? Buffer.alloc(0)));
  const runs = (text: string): { font: (typeof font_files)[number]; text: string }[] => {
    const found: { font: (typeof font_files)[number]; text: string }[] = [];
    for (const letter of text) {
      const font = letter > ' ' && !has?.(letter) && has_more?.(letter) ? 'latin-ext' : 'latin';
      const last = found.at(-1);
      if (last?.font === font) last.text += letter;
      else found.push({ font, text: letter });
    }
    return found;
  };
  for (const { text, look, ruled } of paragraphs) {
    const { size, gap, color, bold } = looks[look];
    if (ruled) rule(document);
    document
      .fontSize(size)
      .fillColor(color)
      .strokeColor(color)
      .lineWidth(size / 40);
    document.y += gap;
    const written = runs(text.replaceAll('\t', '    '));
    written.forEach(({ font, text: run }, index) =>
      document.font(font).text(run, {
        continued: index < written.length - 1,
        stroke: bold,
        fill: true,
        characterSpacing: bold ? size / 60 : 0,
        lineGap: 2,
      }),
    );
    await setImmediate();
  }
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    // Below the margin: pdfkit would begin another page there.
    document.page.margins.bottom = 0;
    document.font('latin').fontSize(8).fillColor('#4d5a53');
    document.text(footer(page + 1, count), margin, document.page.height - 36, { lineBreak: false });
  }
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

function rule(document: PDFKit.PDFDocument): void {
  document.y += 10;
  const { width, height } = document.page;
  if (document.y > height - margin * 2) document.addPage();
  document
    .lineWidth(0.5)
    .strokeColor('#c9cfcb')
    .moveTo(margin, document.y)
    .lineTo(width - margin, document.y)
    .stroke();
}

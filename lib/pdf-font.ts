import type { Buffer } from 'node:buffer';

type Command = { command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'; args: number[] };
type Glyph = { path: { commands: Command[] }; advanceWidth: number };
type Subset = {
  font: { getGlyph(id: number): Glyph };
  glyf: Uint8Array[];
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(id: number): number;
};
type Font = { hasGlyphForCodePoint(code: number): boolean };
type Document = { registerFont(name: string, source: Buffer): unknown; font(name: string): unknown };

/**
 * Lets a document of pdfkit write in a TrueType font that is stored as WOFF2, under this name. Its fontkit reads such a font, but copies
 * accented letters from tables that WOFF2 does not have; so each letter is written anew, from its outline. Out: whether the font has a letter.
 */
export function embedWoff2(document: Document, name: string, file: Buffer): (letter: string) => boolean {
  document.registerFont(name, file);
  document.font(name);
  // pdfkit keeps the font in use there, and has no other way to it.
  const { font, subset } = (document as unknown as { _font: { font: Font; subset: Subset } })._font;
  subset._addGlyph = function (id) {
    const glyph = this.font.getGlyph(id);
    const { bytes, left } = simpleGlyph(glyph.path.commands);
    this.glyf.push(bytes);
    this.loca.offsets.push(this.offset);
    this.hmtx.metrics.push({ advance: glyph.advanceWidth, bearing: left });
    this.offset += bytes.length;
    return this.glyf.length - 1;
  };
  return (letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
}

type Point = { x: number; y: number; on: boolean };

/** A glyph of one outline as the table `glyf` holds it (OpenType, "Simple Glyph Description"), without hints. */
function simpleGlyph(commands: readonly Command[]): { bytes: Uint8Array; left: number } {
  const contours = contoursOf(commands);
  const points = contours.flat();
  if (points.length === 0) return { bytes: new Uint8Array(0), left: 0 };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const left = Math.min(...xs);
  const size = 10 + contours.length * 2 + 2 + points.length * 5;
  const bytes = new Uint8Array(size + ((4 - (size % 4)) % 4));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const short = (value: number): void => {
    view.setInt16(at, value);
    at += 2;
  };
  for (const value of [contours.length, left, Math.min(...ys), Math.max(...xs), Math.max(...ys)]) short(value);
  let last = -1;
  for (const contour of contours) short((last += contour.length));
  short(0);
  for (const { on } of points) view.setUint8(at++, on ? 1 : 0);
  for (const values of [xs, ys]) values.forEach((value, index) => short(value - (values[index - 1] ?? 0)));
  return { bytes, left };
}

function contoursOf(commands: readonly Command[]): Point[][] {
  const contours: Point[][] = [];
  for (const { command, args } of commands) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = args.map(Math.round);
    if (command === 'moveTo') contours.push([{ x: x1, y: y1, on: true }]);
    else if (command === 'lineTo') contours.at(-1)?.push({ x: x1, y: y1, on: true });
    else if (command === 'quadraticCurveTo')
      contours.at(-1)?.push({ x: x1, y: y1, on: false }, { x: x2, y: y2, on: true });
  }
  return contours.filter((contour) => contour.length > 1);
}

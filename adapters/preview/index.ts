import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const patience_ms = 10_000;
const preview_max = 8 * 1_048_576;

// The bundle has the child beside it under the same name.
const child = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './draw.ts' : './preview-draw.js', import.meta.url),
);

/**
 * Draws an image anew: WebP of at most 1600 pixels a side, without what the file said about itself. In a process of its own, which may
 * take 10 s and 40 megapixels: what is hostile in a picture ends there. Out: null when it is no picture that can be drawn.
 */
export async function drawPreview(source: Readable): Promise<Uint8Array | null> {
  const drawing = spawn(process.execPath, ['--max-old-space-size=256', child], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
    timeout: patience_ms,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve) => {
    drawing.once('error', () => resolve(null)).once('close', resolve);
  });
  const drawn: Buffer[] = [];
  let size = 0;
  drawing.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > preview_max) drawing.kill('SIGKILL');
    else drawn.push(chunk);
  });
  // A child that gives up closes its end while we still write.
  await pipeline(source, drawing.stdin).catch(() => {});
  return (await ended) === 0 && size > 0 ? new Uint8Array(Buffer.concat(drawn)) : null;
}

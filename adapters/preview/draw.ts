import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

// A process of its own (see index.ts): an image comes in, WebP goes out.
const side = 1600;
sharp.cache(false);
sharp.concurrency(1);
const drawn = await sharp(await buffer(process.stdin), {
  limitInputPixels: 40_000_000,
  failOn: 'error',
  animated: false,
})
  .timeout({ seconds: 9 })
  .rotate()
  .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  .webp({ quality: 80 })
  .toBuffer();
process.stdout.write(drawn);

import { parentPort } from 'node:worker_threads';
import { WordCounts } from '../search-index/word-counts.ts';
import type { ToThread } from './words-beside.ts';

// A thread of the process that makes lists (words-beside.ts): it counts the words of rows while that one counts their terms.
const counts = new WordCounts();

parentPort?.on('message', (sent: ToThread) => {
  if ('order' in sent) {
    parentPort?.postMessage(counts.words(sent.order, sent.public_rows), []);
    return;
  }
  const { words, lengths, is_public } = sent;
  const all = Buffer.from(words.buffer);
  let at = 0;
  for (const [index, length] of lengths.entries()) {
    counts.add(all.subarray(at, at + length), is_public[index] === 1);
    at += length;
  }
  parentPort?.postMessage('taken', []);
});

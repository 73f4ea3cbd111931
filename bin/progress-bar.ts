const width = 30;

/** A bar that redraws itself on a terminal; elsewhere nothing, so that logs stay short. */
export function progressBar() {
  const terminal = process.stderr.isTTY;
  return {
    /** `share` from 0 to 1; `says` stands behind it. */
    show(share: number, says: string): void {
      if (!terminal) return;
      const full = Math.round(Math.min(1, share) * width);
      const bar = '█'.repeat(full) + '░'.repeat(width - full);
      process.stderr.write(`\r${bar} ${Math.round(Math.min(1, share) * 100)} %  ${says} `);
    },
    end(): void {
      if (terminal) process.stderr.write('\n');
    },
  };
}

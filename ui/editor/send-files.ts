type Kept = { files: { markdown: string }[]; errors: { message: string }[] };

/** Sends one file to where documents keep them. Out: the Markdown that shows it, or why it was refused; null when nothing arrived. */
export async function sendFile(
  address: string,
  csrf: string,
  file: File,
): Promise<{ markdown: string } | { refused: string } | null> {
  const body = new FormData();
  body.set('csrf', csrf);
  body.set('files', file);
  const answer = await fetch(address, { method: 'POST', body }).catch(() => null);
  if (!answer?.ok) return null;
  const { files, errors } = (await answer.json()) as Kept;
  const [kept] = files;
  if (kept) return { markdown: kept.markdown };
  return errors[0] ? { refused: errors[0].message } : null;
}

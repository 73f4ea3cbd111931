const told = ['found', 'quick'];

/** Takes out of the address what a result told the portal, so that a link passed on does not carry somebody's words. */
export function forgetFound(): void {
  const here = new URL(window.location.href);
  if (!told.some((name) => here.searchParams.has(name))) return;
  for (const name of told) here.searchParams.delete(name);
  window.history.replaceState(window.history.state, '', here);
}

/** Shows a short message in the polite region at the foot of the page, in place of the one before; an empty one clears it. */
export function say(words: string): void {
  const toast = document.createElement('p');
  toast.className = 'toast';
  toast.textContent = words;
  document.getElementById('toasts')?.replaceChildren(...(words ? [toast] : []));
}

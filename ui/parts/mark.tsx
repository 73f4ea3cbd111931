/** The default logo: a leaning beam held up by a prop, which is what "arrimo" means. */
export const mark_path = 'M4 20V5M4 7l15 13M13 20h7';

export function Mark() {
  return (
    <svg class="mark" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      <path d={mark_path} />
    </svg>
  );
}

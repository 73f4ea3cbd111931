import type { ComponentChildren } from 'preact';

/** One part of the kit under its name. */
export function Sample({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section class="stack" aria-labelledby={`kit-${name}`}>
      <h2 id={`kit-${name}`}>{name}</h2>
      {children}
    </section>
  );
}

import { type ComponentChildren, h } from 'preact';

type Props = {
  id: string;
  /** Where its content comes from once it is seen; without it, what is inside. */
  src?: string;
  children?: ComponentChildren;
};

/** A part of a page that can be read from another page; links in it lead the whole page on. */
export function Frame({ id, src, children }: Props) {
  return h('turbo-frame', { id, target: '_top', ...(src && { src, loading: 'lazy' }) }, children);
}

import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** A surface. Goes around headers, rows and bodies. */
export function Card({
  children,
  label,
}: {
  children: ComponentChildren;
  /** Makes it a named region. */ label?: string;
}) {
  return (
    <section class="card" aria-label={label}>
      {children}
    </section>
  );
}

type HeaderProps = { title: string; link?: { href: string; label: string }; level?: 2 | 3 };

/** Title of a card, or of a part of one, with at most one link. */
export function CardHeader({ title, link, level = 2 }: HeaderProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div class="card-header">
      <Heading>{title}</Heading>
      {link && <a href={link.href}>{link.label}</a>}
    </div>
  );
}

export function CardBody({ children }: { children: ComponentChildren }) {
  return <div class="card-body">{children}</div>;
}

/** List of `Row`s. */
export function Rows({ children, class: extra }: { children: ComponentChildren; class?: string }) {
  return <ul class={extra ? `rows ${extra}` : 'rows'}>{children}</ul>;
}

type RowProps = {
  title: string;
  href?: string | undefined;
  /** A word before the title that marks the row: "Nova resposta". */
  mark?: string | undefined;
  /** The language of the title, where it is content and not words of the interface. */
  lang?: string | undefined;
  /** False: the link is not fetched ahead, because seeing the page is noted. */
  prefetch?: boolean;
  /** Under the title: number, product, what happened last. */
  detail?: ComponentChildren;
  /** At the right: a chip or a button. */
  aside?: ComponentChildren;
  /** Under the chip: a date, whose turn. */
  note?: ComponentChildren;
};

/** One thing of a list; the whole row is the link's target, the title its name. */
export function Row({ title, href, mark, lang, prefetch = true, detail, aside, note }: RowProps) {
  return (
    <li class={`row${href ? ' link' : ''}${mark ? ' marked' : ''}`}>
      {href ? (
        <a class="row-title" href={href} data-turbo-prefetch={prefetch ? undefined : 'false'}>
          {mark && <span class="row-mark">{mark} </span>}
          <bdi lang={lang}>{title}</bdi>
        </a>
      ) : (
        <span class="row-title">
          <bdi lang={lang}>{title}</bdi>
        </span>
      )}
      {aside && <span class="row-aside">{aside}</span>}
      {detail && <span class="row-detail">{detail}</span>}
      {note && <span class="row-note">{note}</span>}
    </li>
  );
}

/** A place to go, with its icon and one line of what is there. */
export function Tile({
  href,
  icon,
  title,
  children,
}: {
  href: string;
  icon: IconName;
  title: string;
  children?: ComponentChildren;
}) {
  return (
    <li class="card tile">
      <Icon name={icon} size={20} />
      <div>
        <a href={href}>{title}</a>
        {children && <p>{children}</p>}
      </div>
    </li>
  );
}

export function Tiles({ children, label }: { children: ComponentChildren; label: string }) {
  return (
    <ul class="tiles" aria-label={label}>
      {children}
    </ul>
  );
}

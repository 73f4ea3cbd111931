/** What the element says, beside the news themselves. */
export type Said = {
  title: string;
  none: string;
  failed: string;
  unread: string;
  all: string;
  mark: string;
  effective: (day: string) => string;
  expected: (day: string) => string;
  count: (count: number) => string;
};

/** By the first two letters of the language. */
export const said: Record<string, Said> = {
  pt: {
    title: 'Comunicados',
    none: 'Nenhum comunicado por enquanto.',
    failed: 'Não foi possível carregar os comunicados.',
    unread: 'Não lido',
    all: 'Ver todos',
    mark: 'Marcar como lidos',
    effective: (day) => `vigência em ${day}`,
    expected: (day) => `previsto para ${day}`,
    count: (count) => (count === 1 ? '1 não lido' : `${count} não lidos`),
  },
  en: {
    title: 'News',
    none: 'No news so far.',
    failed: 'The news could not be loaded.',
    unread: 'Unread',
    all: 'See all',
    mark: 'Mark as read',
    effective: (day) => `in force from ${day}`,
    expected: (day) => `expected on ${day}`,
    count: (count) => `${count} unread`,
  },
  es: {
    title: 'Comunicados',
    none: 'Ningún comunicado por ahora.',
    failed: 'No se pudieron cargar los comunicados.',
    unread: 'Sin leer',
    all: 'Ver todos',
    mark: 'Marcar como leídos',
    effective: (day) => `en vigor desde el ${day}`,
    expected: (day) => `previsto para el ${day}`,
    count: (count) => `${count} sin leer`,
  },
};

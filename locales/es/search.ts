import type { Words } from '../index.ts';

export const search: Words['search'] = {
  search: 'Búsqueda',
  label: 'Buscar en todo',
  placeholder: 'Busque por palabra, código o mensaje de error',
  go: 'Buscar',
  results: (count) => `${count} resultados`,
  more_than: (count) => `más de ${count} resultados`,
  one: '1 resultado',
  for: (query) => `para “${query}”`,
  types: {
    doc: 'Documentación',
    kb: 'Base de conocimiento',
    news: 'Novedades',
    video: 'Vídeos',
    package: 'Descargas',
    ticket: 'Solicitudes',
    known_issue: 'Incidencias',
  },
  by_type: 'Dónde',
  by_product: 'Producto',
  by_module: 'Módulo',
  everything: 'Todo',
  none: (query) => `No se encontró nada para “${query}”`,
  none_hint:
    'Pruebe con menos palabras, o solo con el código que aparece en la pantalla. O cuente lo que ocurre y el soporte responderá.',
  start: '¿Qué busca?',
  start_hint:
    'Una palabra, el código de la rutina (PFI170), el número de una solicitud o el mensaje que apareció en la pantalla.',
  see_all: 'Ver todos los resultados',
  did_you_mean: 'Quizá quiso decir',
  help: {
    search: {
      title: 'Buscar en todo a la vez',
      text: 'La búsqueda en lo alto de cada página mira artículos, documentación y sus solicitudes. La tecla / lleva a ella; las flechas recorren los resultados. Los códigos pueden escribirse con o sin guion.',
    },
  },
};

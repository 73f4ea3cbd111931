export const desk = {
  number: 'Número',
  none_hint: 'Lo que abran los clientes aparece aquí.',
  help: {
    tickets: {
      title: 'Solicitudes de todos los clientes',
      text: 'En Atención, las más nuevas primero; el asunto abre el texto entero.',
    },
  },
};

export const desk = {
  organizations: 'Organizaciones',
  organizations_lead: 'Clientes, unidades y la propia empresa, en orden alfabético.',
  number: 'Número',
  none_hint: 'Lo que abran los clientes aparece aquí.',
  help: {
    tickets: {
      title: 'Solicitudes de todos los clientes',
      text: 'En Atención, las más nuevas primero; el asunto abre el texto entero.',
    },
    organizations: { title: 'Organizaciones', text: 'Clientes, unidades y personas con acceso, en orden alfabético.' },
  },
};

export const desk = {
  organizations: 'Organizações',
  organizations_lead: 'Clientes, unidades e a própria empresa, em ordem alfabética.',
  number: 'Número',
  none_hint: 'O que os clientes abrirem aparece aqui.',
};

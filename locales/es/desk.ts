export const desk = {
  organizations: 'Organizaciones',
  organizations_lead: 'Clientes, unidades y la propia empresa, en orden alfabético.',
  number: 'Número',
  none_hint: 'Lo que abran los clientes aparece aquí.',
};

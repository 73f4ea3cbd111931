export const desk = {
  organizations: 'Organizations',
  organizations_lead: 'Customers, units and the company itself, in alphabetical order.',
  number: 'Number',
  none_hint: 'What customers open shows up here.',
};

export const desk = {
  organizations: 'Organizations',
  organizations_lead: 'Customers, units and the company itself, in alphabetical order.',
  number: 'Number',
  none_hint: 'What customers open shows up here.',
  help: {
    tickets: {
      title: 'Requests of all customers',
      text: 'In the console, the newest first; the subject opens the whole text.',
    },
    organizations: { title: 'Organizations', text: 'Customers, units and people with access, in alphabetical order.' },
  },
};

export const desk = {
  number: 'Number',
  none_hint: 'What customers open shows up here.',
  help: {
    tickets: {
      title: 'Requests of all customers',
      text: 'In the console, the newest first; the subject opens the whole text.',
    },
  },
};

export const desk = {
  organizations: 'Organizações',
  organizations_lead: 'Clientes, unidades e a própria empresa, em ordem alfabética.',
  number: 'Número',
  none_hint: 'O que os clientes abrirem aparece aqui.',
  help: {
    tickets: {
      title: 'Solicitações de todos os clientes',
      text: 'Em Atendimento, as mais novas primeiro; o assunto abre o texto inteiro.',
    },
    organizations: { title: 'Organizações', text: 'Clientes, unidades e pessoas com acesso, em ordem alfabética.' },
  },
};

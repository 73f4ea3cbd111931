export const desk = {
  number: 'Número',
  none_hint: 'O que os clientes abrirem aparece aqui.',
  help: {
    tickets: {
      title: 'Solicitações de todos os clientes',
      text: 'Em Atendimento, as mais novas primeiro; o assunto abre o texto inteiro.',
    },
  },
};

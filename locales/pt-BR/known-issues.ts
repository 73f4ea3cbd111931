export const known_issues = {
  help: {
    wait: {
      title: 'Ligar a uma issue do desenvolvimento',
      text: 'Na solicitação, Em manutenção pede a chave da issue; se ela ainda não foi registrada, também o título. O cliente vê a issue e recebe um aviso. Retomar volta a solicitação para análise, e Propor solução segue para a validação.',
    },
  },
};

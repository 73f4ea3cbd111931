/** What a mail says: a heading, and Markdown with placeholders between braces. */
export type MailText = { title: string; body: string };

export const notices = {
  title: 'Avisos',
  unread: (count: string) => `Avisos, ${count} não lidos`,
  none: 'Nenhum aviso por enquanto',
  none_hint: 'Aqui aparece o que acontece nas suas solicitações.',
  mark_all: 'Marcar todos como lidos',
  marked: 'Todos os avisos foram marcados como lidos.',
  new: 'Não lido',
  about: (number: string) => `nº ${number}`,
  subject: (number: string, subject: string) => `[nº ${number}] ${subject}`,
  footer: (vendor: string) =>
    `Você recebeu esta mensagem porque participa desta solicitação no portal ${vendor}. Escolha o que recebe em Conta, Notificações.`,
  open_request: 'Abrir a solicitação',
  solved: 'Resolveu',
  not_solved: 'Ainda não resolveu',
  follow_up: 'Abrir acompanhamento',

  events: {
    opened: 'Solicitação recebida',
    opened_team: 'Nova solicitação na fila',
    answered: 'Nova resposta do suporte',
    information_requested: 'O suporte precisa de uma informação',
    waits_for_issue: 'Em manutenção: a correção está com o desenvolvimento',
    proposed: 'Solução proposta: falta a sua validação',
    proposal_withdrawn: 'A solução proposta foi retirada',
    reminded: 'Lembrete: a solicitação espera por você',
    closed_validated: 'Solicitação encerrada como resolvida',
    closed_expired: 'Solicitação encerrada por fim do prazo',
    closed_administrative: 'Solicitação encerrada pelo suporte',
    cancelled: 'Solicitação cancelada',
    duplicate: 'Solicitação unida a outra',
    replied: 'O cliente respondeu',
    reopened: 'O cliente disse que ainda não resolveu',
    assigned: 'Solicitação atribuída a você',
    queue_changed: 'Solicitação recebida de outra fila',
    noted: 'Nova nota interna',
    ended_team: 'O cliente encerrou a solicitação',
  },
  mails: {
    opened: {
      title: 'Recebemos a sua solicitação',
      body: 'O número dela é **{number}**: {subject}.\n\nA equipe {queue} vai analisar e responder por aqui. Se lembrar de algo, acrescente na página da solicitação.',
    },
    opened_team: {
      title: 'Nova solicitação na fila {queue}',
      body: '{author}, de {organization}, abriu a solicitação **{number}**: {subject}.\n\n{message}',
    },
    answered: { title: 'O suporte respondeu', body: '{author} escreveu na solicitação {number}:\n\n{message}' },
    information_requested: {
      title: 'O suporte precisa de uma informação sua',
      body: '{author} perguntou na solicitação {number}:\n\n{message}\n\nResponda até **{until}**. Depois disso a solicitação é encerrada; ainda será possível abrir um acompanhamento.',
    },
    proposed: {
      title: 'A solução resolveu?',
      body: '{author} propôs uma solução para a solicitação {number}:\n\n{message}\n\nDiga na página se resolveu até **{until}**. Sem resposta, a solicitação é encerrada; ainda será possível abrir um acompanhamento.',
    },
    waits_for_issue: {
      title: 'A correção está com o desenvolvimento',
      body: 'A causa do que você contou na solicitação {number} foi encontrada e está com o desenvolvimento, na issue **{issue}**.\n\nVocê recebe um aviso quando a correção sair. Enquanto isso, pode acrescentar algo na página da solicitação.',
    },
    proposal_withdrawn: {
      title: 'A solução proposta foi retirada',
      body: '{author} retirou a solução proposta para a solicitação {number} e continua trabalhando nela. Você não precisa fazer nada agora.',
    },
    reminded: {
      title: 'A solicitação {number} espera por você',
      body: 'Falta a sua resposta em “{subject}”. Responda até **{until}**; depois disso ela é encerrada.',
    },
    closed_validated: {
      title: 'Solicitação encerrada',
      body: 'A solicitação {number} foi encerrada como resolvida.\n\n{message}\n\nSe o problema voltar, abra um acompanhamento na página dela até **{until}**.',
    },
    closed_expired: {
      title: 'Solicitação encerrada por fim do prazo',
      body: 'O prazo de resposta da solicitação {number} terminou e ela foi encerrada.\n\nSe ainda precisar, abra um acompanhamento na página dela até **{until}**: a conversa vai junto.',
    },
    closed_administrative: {
      title: 'O suporte encerrou a solicitação',
      body: '{author} encerrou a solicitação {number}:\n\n{message}\n\nSe ainda precisar, abra um acompanhamento na página dela até **{until}**.',
    },
    cancelled: {
      title: 'Solicitação cancelada',
      body: '{author} cancelou a solicitação {number}: {subject}.\n\n{message}',
    },
    duplicate: {
      title: 'A conversa continua em outra solicitação',
      body: 'A solicitação {number} repete outra e foi unida a ela. A página mostra onde a conversa continua.\n\n{message}',
    },
    replied: {
      title: 'Resposta de {author}',
      body: '{author}, de {organization}, respondeu na solicitação {number}:\n\n{message}',
    },
    reopened: {
      title: 'Ainda não resolveu',
      body: '{author}, de {organization}, diz que a solução da solicitação {number} não resolveu:\n\n{message}',
    },
    assigned: {
      title: 'A solicitação {number} é sua',
      body: '{author} atribuiu a você a solicitação {number}, de {organization}: {subject}.',
    },
    queue_changed: {
      title: 'A solicitação {number} chegou à fila {queue}',
      body: '{author} passou para a fila {queue} a solicitação {number}, de {organization}: {subject}.',
    },
    ended_team: {
      title: 'Encerrada pelo cliente',
      body: '{author}, de {organization}, encerrou a solicitação {number}: {subject}.\n\n{message}',
    },
  },

  groups: {
    progress: 'Respostas e andamento',
    waiting: 'Quando a solicitação espera por você',
    ended: 'Encerramento',
    team: 'Trabalho das filas',
  },
  group_hints: {
    progress: 'Confirmação de abertura, respostas do suporte e mudanças.',
    waiting: 'Perguntas, soluções para validar e lembretes. Têm prazo e por isso chegam sempre.',
    ended: 'Solicitações encerradas, canceladas ou unidas a outra.',
    team: 'Solicitações novas, respostas de clientes e atribuições.',
  },
  preferences: 'Notificações',
  preferences_lead: 'Escolha o que também chega por e-mail. Os avisos no portal continuam.',
  by_mail: (group: string) => `Receber por e-mail: ${group}`,
  always: 'Sempre enviado',

  texts: 'Textos dos e-mails',
  texts_lead:
    'O que cada e-mail sobre uma solicitação diz. Cada alteração vira uma versão, e o texto original pode voltar.',
  text_title: 'Título',
  text_body: 'Texto (Markdown)',
  placeholders: (list: string) => `Você pode usar: ${list}`,
  unknown_placeholder: (name: string) => `O marcador {${name}} não existe para este e-mail.`,
  changed: 'alterado',
  original: 'original',
  show_preview: 'Pré-visualizar',
  preview: 'Como o e-mail fica',
  restore: 'Voltar ao texto original',
  restored: 'O texto original voltou a valer.',
  versions: 'Versões',
  version: (number: number, person: string) => `Versão ${number}, por ${person}`,
  version_restored: 'texto original',
  sample: {
    name: 'Marina',
    author: 'Caio Ribas',
    subject: 'Nota de saída não calcula DIFAL',
    message: 'Corrigimos a regra **DIF01**. Emita a nota de novo, por favor.',
    organization: 'Metalúrgica Tubraxel',
    queue: 'Fiscal',
  },
  help: {
    notices: {
      title: 'Saber o que aconteceu',
      text: 'O sino no alto da página mostra os avisos das suas solicitações. Eles também chegam por e-mail; em Conta, Notificações, você escolhe quais.',
    },
    texts: {
      title: 'Mudar o que os e-mails dizem',
      text: 'Em Textos dos e-mails, edite o título e o texto de cada mensagem em cada idioma, veja como fica e volte ao original quando quiser.',
    },
  },
};

export const notices = {
  title: 'Avisos',
  unread: (count: number, text: string) =>
    count === 0 ? 'Avisos' : count === 1 ? 'Avisos, 1 não lido' : `Avisos, ${text} não lidos`,
  all: 'Todos',
  only_unread: 'Não lidos',
  none: 'Nenhum aviso por enquanto',
  none_hint: 'Aqui aparece o que acontece nas suas solicitações. Os avisos ficam por 90 dias.',
  none_unread: 'Nada por ler',
  none_unread_hint: 'Você leu todos os avisos.',
  of_organization: (organization: string) =>
    `Só os avisos de ${organization}. Para ver os de outra organização, troque a organização em que você está.`,
  mark: 'Marcar como lido',
  mark_all: 'Marcar todos como lidos',
  marked: 'Todos os avisos foram marcados como lidos.',
  new: 'Não lido',
  choose: 'Escolher o que recebo',
  about: (number: string) => `nº ${number}`,
  subject: (number: string, subject: string) => `[nº ${number}] ${subject}`,
  /** The subject of every mail after the number, until the vendor words it. */
  mail_subject: '{subject}',
  footer: (vendor: string) => `Você recebeu esta mensagem porque participa desta solicitação no portal ${vendor}.`,
  footer_team: (vendor: string) =>
    `Você recebeu esta mensagem porque atende as solicitações desta fila no portal ${vendor}.`,
  footer_choose: 'Preferências de aviso',
  open_request: 'Abrir a solicitação',
  solved: 'Resolveu',
  not_solved: 'Ainda não resolveu',

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
  /** What each of the events is, for whoever chooses. */
  event_hints: {
    opened: 'Confirma o número da solicitação que você abriu, ou que abriram com você em cópia.',
    opened_team: 'Um cliente abriu uma solicitação em uma fila sua.',
    answered: 'Alguém do suporte escreveu para você.',
    information_requested: 'O suporte fez uma pergunta; há um prazo para responder.',
    proposed: 'O suporte propôs uma solução; há um prazo para dizer se resolveu.',
    waits_for_issue: 'A causa é um problema registrado; a solicitação espera pela correção.',
    proposal_withdrawn: 'O suporte retirou a proposta e continua trabalhando.',
    reminded: 'O prazo de uma resposta sua está no fim.',
    closed_validated: 'A solução foi confirmada.',
    closed_expired: 'O prazo terminou sem resposta.',
    closed_administrative: 'O suporte encerrou e disse por quê.',
    cancelled: 'Alguém cancelou a solicitação.',
    duplicate: 'A conversa continua em outra solicitação.',
    replied: 'Em solicitação sua, ou de uma fila sua quando ainda não tem responsável.',
    reopened: 'O cliente não aceitou a solução proposta.',
    assigned: 'Um colega passou a solicitação para você.',
    queue_changed: 'A solicitação chegou a uma fila sua.',
    noted: 'Uma nota interna cita você ou está em solicitação sua. Nunca sai por e-mail.',
    ended_team: 'O cliente encerrou ou cancelou a solicitação.',
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
    progress: 'O que o suporte faz e diz nas suas solicitações.',
    waiting: 'Perguntas e propostas têm prazo: depois dele a solicitação é encerrada. Por isso o e-mail chega sempre.',
    ended: 'Como cada solicitação terminou e até quando cabe um acompanhamento.',
    team: 'O que acontece nas filas em que você trabalha e nas solicitações atribuídas a você.',
  },
  preferences: 'Notificações',
  preferences_lead:
    'Escolha o que chega por e-mail e o que aparece em Avisos, no sino do portal. O que você dispensa continua na página da solicitação.',
  event: 'O que aconteceu',
  channels: { mail: 'E-mail', portal: 'Portal' },
  choice: (channel: string, event: string) => `${channel}: ${event}`,
  always: 'Sempre',
  never: 'Nunca',
  always_title: 'O que chega sempre por e-mail',
  always_lead: 'Sem estas mensagens você ficaria sem acesso ou perderia um prazo; por isso não estão na lista.',
  always_items: [
    'Links para entrar, criar e trocar a senha',
    'Convites e pedidos de acesso: confirmação, pedido a aprovar e resposta',
    'Perguntas do suporte, soluções a validar e lembretes com prazo',
  ],
  always_items_team: ['Links para entrar, criar e trocar a senha', 'A criação da sua conta na equipe'],
  help: {
    notices: {
      title: 'Saber o que aconteceu',
      text: 'O sino no alto da página leva aos avisos das suas solicitações, com os não lidos marcados. Abrir a solicitação marca os avisos dela como lidos. Em Conta, Notificações, você escolhe o que chega por e-mail e o que aparece no portal.',
    },
  },
};

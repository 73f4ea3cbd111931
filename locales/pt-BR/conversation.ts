/** Words of a customer's request: its page, its history, its list. */
export const conversation = {
  // Steps and whose turn it is.
  step_opened: 'Aberta',
  step_working: 'Em análise',
  step_validation: 'Validação Cliente',
  step_closed: 'Fechado',
  step_cancelled: 'Cancelado',
  yours_validation: 'É com você: a solução funcionou?',
  yours_information: 'É com você: a equipe precisa de uma informação',
  answer_until: (when: string) =>
    `Responda até ${when}. Depois disso a solicitação é fechada; dá para abrir um acompanhamento.`,
  theirs_support: 'Agora é com o suporte',
  theirs_support_hint: 'Você recebe um aviso quando houver resposta. Se lembrar de algo, escreva abaixo.',
  waits_for: (issue: string, title: string) => `Issue ${issue}: ${title}.`,
  article_read: 'Artigo lido antes',
  issue: 'Issue',
  theirs_development: 'Agora é com o desenvolvimento',
  theirs_development_hint:
    'A causa foi encontrada e a correção está sendo feita. Você recebe um aviso quando ela sair.',
  solved: 'Resolveu',
  not_solved: 'Ainda não resolveu',
  ended_on: (day: string) => `Encerrada em ${day}`,
  reasons: {
    validated: 'A solução foi confirmada.',
    validation_expired: 'O prazo para validar a solução terminou sem resposta.',
    no_answer: 'O prazo para responder à equipe terminou sem resposta.',
    administrative: 'O suporte encerrou a solicitação; o motivo está na conversa.',
    duplicate: 'Ela repete outra solicitação, e a conversa continua lá.',
    withdrawn: 'Quem abriu a solicitação a cancelou.',
  },
  follow_up_until: (day: string) =>
    `Se o problema voltar, abra um acompanhamento até ${day}: ele leva a conversa junto.`,
  follow_up_too_late:
    'O prazo de 180 dias para um acompanhamento terminou. Abra uma nova solicitação e cite o número desta.',
  follow_up: 'Abrir acompanhamento',
  master: (number: string) => `Ver a solicitação ${number}`,

  // Conversation.
  by: {
    web: 'pelo portal',
    api: 'por integração',
    mail: 'por e-mail',
    phone: 'por telefone',
  },
  information_request: 'Pedido de informação',
  withdrawn_proposal: 'Proposta retirada',
  new_since: 'Novo desde a sua última visita',
  gap: 'Ver as mensagens anteriores',
  since_title: 'Antes de recomeçar',
  since_tried: 'Já foi tentado',
  since_tried_none: 'Nenhuma solução foi proposta antes.',
  since_changed: 'Mudou desde então',
  since_changed_none: 'Nada que o portal saiba: não saiu release nova e os detalhes são os mesmos.',
  since_release: (code: string, day: string) => `Saiu a release ${code}, em ${day}`,
  since_field: (field: string, before: string, after: string) => `${field}: antes ${before}, agora ${after}`,
  since_nothing: 'nada',
  earlier: (count: number) =>
    count === 1 ? 'Conversa anterior (1 mensagem)' : `Conversa anterior (${count} mensagens)`,
  earlier_cut: 'Só as mensagens mais recentes estão aqui.',
  whole_history: 'Ver o histórico completo',
  request: (number: string) => `Solicitação ${number}`,
  follow_up_of: 'Origem',
  follow_ups: 'Seguida por',
  duplicates: 'Repetida em',
  events: {
    ticket_taken: (actor: string) => `${actor} começou a análise`,
    ticket_assigned: (actor: string, to: string | null) =>
      to ? `${actor} atribuiu a ${to}` : `${actor} deixou sem responsável`,
    ticket_classified: (actor: string) => `${actor} mudou o tipo ou a gravidade`,
    ticket_queue_changed: (queue: string) => `Encaminhada para ${queue}`,
    ticket_resumed: (actor: string) => `${actor} retomou a análise`,
    ticket_waits_for_issue: (actor: string, issue: string) => `${actor} ligou à issue ${issue}: em manutenção`,
    ticket_proposal_withdrawn: (actor: string) => `${actor} retirou a proposta de solução`,
    ticket_reminded: (when: string) => `Lembrete enviado: prazo até ${when}`,
    ticket_validated: (actor: string) => `${actor} confirmou a solução; solicitação fechada`,
    ticket_expired: 'Fechada porque o prazo para responder terminou',
    ticket_closed: (actor: string) => `${actor} fechou a solicitação`,
    ticket_withdrawn: (actor: string) => `${actor} cancelou a solicitação`,
    ticket_cancelled: (actor: string) => `${actor} cancelou a solicitação`,
    ticket_duplicate: (actor: string, number: string) => `${actor} juntou esta solicitação à ${number}`,
    ticket_duplicate_unseen: (actor: string) => `${actor} juntou esta solicitação a outra`,
    ticket_duplicate_linked: (number: string) => `A solicitação ${number} foi juntada a esta`,
    ticket_followed_up: (number: string) => `Acompanhamento aberto: ${number}`,
  },
  somebody: 'Suporte',

  // Answering.
  answer: 'Sua resposta',
  answer_hint:
    'Aceita Markdown: **negrito**, listas com hífen, `código`. Códigos e mensagens de erro, como aparecem na tela.',
  answer_in_validation: 'Responder aqui também devolve a solicitação à equipe.',
  send: 'Enviar',
  preview: 'Ver como fica',
  preview_title: 'Como a resposta vai aparecer',
  sent: 'Resposta enviada.',
  validated_notice: 'Obrigado. A solicitação foi fechada como resolvida.',
  returned_notice: 'A solicitação voltou para a equipe, com o que você contou.',
  cancelled_notice: 'Solicitação cancelada.',
  followed_up_notice: (number: string) => `Acompanhamento ${number} aberto. A conversa anterior está abaixo.`,

  draft_conflict:
    'Esta resposta foi mudada em outra aba ou aparelho. O que está aqui foi guardado como outro rascunho.',
  draft_kept: (when: string) => `Rascunho de ${when}`,
  other_drafts: (count: number) =>
    count === 1 ? 'Outro rascunho desta resposta' : `Outros ${count} rascunhos desta resposta`,
  draft_empty: 'Sem texto',

  // Small pages.
  not_solved_lead: 'Conte o que aconteceu. A solicitação volta para a equipe com a conversa inteira.',
  what_happened: 'O que aconteceu?',
  what_happened_hint: 'O que você fez depois da proposta e o que apareceu na tela.',
  give_back: 'Devolver para a equipe',
  cancel_title: 'Cancelar a solicitação',
  cancel_lead: 'A equipe para de trabalhar nela e não dá para reabrir. A conversa continua aqui para consulta.',
  cancel_why: 'Por que você está cancelando?',
  cancel_why_hint: 'Ajuda a equipe a saber que não precisa de mais nada.',
  cancel_it: 'Cancelar a solicitação',
  keep_it: 'Manter aberta',
  follow_up_title: 'Abrir acompanhamento',
  follow_up_lead: (number: string) =>
    `Um acompanhamento é uma nova solicitação, ligada à ${number}, com a conversa, o módulo e as pessoas em cópia.`,
  follow_up_message: 'O que aconteceu desde então?',
  follow_up_send: 'Enviar acompanhamento',
  back: 'Voltar para a solicitação',

  // Somebody was quicker.
  meanwhile: 'A solicitação mudou enquanto esta página estava aberta',
  meanwhile_state: (status: string) => `Agora ela está em: ${status}.`,
  meanwhile_kept: 'Nada do que você enviou foi registrado. O texto que você escreveu está nesta página.',
  meanwhile_nothing: 'Nada do que você enviou foi registrado.',
  meanwhile_follow_up: 'Ela não recebe mais respostas, mas o texto pode seguir como acompanhamento.',
  meanwhile_new: 'Ela não recebe mais respostas. Copie o texto e abra uma nova solicitação que cite o número desta.',
  your_text: 'O que você escreveu',

  // Side.
  kind: 'Tipo',
  kinds: {
    question: 'Dúvida',
    error: 'Erro',
    legislation: 'Legislação',
    improvement: 'Melhoria',
    access: 'Acesso',
  },
  routine: 'Rotina',
  release: 'Release',
  team: 'Equipe',
  closes_at: 'Prazo',
  pdf: 'Baixar o caso em PDF',
  pdf_with_notes: 'Caso em PDF, com notas internas',
  pdf_without_notes: 'Caso em PDF, como o cliente vê',
  pdf_internal: 'Com notas internas: só para a equipe',
  pdf_internal_name: 'interno',
  history: 'Histórico completo',
  cancel_link: 'Cancelar esta solicitação',

  // History.
  history_title: 'Histórico',
  history_lead: (count: number) =>
    count === 1 ? 'Toda a conversa desta solicitação.' : `As ${count} solicitações deste caso em uma só conversa.`,
  history_search: 'Procurar na conversa',
  history_none: 'Nada encontrado nesta conversa',
  history_none_hint: 'Procure outra palavra, ou limpe a busca para ver tudo.',
  history_older: 'Mais antigas',
  history_newest: 'Mais recentes',

  // List.
  search: 'Assunto ou número',
  any: 'Qualquer',
  module: 'Módulo',
  mine: 'Só as minhas',
  period: 'Abertas nos últimos',
  periods: { '30': '30 dias', '90': '90 dias', '365': '12 meses' },
  sort: 'Ordem',
  sorts: { newest: 'Mais novas', active: 'Última mensagem', closing: 'Prazo mais próximo' },
  last_message: 'última mensagem',
  due: (day: string) => `responda até ${day}`,
  unread: 'Nova mensagem',
  none_fit: 'Nenhuma solicitação com estes filtros',
  none_fit_hint: 'Remova um filtro ou procure outra palavra.',
  stopped: (count: string) =>
    `Procuramos nas ${count} mais recentes a partir daqui. A próxima página continua nas anteriores.`,

  // PDF.
  pdf_made: (when: string) => `Gerado em ${when}`,
  pdf_page: (page: number, pages: number) => `Página ${page} de ${pages}`,
  pdf_cut: 'O caso é mais longo do que um arquivo comporta; estão aqui as entradas mais recentes.',
  files: 'Arquivos',

  help: {
    answer: {
      title: 'Responder',
      text: 'Escreva na caixa ao fim da conversa; Markdown é aceito, e Ver como fica mostra o resultado antes de enviar. Uma solicitação que esperava por você volta para a equipe com a resposta. O que você escreve e anexa é guardado como rascunho e some quando é enviado.',
    },
    cancel: {
      title: 'Cancelar uma solicitação',
      text: 'Quem abriu pode cancelar enquanto ela estiver aberta, por Cancelar esta solicitação, ao lado da conversa. Não dá para reabrir; a conversa continua disponível para consulta.',
    },
    news: {
      title: 'Saber o que há de novo',
      text: 'Na lista, Nova mensagem marca o que chegou desde que você olhou; na conversa, uma linha mostra onde começa. Um acompanhamento começa pelo que já foi tentado e pelo que mudou desde então.',
    },
    validate: {
      title: 'Validar uma solução',
      text: 'Quando o suporte propõe uma solução, a página da solicitação pergunta se ela funcionou e até quando responder. Resolveu encerra; Ainda não resolveu devolve à equipe. Sem resposta no prazo, ela fecha e dá para abrir um acompanhamento.',
    },
    follow_up: {
      title: 'Abrir um acompanhamento',
      text: 'Em uma solicitação fechada há até 180 dias, aperte Abrir acompanhamento. O novo número leva a conversa, o módulo e as pessoas em cópia; a página de cada uma mostra a outra.',
    },
    history: {
      title: 'Ler um caso inteiro',
      text: 'Histórico completo junta a solicitação e os acompanhamentos em uma só conversa, com busca. De lá também sai um PDF, e a página pode ser impressa.',
    },
    find: {
      title: 'Encontrar uma solicitação',
      text: 'Em Solicitações, filtre por situação, por quem deve agir, por tipo, módulo ou período e procure por palavra do assunto ou pelo número. O endereço da página guarda os filtros: dá para salvar ou enviar a um colega.',
    },
  },
};

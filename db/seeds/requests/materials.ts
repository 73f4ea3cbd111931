import type { RequestStory } from './story.ts';

/** Purchasing, stock and integrations of Prumo: Jonas, Nilo, Olga and Davi; Sara and Caio. */
export const materials: readonly RequestStory[] = [
  {
    key: 'cost',
    requester: 'nilo@quixabrel',
    at: '32 14:20',
    about: 'EST',
    routine: 'PES330',
    release: '26.1',
    kind: 'error',
    severity: 'critical',
    subject: 'Custo médio negativo depois de estornar a requisição 8841',
    description:
      'Ao recalcular outubro, três produtos de farinha ficaram com custo médio negativo. O fechamento está parado.',
    files: ['divergencia-estoque.png'],
    details: {
      phase: 'Recálculo do custo médio',
      steps: ['PES330, período 10/2026', 'Marcar somente o armazém 01', 'Processar'],
      actual_result: 'Custo médio de 110-220 = -4,17',
      expected_result: 'Custo médio de 110-220 = 3,92',
      affected_users: 'all',
      environment_type: 'production',
      database: 'postgresql',
      hosting: 'on_premises',
    },
    acts: [
      {
        at: '32 14:31',
        by: 'sara',
        does: 'answers',
        words: 'Nilo, é o fechamento, então estou com prioridade nisso. Não processe de novo até eu retornar.',
      },
      {
        at: '32 15:10',
        by: 'sara',
        does: 'notes',
        words: 'O estorno entrou com data anterior à requisição (22/10 e 24/10). @caio a PES330 deveria recusar isso?',
      },
      {
        at: '32 16:02',
        by: 'caio',
        does: 'notes',
        words:
          'Deveria. Recusa só quando o parâmetro de retroativo está em “Bloquear”; na base deles está em “Avisar”.',
      },
      {
        at: '31 09:15',
        by: 'sara',
        does: 'proposes',
        words:
          'O estorno da 8841 ficou com data anterior à própria requisição.\n\n1. Altere a data do estorno para 24/10.\n2. Processe a PES330 só para os três produtos.\n3. Para não repetir: PES330 > Parâmetros > *Movimento retroativo* = **Bloquear**.',
      },
      {
        at: '31 11:37',
        by: 'nilo@quixabrel',
        does: 'confirms',
        words: 'Custo voltou a 3,92 e o mês fechou. Muito obrigado pela rapidez.',
      },
    ],
  },
  {
    follows: 'cost',
    requester: 'nilo@quixabrel',
    at: '8 09:48',
    description:
      'Com o parâmetro em “Bloquear”, a devolução de produção do turno da noite não passa mais depois da meia-noite. Dá para bloquear só quando muda o mês?',
    acts: [
      {
        at: '8 10:30',
        by: 'sara',
        does: 'answers',
        words: 'Dá para informar uma tolerância em dias. Estou confirmando o efeito no custo antes de recomendar.',
      },
      {
        at: '7 15:55',
        by: 'sara',
        does: 'asks',
        words: 'Qual é o maior atraso que vocês têm entre o turno e o lançamento? Com um dia de tolerância resolveria?',
      },
      { at: '6 08:20', by: 'nilo@quixabrel', does: 'replies', words: 'Um dia resolve. O turno fecha às 2 h.' },
      {
        at: '5 09:40',
        by: 'sara',
        does: 'answers',
        words:
          'A tolerância em dias não existe hoje; registrei o pedido com o desenvolvimento e deixo esta solicitação ligada a ele.',
      },
      {
        at: '5 09:44',
        by: 'sara',
        does: 'waits_for_issue',
        issue: { key: 'OEST-1057', title: 'PES330: tolerância em dias para movimento retroativo' },
      },
    ],
  },
  {
    requester: 'jonas@tubraxel',
    at: '5 13:40',
    about: 'COM',
    routine: 'PCO120',
    release: '26.1',
    kind: 'improvement',
    severity: 'low',
    subject: 'Pedido de compra: copiar centro de custo da solicitação para todos os itens',
    description:
      'Digitamos o mesmo centro de custo em 40 itens. Um botão que repete para todos economizaria meia hora por pedido.',
    details: { expected_result: 'Uma ação “Aplicar a todos os itens” ao lado do campo.' },
    acts: [
      {
        at: '4 09:02',
        by: 'sara',
        does: 'answers',
        words:
          'Boa sugestão, Jonas. Enquanto isso: com F4 no campo, a opção *Replicar* já faz isso a partir da linha atual.',
      },
    ],
  },
  {
    requester: 'davi@unidade-sul',
    on_behalf_of: 'guarvento',
    at: '4 15:25',
    about: 'COM',
    routine: 'PCO103',
    release: '25.1',
    kind: 'error',
    severity: 'medium',
    subject: 'Conhecimento de transporte importado sem a chave da nota',
    description:
      'Na Guarvento, o CT-e entra na PCO103 sem vincular a NF-e. Acontece com o XML de uma transportadora só.',
    files: ['nota-20771.xml'],
    details: {
      phase: 'Importação do XML',
      steps: ['PCO103 > Importar XML', 'Selecionar o CT-e', 'Abrir o documento gerado'],
      actual_result: 'Aba “Notas” vazia',
      expected_result: 'Chave da NF-e preenchida',
      affected_users: 'some',
      environment_type: 'homologation',
    },
    acts: [
      {
        at: '3 10:12',
        by: 'sara',
        does: 'asks',
        words:
          'Davi, neste XML a chave está em `infOutros`, e não em `infNFe`. A transportadora consegue reenviar no leiaute correto? Se não, diga qual sistema ela usa.',
      },
    ],
  },
  {
    requester: 'olga@ipexara',
    at: '9 16:45',
    about: 'INT',
    release: '26.1',
    kind: 'question',
    severity: 'medium',
    subject: 'Qual é o limite de chamadas da API de pedidos?',
    description:
      'Nosso e-commerce vai enviar cerca de 300 pedidos por minuto na Black Friday. Precisamos mudar alguma coisa?',
    acts: [
      {
        at: '8 09:05',
        by: 'caio',
        does: 'answers',
        words:
          'Olga, o limite é de 600 chamadas por minuto por integração. Vocês ficam na metade, mas sugiro enviar em lotes de 20.',
      },
      {
        at: '8 14:31',
        by: 'olga@ipexara',
        does: 'replies',
        words: 'Perfeito. E se passar, a chamada é recusada ou espera?',
      },
      {
        at: '8 15:10',
        by: 'caio',
        does: 'proposes',
        words:
          'É recusada com 429 e `Retry-After` em segundos; basta repetir depois desse tempo. O pedido não duplica se a chave de idempotência for a mesma.',
      },
      { at: '7 10:02', by: 'olga@ipexara', does: 'confirms', words: 'Era isso. Obrigada.' },
    ],
  },
  {
    requester: 'jonas@tubraxel',
    at: '20 10:00',
    about: 'EST',
    routine: 'PES010',
    kind: 'question',
    severity: 'low',
    subject: 'Etiqueta de produto sem o código de barras',
    description: 'A etiqueta 100 x 50 sai sem o código de barras nos produtos novos.',
    acts: [
      {
        at: '20 11:26',
        by: 'sara',
        does: 'asks',
        words: 'Jonas, nesses produtos o campo *GTIN* da PES010 está preenchido? Se puder, envie o código de um deles.',
      },
    ],
  },
  {
    requester: 'olga@ipexara',
    at: '1 14:05',
    about: 'EST',
    routine: 'PES010',
    release: '26.1',
    kind: 'question',
    severity: 'medium',
    subject: 'Importar 12 mil produtos da filial Recife por planilha',
    description:
      'Existe leiaute para incluir produtos em lote com NCM, origem e grupo tributário? São cerca de 12 mil.',
    acts: [
      { at: '1 15:18', by: 'caio', does: 'assigns', to: 'sara' },
      {
        at: '1 16:40',
        by: 'sara',
        does: 'answers',
        words:
          'Existe, Olga: PES010 > Ações > *Importar planilha*. Vou montar um exemplo com as colunas de vocês e envio amanhã cedo.',
      },
    ],
  },
];

import type { RequestStory } from './story.ts';

/** Payroll of Clave and the shops of Gôndola: Marina, Iara, Olga, Célia and Nilo; Renato, Helena and Sara. */
export const people_and_shops: readonly RequestStory[] = [
  {
    requester: 'iara@vereda-ams',
    on_behalf_of: 'alvintra',
    at: '10 10:18',
    about: 'FOL',
    routine: 'PRH680',
    release: '26.1',
    kind: 'error',
    severity: 'high',
    subject: 'Prévia de férias não soma o adicional noturno médio',
    description:
      'Na Alvintra, a prévia das férias da equipe de enfermagem sai sem a média do adicional noturno. O aviso tem de sair nesta semana.',
    files: ['previa-ferias.pdf'],
    details: {
      phase: 'Prévia de férias',
      steps: ['PRH680 > Prévia', 'Selecionar a equipe ENF-N', 'Calcular'],
      actual_result: 'Média de verbas 0041 = 0,00',
      expected_result: 'Média de 12 meses da verba 0041',
      affected_users: 'some',
      customization: 'no',
    },
    acts: [
      {
        at: '10 11:00',
        by: 'renato',
        does: 'answers',
        words: 'Iara, recebi. Vou calcular a mesma equipe com o calendário deles.',
      },
      {
        at: '9 14:35',
        by: 'renato',
        does: 'proposes',
        words:
          'A verba 0041 está com *Entra em médias* = Não desde a importação. Altere para **Sim, 12 meses** e refaça a prévia.',
      },
      {
        at: '9 16:50',
        by: 'iara@vereda-ams',
        does: 'is_not_helped',
        words: 'A média entrou, mas com 6 meses em vez de 12 para duas funcionárias.',
      },
      {
        at: '8 10:12',
        by: 'renato',
        does: 'answers',
        words:
          'São as duas transferidas em maio: o histórico ficou na matrícula antiga. Estou verificando como unir sem reabrir folhas fechadas.',
      },
      {
        at: '6 11:20',
        by: 'renato',
        does: 'waits_for_issue',
        issue: { key: 'OFOL-331', title: 'PRH680: médias não seguem o funcionário transferido de matrícula' },
      },
    ],
  },
  {
    requester: 'marina@tubraxel',
    at: '4 09:50',
    about: 'PON',
    release: '26.1',
    kind: 'question',
    severity: 'low',
    subject: 'Ponto: tolerância de dez minutos por dia, e não por batida',
    description: 'Onde informo que a tolerância do artigo 58 vale para a soma do dia?',
    acts: [
      {
        at: '4 13:12',
        by: 'renato',
        does: 'asks',
        words: 'Marina, os horários de vocês têm intervalo assinalado ou pré-assinalado? A resposta muda o parâmetro.',
      },
    ],
  },
  {
    requester: 'olga@ipexara',
    at: '22 11:30',
    about: 'FOL',
    routine: 'PRH010',
    kind: 'access',
    severity: 'low',
    subject: 'Gestor da filial Recife não enxerga a própria equipe',
    description: 'Na PRH010, o gestor vê a lista vazia.',
    details: { affected_users: 'one' },
    acts: [
      {
        at: '22 14:02',
        by: 'renato',
        does: 'asks',
        words: 'Olga, em qual centro de custo ele é responsável? Preciso do código para conferir a hierarquia.',
      },
    ],
  },
  {
    requester: 'celia@acrelis',
    at: '16 12:40',
    about: 'PDV',
    routine: 'GPD100',
    release: '26.1',
    kind: 'error',
    severity: 'critical',
    subject: 'Caixa 2 trava ao abrir a gaveta com a NFC-e em contingência',
    description:
      'Ficamos sem internet e o caixa 2 travou na primeira venda em contingência. O caixa 1 vendeu normalmente.',
    files: ['pdv-log.txt'],
    details: {
      phase: 'Venda em contingência',
      steps: ['Desligar o roteador', 'Abrir uma venda no caixa 2', 'Finalizar em dinheiro'],
      actual_result: 'GPD100 não responde; só fechando pelo gerenciador de tarefas',
      expected_result: 'NFC-e emitida em contingência e gaveta aberta',
      affected_users: 'some',
      environment_type: 'production',
    },
    acts: [
      {
        at: '16 13:05',
        by: 'sara',
        does: 'answers',
        words:
          'Célia, para vender agora: GPD100 > Periféricos > Gaveta = **Não**. Assim o caixa 2 não trava. Estou lendo o log.',
      },
      {
        at: '15 15:20',
        by: 'sara',
        does: 'proposes',
        words:
          'O driver da gaveta do caixa 2 é o 4.1, que espera resposta da impressora. Instale o 4.3, que acompanha o pacote do servidor, e volte a gaveta para **Sim**.',
      },
      {
        at: '14 16:10',
        by: 'celia@acrelis',
        does: 'confirms',
        words: 'Funcionou nos dois caixas. Obrigada por ter ligado também.',
      },
    ],
  },
  {
    requester: 'celia@acrelis',
    at: '2 17:35',
    about: 'RET',
    release: '26.1',
    kind: 'question',
    severity: 'medium',
    subject: 'Promoção “leve 3, pague 2” com validade por horário',
    description: 'Dá para limitar a promoção ao período das 18 h às 20 h, horário do Acre?',
    acts: [
      {
        at: '1 09:10',
        by: 'sara',
        does: 'classifies',
        kind: 'question',
        severity: 'low',
        words: 'Sem impacto na venda: dúvida de cadastro.',
      },
      {
        at: '1 11:25',
        by: 'sara',
        does: 'asks',
        words:
          'Dá, com faixa de horário na promoção. Só me confirme se as lojas usam o relógio do caixa ou do servidor; o servidor está em Brasília.',
      },
    ],
  },
  {
    requester: 'nilo@quixabrel',
    at: 0.2,
    about: 'PDV',
    routine: 'GPD100',
    release: '26.1',
    kind: 'error',
    severity: 'medium',
    subject: 'Troco arredondado para cima em venda com dois meios de pagamento',
    description: 'Venda de 37,45 paga com 20,00 em vale e 20,00 em dinheiro: o troco aparece 2,60.',
    details: {
      phase: 'Fechamento da venda',
      steps: ['Venda de 37,45', 'Vale de 20,00', 'Dinheiro 20,00'],
      actual_result: 'Troco 2,60',
      expected_result: 'Troco 2,55',
      affected_users: 'all',
      reproduces_in_standard: 'yes',
    },
  },
];

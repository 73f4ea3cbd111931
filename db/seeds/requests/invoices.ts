import type { RequestStory } from './story.ts';

/** Taxes and invoices of Prumo, asked from elsewhere: Lia and Rosa, Bruno; Caio and Helena. */
export const invoices: readonly RequestStory[] = [
  {
    requester: 'lia@norvelta',
    at: '13 11:20',
    about: 'FIS',
    routine: 'PFI170',
    release: '26.1',
    kind: 'legislation',
    severity: 'medium',
    subject: 'IBS e CBS: quando os campos da NT 2025.002 entram na nota?',
    description:
      'A contabilidade pergunta a partir de qual pacote a nota sai com o grupo IBSCBS preenchido e se podemos ligar antes em homologação.',
    details: { expected_result: 'Saber a data e o pacote, para planejar os testes.', since: '2026-11-03' },
    acts: [
      {
        at: '13 15:02',
        by: 'helena',
        does: 'answers',
        words:
          'Lia, os campos estão no pacote **26.1 Fiscal** desde 13/11, desligados. Em homologação já pode ligar: PFI170 > Parâmetros > *Reforma: preencher IBS/CBS*.',
      },
      {
        at: { closes: 0 },
        by: 'helena',
        does: 'proposes',
        words:
          'Em produção, a recomendação é ligar em 01/12, junto com a virada do mês. Deixei o roteiro de testes no fim desta mensagem.\n\n- Venda interna, CST 000\n- Venda a consumidor de outra UF\n- Devolução de compra\n\nSe o roteiro responde à sua dúvida, pode confirmar aqui.',
      },
    ],
  },
  {
    requester: 'rosa@norvelta',
    at: '15 09:30',
    about: 'FAT',
    routine: 'PFA410',
    release: '25.1',
    kind: 'question',
    severity: 'low',
    subject: 'Como bloquear pedido de cliente com título vencido há mais de 30 dias?',
    description: 'Hoje o PFA410 só avisa. Queremos que o pedido fique bloqueado até o financeiro liberar.',
    acts: [
      {
        at: '15 10:44',
        by: 'caio',
        does: 'answers',
        words: 'Bom dia, Rosa. É parâmetro, não precisa de desenvolvimento.',
      },
      {
        at: { closes: -1 },
        by: 'caio',
        does: 'proposes',
        words:
          'PFA410 > Parâmetros > *Crédito*: troque **Avisar** por **Bloquear** e informe 30 em *Dias de atraso*. Quem libera é o grupo FIN-CREDITO.',
      },
    ],
  },
  {
    requester: 'bruno@nimbrela',
    at: '12 10:05',
    about: 'FAT',
    release: '26.1',
    kind: 'error',
    severity: 'medium',
    subject: 'DANFE imprime CNPJ do emitente cortado',
    description: 'O CNPJ com letras perde os dois últimos caracteres na DANFE em paisagem. Em retrato sai inteiro.',
    details: {
      phase: 'Impressão da DANFE',
      steps: ['Emitir qualquer nota', 'Imprimir em paisagem'],
      actual_result: 'ZZ.DEM.001/0001-',
      expected_result: 'ZZ.DEM.001/0001-09',
      affected_users: 'all',
      environment_type: 'production',
    },
    acts: [
      {
        at: '12 14:10',
        by: 'caio',
        does: 'answers',
        words: 'Bruno, a fonte do quadro do emitente foi medida só com algarismos. Estou ajustando o modelo.',
      },
      {
        at: { closes: 1 },
        by: 'caio',
        does: 'proposes',
        words:
          'O modelo corrigido está no pacote de ontem. Depois de aplicar, imprima de novo em paisagem e confirme, por favor.',
      },
    ],
  },
];

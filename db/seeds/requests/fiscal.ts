import type { RequestStory } from './story.ts';

/** Taxes and invoices of Prumo, asked from Tubraxel. */
export const fiscal: readonly RequestStory[] = [
  {
    key: 'sped',
    requester: 'marina@tubraxel',
    at: '74 09:12',
    about: 'FIS',
    routine: 'PFI156',
    release: '26.1',
    kind: 'error',
    severity: 'high',
    subject: 'EFD ICMS/IPI rejeitada no PVA: registro C197 sem código de ajuste',
    description: 'O PVA rejeita o arquivo de agosto com 14 erros no registro C197. O prazo de entrega é dia 20.',
    details: {
      phase: 'Validação do arquivo no PVA',
      steps: ['Gerar a EFD de agosto na PFI156', 'Importar o arquivo no PVA 6.0.4', 'Verificar pendências'],
      actual_result: '14 ocorrências: “Código do ajuste não informado (C197, campo 02)”.',
      expected_result: 'Arquivo validado, como o de julho.',
      affected_users: 'some',
      after_update: true,
      previous_version: '26.1 build 0812',
      current_version: '26.1 build 0826',
      environment_type: 'production',
    },
    acts: [
      {
        at: '74 09:40',
        by: 'caio',
        does: 'answers',
        words: 'Bom dia, Marina. Vou gerar o mesmo período aqui com a base modelo e já retorno.',
      },
      {
        at: '74 11:05',
        by: 'caio',
        does: 'notes',
        words:
          'Reproduzi com o cBenef vazio na PFI156. O campo virou obrigatório no leiaute deste ano; a rotina só preenche quando o código fiscal tem o benefício cadastrado.',
      },
      {
        at: '73 10:20',
        by: 'caio',
        does: 'proposes',
        words:
          'O ajuste sai vazio quando o código fiscal não tem **cBenef**.\n\n1. Na PFI156, abra os códigos fiscais 5102-03 e 6102-03.\n2. Preencha *Benefício* com `SP809999`.\n3. Gere a EFD de novo.\n\nPode testar e me dizer se o PVA validou?',
      },
      {
        at: '73 14:48',
        by: 'marina@tubraxel',
        does: 'confirms',
        words: 'Validou sem pendências e já transmiti. Obrigada.',
      },
    ],
  },
  {
    key: 'sped again',
    follows: 'sped',
    requester: 'marina@tubraxel',
    at: '51 08:55',
    description:
      'Em setembro voltou o mesmo erro no C197, agora só nas notas de devolução (CFOP 1202). Os códigos fiscais já estão com o benefício.',
    acts: [
      {
        at: '51 10:10',
        by: 'caio',
        does: 'asks',
        words:
          'Na devolução o benefício vem da nota de origem. Consegue me enviar o XML de uma das notas que o PVA recusou?',
      },
      {
        at: '50 09:03',
        by: 'marina@tubraxel',
        does: 'replies',
        words: 'Segue o XML da nota 20771.',
        files: ['nota-20771.xml'],
      },
      {
        at: '49 16:30',
        by: 'caio',
        does: 'proposes',
        words:
          'A nota de origem foi emitida antes de o benefício ser cadastrado. Na PFI156, marque **Usar benefício vigente na devolução** e gere de novo o período.',
      },
      {
        at: '48 09:22',
        by: 'marina@tubraxel',
        does: 'is_not_helped',
        words: 'Gerei de novo e ainda sobram duas notas, as de Itu.',
      },
      {
        at: '48 11:40',
        by: 'caio',
        does: 'proposes',
        words:
          'As duas têm a série 3, que estava fora da regra. Incluí a série no exemplo abaixo; basta repetir na sua base:\n\n`PFI156 > Regras > Séries: 1;2;3`',
      },
      { at: '47 15:05', by: 'marina@tubraxel', does: 'confirms', words: 'Agora sim, nenhuma pendência.' },
    ],
  },
  {
    follows: 'sped again',
    requester: 'marina@tubraxel',
    at: '3 08:47',
    description:
      'Na EFD de outubro apareceu uma devolução de compra da filial São Paulo sem o C197. Pode ser a mesma regra, por filial?',
    acts: [
      {
        at: '3 09:31',
        by: 'caio',
        does: 'answers',
        words: 'Pode, sim: a regra de séries é por filial. Vou conferir a filial 02 e retorno ainda hoje.',
      },
      {
        at: '2 16:12',
        by: 'caio',
        does: 'notes',
        words:
          '@helena terceira vez do mesmo cliente. A regra por filial deveria herdar da matriz; vou abrir uma melhoria se você concordar.',
      },
    ],
  },
  {
    requester: 'marina@tubraxel',
    at: '4 11:20',
    about: 'FIS',
    routine: 'PFI170',
    release: '26.1',
    kind: 'question',
    severity: 'medium',
    subject: 'Como tirar o ICMS da base de PIS e COFINS só na revenda?',
    description:
      'Na revenda queremos excluir o ICMS da base de PIS e COFINS, mas na industrialização ainda não. Hoje a regra vale para tudo.',
    acts: [
      {
        at: '4 14:05',
        by: 'caio',
        does: 'answers',
        words: 'Dá para separar pelo perfil de operação. Vou montar um exemplo com os seus códigos fiscais.',
      },
      {
        at: '1 16:40',
        by: 'caio',
        does: 'proposes',
        words:
          'Crie uma segunda base só para a revenda:\n\n1. Em **PFI170 › Bases**, copie `BPIS1` para `BPIS2` e subtraia `VAL:ICM001` na fórmula.\n2. Em **Perfis › Operação**, inclua `5102` e `6102` no perfil *Revenda*.\n3. Nas regras de PIS e COFINS, aponte o perfil *Revenda* para `BPIS2`.\n\nNo simulador, uma nota de revenda de R$ 1.000,00 com ICMS de R$ 180,00 deve mostrar base de R$ 820,00. Pode conferir?',
      },
    ],
  },
  {
    key: 'difal',
    requester: 'jonas@tubraxel',
    at: '6 10:15',
    about: 'FAT',
    routine: 'PFA461',
    release: '26.1',
    kind: 'error',
    severity: 'high',
    copy: ['marina@tubraxel'],
    subject: 'DIFAL zerado na nota para consumidor do Paraná',
    description: 'Desde ontem o DIFAL sai zerado nas notas para consumidor final no PR. Para SC calcula.',
    files: ['difal-zerado.png'],
    details: {
      phase: 'Cálculo de impostos na emissão',
      steps: [
        'PFA461, novo documento',
        'Cliente consumidor final, UF PR',
        'Item 004512, CFOP 6108',
        'Calcular impostos',
      ],
      actual_result: 'vICMSUFDest = 0,00',
      expected_result: 'vICMSUFDest = 58,32',
      affected_users: 'all',
      reproduces_in_standard: 'not_tried',
      customization: 'no',
    },
    acts: [
      {
        at: '6 10:52',
        by: 'caio',
        does: 'answers',
        words:
          'Jonas, confirmei aqui: a alíquota interna do PR (19,5 %) está com vigência até ontem. Estou verificando a tabela do pacote.',
      },
      {
        at: '5 14:20',
        by: 'caio',
        does: 'proposes',
        words:
          'O pacote **26.1 Fiscal de 13/11** traz a vigência nova. Sem aplicar agora: PFI170 > Alíquotas internas > PR, copie a linha com início em 01/11.',
      },
      { at: '5 17:41', by: 'jonas@tubraxel', does: 'confirms' },
    ],
  },
  {
    requester: 'jonas@tubraxel',
    at: '6 10:31',
    about: 'FAT',
    kind: 'error',
    severity: 'high',
    subject: 'DIFAL não calcula para o PR',
    description: 'Nota para consumidor do Paraná sem DIFAL. Abri outra porque não encontrei a primeira.',
    details: {
      phase: 'Emissão da nota',
      steps: ['Emitir nota para consumidor do PR'],
      actual_result: 'DIFAL zerado',
      expected_result: 'DIFAL calculado',
      affected_users: 'all',
    },
    acts: [{ at: '6 10:58', by: 'caio', does: 'repeats', of: 'difal' }],
  },
];

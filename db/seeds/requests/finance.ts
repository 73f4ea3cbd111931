import type { RequestStory } from './story.ts';

/** Finance, accounting and access to Prumo: Paulo, Tânia, Rosa, Lia and Bruno; Sara and Caio. */
export const finance: readonly RequestStory[] = [
  {
    requester: 'paulo@tubraxel',
    at: '27 10:10',
    about: 'FIN',
    routine: 'PFN430',
    release: '26.1',
    kind: 'error',
    severity: 'high',
    subject: 'Retorno CNAB 240 lido com valor dividido por cem',
    description: 'O retorno de hoje baixou todos os títulos com valor cem vezes menor. Estornamos à mão.',
    files: ['retorno-cnab.txt'],
    details: {
      phase: 'Leitura do arquivo de retorno',
      steps: ['PFN430, banco 748', 'Selecionar o retorno de 16/10', 'Processar'],
      actual_result: 'Título 30102 baixado por 12,80',
      expected_result: 'Título 30102 baixado por 1.280,00',
      affected_users: 'some',
    },
    acts: [
      {
        at: '27 10:22',
        by: 'sara',
        does: 'answers',
        words:
          'Paulo, recebi o arquivo. O segmento U veio com o valor em outra posição; vou comparar com o manual do banco.',
      },
      {
        at: '26 09:12',
        by: 'sara',
        does: 'proposes',
        words: 'O banco mudou para o leiaute 089. Em PFN430 > Leiautes, escolha **CNAB 240 v089** para a carteira 1.',
      },
      { at: '26 11:05', by: 'sara', does: 'takes_proposal_back' },
      {
        at: '26 11:09',
        by: 'sara',
        does: 'answers',
        words:
          'Retirei a proposta: o v089 troca também o campo de juros, e vocês usam juros por dia. Um instante, por favor.',
      },
      {
        at: '25 15:33',
        by: 'sara',
        does: 'proposes',
        words:
          'Pode usar o v089 com *Juros por dia* marcado na carteira. Testei com o seu arquivo: 212 títulos, todos com o valor certo.',
      },
      { at: '24 09:47', by: 'paulo@tubraxel', does: 'confirms', words: 'Tudo certo no retorno de hoje.' },
    ],
  },
  {
    requester: 'paulo@tubraxel',
    at: '11 09:26',
    about: 'CTB',
    routine: 'PCT102',
    kind: 'question',
    severity: 'low',
    subject: 'Lançamento padrão de variação cambial em moeda estrangeira',
    description: 'Como contabilizo a variação do contrato em dólar sem lançar à mão todo mês?',
    acts: [
      {
        at: '11 11:48',
        by: 'sara',
        does: 'answers',
        words: 'Há um lançamento padrão para isso, o 572. Ele precisa da conta de variação ativa e passiva.',
      },
      {
        at: '11 14:15',
        by: 'paulo@tubraxel',
        does: 'replies',
        words: 'Encontrei o 572, mas decidimos fazer por planilha este ano. Pode encerrar.',
      },
      {
        at: '11 16:20',
        by: 'sara',
        does: 'closes',
        words: 'Encerro, então, como você pediu. Se mudarem de ideia, abra um acompanhamento que eu retomo daqui.',
      },
    ],
  },
  {
    requester: 'tania@tubraxel',
    at: '2 08:35',
    kind: 'access',
    severity: 'medium',
    subject: 'Novo usuário do financeiro sem permissão na PFN050',
    description: 'O usuário novo entra no Prumo, mas a PFN050 abre sem o menu Incluir.',
    details: { affected_users: 'one', environment_type: 'production', hosting: 'vendor_cloud' },
    acts: [
      {
        at: '2 09:20',
        by: 'caio',
        does: 'answers',
        words:
          'Tânia, o grupo FIN-PAGAR não tem a ação *Incluir* na filial 02. Confirme se o usuário é da filial São Paulo, por favor.',
      },
      { at: '2 09:41', by: 'tania@tubraxel', does: 'replies', words: 'É, sim, filial São Paulo.' },
      {
        at: '1 10:15',
        by: 'caio',
        does: 'proposes',
        words: 'Em *Grupos > FIN-PAGAR > Filiais*, inclua a 02 e peça que ele entre de novo.',
      },
    ],
  },
  {
    requester: 'lia@norvelta',
    at: '14 15:10',
    about: 'FIN',
    kind: 'question',
    severity: 'low',
    subject: 'Boleto sem logotipo no PDF enviado por e-mail',
    description: 'O boleto impresso tem o logotipo; o PDF do e-mail não.',
    acts: [
      {
        at: '14 15:42',
        by: 'lia@norvelta',
        does: 'withdraws',
        words: 'Encontramos: faltava a imagem no cadastro da filial. Podem cancelar.',
      },
    ],
  },
  {
    requester: 'rosa@norvelta',
    at: '18 09:05',
    about: 'ATF',
    release: '24.1',
    kind: 'error',
    severity: 'medium',
    subject: 'Depreciação acelerada calculada em dobro na 24.1',
    description: 'O bem 00417 deprecia 20 % ao ano, quando deveria ser 10 %.',
    details: {
      phase: 'Cálculo mensal',
      steps: ['Calcular a depreciação de outubro'],
      actual_result: '1.666,67',
      expected_result: '833,33',
      affected_users: 'one',
    },
    acts: [
      {
        at: '18 10:40',
        by: 'sara',
        does: 'answers',
        words: 'Rosa, a correção existe a partir da 25.1. A 24.1 está fora de suporte desde 30/06/2026.',
      },
      {
        at: '17 14:00',
        by: 'rosa@norvelta',
        does: 'replies',
        words: 'Entendido. A atualização para a 26.1 já está contratada para janeiro.',
      },
      {
        at: '17 16:25',
        by: 'sara',
        does: 'closes_administratively',
        words:
          'Encerro aqui, porque não há correção para a 24.1. Depois da atualização, se continuar, é só abrir outra solicitação.',
      },
    ],
  },
  {
    requester: 'bruno@nimbrela',
    at: '3 16:30',
    about: 'FIN',
    routine: 'PFN050',
    release: '26.1',
    kind: 'question',
    severity: 'medium',
    subject: 'Pix Cobrança: conciliar por txid',
    description: 'O banco devolve o txid, mas a conciliação da PFN050 procura pelo nosso número. Onde mudo?',
    acts: [
      {
        at: '2 10:00',
        by: 'sara',
        does: 'answers',
        words: 'Bruno, é na carteira: *Chave de conciliação*. Antes de trocar, feche o dia com a chave atual.',
      },
      {
        at: '1 09:30',
        by: 'bruno@nimbrela',
        does: 'replies',
        words: 'Fechei ontem e troquei hoje. Os Pix de R$ 0,01 do teste não aparecem, é normal?',
      },
    ],
  },
  {
    requester: 'lia@norvelta',
    at: 0.3,
    about: 'CTB',
    kind: 'question',
    severity: 'low',
    subject: 'Balancete por centro de custo em Excel',
    description: 'O relatório só sai em PDF. Consigo exportar para planilha com uma coluna por centro de custo?',
  },
];

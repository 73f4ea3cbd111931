import type { RequestStory } from './story.ts';

/** What is new and nobody has touched yet. */
export const first: readonly RequestStory[] = [
  {
    requester: 'rosa@norvelta',
    at: '7 08:40',
    about: 'FIS',
    subject: 'Guia de ICMS-ST gerada em duplicidade',
    description:
      'Ao fechar o mês, a guia de ICMS-ST de MG saiu duas vezes com o mesmo valor.\n\nFizemos o fechamento uma única vez, pela rotina de apuração. Acontece só na matriz.',
  },
  {
    requester: 'paulo@tubraxel',
    at: '5 09:35',
    about: 'FIN',
    subject: 'Retorno bancário não baixa o título 30771',
    description:
      'PFN430: o arquivo de retorno é lido sem erro, mas o título 30771 continua aberto.\n\nOs outros títulos do mesmo arquivo foram baixados.',
  },
  {
    requester: 'bruno@nimbrela',
    at: '3 10:20',
    about: 'FAT',
    subject: 'CNPJ com letras recusado na emissão',
    description:
      'Nosso CNPJ novo, ZZ.DEM.001/0001-09, é recusado no cadastro do emitente com a mensagem “somente números”.\n\nVersão 26.1, desde a abertura da empresa.',
  },
  {
    requester: 'lia@norvelta',
    at: '2 14:10',
    about: 'FIS',
    subject: 'Simulador mostra valor diferente da nota',
    description:
      'Na venda SP para MG o simulador mostra ICMS de 143,28 e a nota sai com 119,40.\n\nCFOP 6101, regra de uso e consumo. Todos os usuários.',
  },
  {
    requester: 'davi@unidade-sul',
    at: '1 09:05',
    subject: 'Onde acompanho os clientes da minha unidade?',
    description: 'Preciso de uma lista dos clientes da Unidade Sul com a versão que cada um usa.',
  },
  {
    requester: 'davi@unidade-sul',
    on_behalf_of: 'tubraxel',
    at: '1 10:30',
    about: 'COM',
    subject: 'Documento de entrada sem impostos calculados',
    description:
      'PCO103: na Tubraxel, o documento de entrada importado do XML abre sem impostos.\n\nReproduzimos na base de homologação deles, release 25.1.',
  },
  {
    requester: 'marina@tubraxel',
    at: '1 13:20',
    about: 'FOL',
    subject: 'Férias consideram falta abonada no período aquisitivo',
    description:
      'PRH680: a funcionária teve uma falta abonada e o cálculo descontou um dia das férias.\n\nEsperava que a falta abonada não contasse.',
  },
  {
    requester: 'marina@tubraxel',
    at: 0.12,
    about: 'FIS',
    copy: ['jonas@tubraxel', 'tania@tubraxel'],
    subject: 'Nota de saída não calcula DIFAL para consumidor final',
    description:
      'Ao emitir a nota para consumidor no RJ, o DIFAL sai zerado. Na versão anterior calculava. Acontece com todos os usuários desde a atualização de 13/11.\n\nPFI170: regra DIF01 ignorada (perfil de participante sem UF de destino)',
  },
];

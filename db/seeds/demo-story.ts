import type { MemberRole, StaffRole } from '../../lib/viewer.ts';

// Every company and person here is invented (domain.md 7); the check digits are right, the companies do not exist.
type OrganizationStory = {
  key: string;
  kind: 'vendor' | 'customer' | 'unit';
  name: string;
  cnpj: string;
  time_zone?: string;
};

export const organizations: readonly OrganizationStory[] = [
  { key: 'orvalha', kind: 'vendor', name: 'Orvalha Sistemas (fictícia)', cnpj: '99000001000101' },
  { key: 'tubraxel', kind: 'customer', name: 'Metalúrgica Tubraxel (fictícia)', cnpj: '99100001000175' },
  { key: 'norvelta', kind: 'customer', name: 'Distribuidora Norvelta (fictícia)', cnpj: '99100002000110' },
  {
    key: 'quixabrel',
    kind: 'customer',
    name: 'Alimentos Quixabrel (fictícia)',
    cnpj: '99100003000164',
    time_zone: 'America/Bahia',
  },
  { key: 'alvintra', kind: 'customer', name: 'Clínica Alvintra (fictícia)', cnpj: '99100004000109' },
  { key: 'guarvento', kind: 'customer', name: 'Transportes Guarvento (fictícia)', cnpj: '99100005000153' },
  {
    key: 'nimbrela',
    kind: 'customer',
    name: 'Plataforma Nimbrela (fictícia)',
    cnpj: 'ZZDEM001000109',
    time_zone: 'America/Manaus',
  },
  {
    key: 'acrelis',
    kind: 'customer',
    name: 'Empório Acrelis (fictícia)',
    cnpj: 'ZZDEM002000145',
    time_zone: 'America/Rio_Branco',
  },
  { key: 'ipexara', kind: 'customer', name: 'Grupo Ipexara (fictícia)', cnpj: 'ZZ1AB2CD000103' },
  { key: 'sul', kind: 'unit', name: 'Unidade Sul (fictícia)', cnpj: '99010001000184' },
  {
    key: 'nordeste',
    kind: 'unit',
    name: 'Unidade Nordeste (fictícia)',
    cnpj: '99010002000129',
    time_zone: 'America/Fortaleza',
  },
];

type PersonStory = {
  name: string;
  email: string;
  shown_role: string;
  staff_roles?: readonly StaffRole[];
  organization?: { key: string; role: MemberRole };
  time_zone?: string;
};

const orvalha = (name: string, email: string, staff_roles: readonly StaffRole[], shown_role: string): PersonStory => ({
  name,
  email: `${email}@orvalha.exemplo.com.br`,
  staff_roles,
  shown_role,
});

export const people: readonly PersonStory[] = [
  {
    name: 'Marina Alves',
    email: 'marina@tubraxel.exemplo.com.br',
    organization: { key: 'tubraxel', role: 'requester' },
    shown_role: 'solicitante (fiscal), Metalúrgica Tubraxel',
  },
  {
    name: 'Paulo Neri',
    email: 'paulo@tubraxel.exemplo.com.br',
    organization: { key: 'tubraxel', role: 'portal_admin' },
    shown_role: 'administrador do portal, Metalúrgica Tubraxel',
  },
  {
    name: 'Lia Prado',
    email: 'lia@norvelta.exemplo.com.br',
    organization: { key: 'norvelta', role: 'requester' },
    shown_role: 'solicitante, Distribuidora Norvelta',
  },
  {
    name: 'Rosa Teles',
    email: 'rosa@norvelta.exemplo.com.br',
    organization: { key: 'norvelta', role: 'portal_admin' },
    shown_role: 'administradora do portal, Distribuidora Norvelta',
  },
  {
    name: 'Bruno Sales',
    email: 'bruno@nimbrela.exemplo.com.br',
    organization: { key: 'nimbrela', role: 'portal_admin' },
    time_zone: 'America/Manaus',
    shown_role: 'administrador do portal, Plataforma Nimbrela (CNPJ com letras)',
  },
  {
    name: 'Davi Lemos',
    email: 'davi@unidade-sul.exemplo.com.br',
    organization: { key: 'sul', role: 'consultant' },
    shown_role: 'consultor, Unidade Sul',
  },
  orvalha('Caio Ribas', 'caio', ['agent'], 'analista (fiscal)'),
  orvalha('Helena Moura', 'helena', ['lead', 'agent'], 'líder'),
  orvalha('Ivo Bastos', 'ivo', ['setup_specialist'], 'especialista de setup'),
  orvalha('Nina Couto', 'nina', ['editor'], 'editora'),
  orvalha('Otto Braga', 'otto', ['catalog_manager', 'developer'], 'catálogo e issues'),
  orvalha('Vera Dantas', 'vera', ['billing'], 'administrativo e financeiro'),
  orvalha('Taís Queiroz', 'tais', ['privacy_officer'], 'encarregada de dados'),
  orvalha('Ana Souto', 'admin', ['system_admin'], 'administradora do sistema'),
];

type TicketStory = { requester: string; days_ago: number; subject: string; description: string };

/** The oldest first, so that numbers follow time. */
export const tickets: readonly TicketStory[] = [
  {
    requester: 'rosa@norvelta.exemplo.com.br',
    days_ago: 9.2,
    subject: 'Guia de ICMS-ST gerada em duplicidade',
    description:
      'Ao fechar o mês, a guia de ICMS-ST de MG saiu duas vezes com o mesmo valor.\n\nFizemos o fechamento uma única vez, pela rotina de apuração. Acontece só na matriz.',
  },
  {
    requester: 'paulo@tubraxel.exemplo.com.br',
    days_ago: 6.4,
    subject: 'Retorno bancário não baixa o título 30771',
    description:
      'PFN430: o arquivo de retorno é lido sem erro, mas o título 30771 continua aberto.\n\nOs outros títulos do mesmo arquivo foram baixados.',
  },
  {
    requester: 'bruno@nimbrela.exemplo.com.br',
    days_ago: 4.1,
    subject: 'CNPJ com letras recusado na emissão',
    description:
      'Nosso CNPJ novo, ZZ.DEM.001/0001-09, é recusado no cadastro do emitente com a mensagem “somente números”.\n\nVersão 26.1, desde a abertura da empresa.',
  },
  {
    requester: 'lia@norvelta.exemplo.com.br',
    days_ago: 2.3,
    subject: 'Simulador mostra valor diferente da nota',
    description:
      'Na venda SP para MG o simulador mostra ICMS de 143,28 e a nota sai com 119,40.\n\nCFOP 6101, regra de uso e consumo. Todos os usuários.',
  },
  {
    requester: 'davi@unidade-sul.exemplo.com.br',
    days_ago: 1.6,
    subject: 'Onde acompanho os clientes da minha unidade?',
    description: 'Preciso de uma lista dos clientes da Unidade Sul com a versão que cada um usa.',
  },
  {
    requester: 'marina@tubraxel.exemplo.com.br',
    days_ago: 1.2,
    subject: 'Férias consideram falta abonada no período aquisitivo',
    description:
      'PRH680: a funcionária teve uma falta abonada e o cálculo descontou um dia das férias.\n\nEsperava que a falta abonada não contasse.',
  },
  {
    requester: 'marina@tubraxel.exemplo.com.br',
    days_ago: 0.12,
    subject: 'Nota de saída não calcula DIFAL para consumidor final',
    description:
      'Ao emitir a nota para consumidor no RJ, o DIFAL sai zerado. Na versão anterior calculava. Acontece com todos os usuários desde a atualização de 13/11.\n\nPFI170: regra DIF01 ignorada (perfil de participante sem UF de destino)',
  },
];

import type { MemberRole, StaffRole, Visibility } from '../../lib/viewer.ts';

type Flag = 'may_accept_services' | 'downloads_blocked' | 'it_admin' | 'finance';

// Every company and person here is invented (domain.md 7); the check digits are right, the companies do not exist.
type OrganizationStory = {
  key: string;
  kind: 'vendor' | 'customer' | 'unit';
  unit_kind?: 'franchise' | 'ams';
  name: string;
  cnpj: string;
  time_zone?: string;
  municipality?: string;
  municipality_code?: string;
  state?: string;
  contract_number?: string;
  /** Products it may use, by code. */
  products?: readonly string[];
  branches?: readonly { name: string; cnpj: string; municipality: string; municipality_code: string; state: string }[];
};

const customer = (
  key: string,
  name: string,
  cnpj: string,
  [municipality, municipality_code, state]: [string, string, string],
  products: readonly string[],
  more: Partial<OrganizationStory> = {},
): OrganizationStory => ({
  key,
  kind: 'customer',
  name: `${name} (fictícia)`,
  cnpj,
  municipality,
  municipality_code,
  state,
  contract_number: `CT-${cnpj.slice(2, 8)}`,
  products,
  ...more,
});

export const organizations: readonly OrganizationStory[] = [
  { key: 'orvalha', kind: 'vendor', name: 'Orvalha Sistemas (fictícia)', cnpj: '99000001000101' },
  customer('tubraxel', 'Metalúrgica Tubraxel', '99100001000175', ['Sorocaba', '3552205', 'SP'], ['PRUMO', 'CLAVE'], {
    branches: [
      {
        name: 'Tubraxel filial São Paulo (fictícia)',
        cnpj: '99100001000256',
        municipality: 'São Paulo',
        municipality_code: '3550308',
        state: 'SP',
      },
    ],
  }),
  customer('norvelta', 'Distribuidora Norvelta', '99100002000110', ['Contagem', '3118601', 'MG'], ['PRUMO']),
  customer(
    'quixabrel',
    'Alimentos Quixabrel',
    '99100003000164',
    ['Feira de Santana', '2910800', 'BA'],
    ['PRUMO', 'GONDOLA'],
    {
      time_zone: 'America/Bahia',
    },
  ),
  customer('alvintra', 'Clínica Alvintra', '99100004000109', ['Niterói', '3303302', 'RJ'], ['CLAVE']),
  customer('guarvento', 'Transportes Guarvento', '99100005000153', ['Caxias do Sul', '4305108', 'RS'], ['PRUMO']),
  customer('nimbrela', 'Plataforma Nimbrela', 'ZZDEM001000109', ['Manaus', '1302603', 'AM'], ['PRUMO'], {
    time_zone: 'America/Manaus',
  }),
  customer('acrelis', 'Empório Acrelis', 'ZZDEM002000145', ['Rio Branco', '1200401', 'AC'], ['GONDOLA'], {
    time_zone: 'America/Rio_Branco',
  }),
  customer('ipexara', 'Grupo Ipexara', 'ZZ1AB2CD000103', ['Campinas', '3509502', 'SP'], ['PRUMO', 'CLAVE', 'GONDOLA'], {
    branches: [
      {
        name: 'Ipexara filial Recife (fictícia)',
        cnpj: 'ZZ1AB2CD00A217',
        municipality: 'Recife',
        municipality_code: '2611606',
        state: 'PE',
      },
    ],
  }),
  { key: 'sul', kind: 'unit', unit_kind: 'franchise', name: 'Unidade Sul (fictícia)', cnpj: '99010001000184' },
  {
    key: 'nordeste',
    kind: 'unit',
    unit_kind: 'franchise',
    name: 'Unidade Nordeste (fictícia)',
    cnpj: '99010002000129',
    time_zone: 'America/Fortaleza',
  },
  { key: 'ams', kind: 'unit', unit_kind: 'ams', name: 'Vereda AMS (fictícia)', cnpj: '99020001000165' },
];

/** Whom each unit serves. */
export const portfolios: readonly { unit: string; customers: readonly string[]; may_accept_services: boolean }[] = [
  { unit: 'sul', customers: ['tubraxel', 'guarvento'], may_accept_services: true },
  { unit: 'nordeste', customers: ['quixabrel'], may_accept_services: true },
  { unit: 'ams', customers: ['alvintra'], may_accept_services: false },
];

export type PersonStory = {
  name: string;
  email: string;
  shown_role: string;
  staff_roles?: readonly StaffRole[];
  organization?: { key: string; role: MemberRole; visibility?: Visibility; flags?: readonly Flag[] };
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
    organization: { key: 'tubraxel', role: 'portal_admin', flags: ['may_accept_services', 'finance'] },
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
    organization: { key: 'sul', role: 'consultant', visibility: 'company', flags: ['may_accept_services'] },
    shown_role: 'consultor, Unidade Sul (atende Tubraxel)',
  },
  {
    name: 'Jonas Prata',
    email: 'jonas@tubraxel.exemplo.com.br',
    organization: { key: 'tubraxel', role: 'requester', visibility: 'own' },
    shown_role: 'solicitante (compras), só as próprias, Metalúrgica Tubraxel',
  },
  {
    name: 'Tânia Melo',
    email: 'tania@tubraxel.exemplo.com.br',
    organization: {
      key: 'tubraxel',
      role: 'requester',
      visibility: 'company',
      flags: ['it_admin', 'downloads_blocked'],
    },
    shown_role: 'administradora de TI, vê a empresa inteira, sem downloads, Metalúrgica Tubraxel',
  },
  {
    name: 'Edu Pires',
    email: 'edu@tubraxel.exemplo.com.br',
    organization: { key: 'tubraxel', role: 'requester', visibility: 'none' },
    shown_role: 'restrito, sem solicitações, Metalúrgica Tubraxel',
  },
  {
    name: 'Iara Nunes',
    email: 'iara@vereda-ams.exemplo.com.br',
    organization: { key: 'ams', role: 'consultant', visibility: 'company' },
    shown_role: 'consultora, Vereda AMS (atende Clínica Alvintra)',
  },
  {
    name: 'Gil Sampaio',
    email: 'gil@unidade-sul.exemplo.com.br',
    organization: { key: 'sul', role: 'portal_admin' },
    shown_role: 'administrador da Unidade Sul',
  },
  {
    name: 'Nilo Barreto',
    email: 'nilo@quixabrel.exemplo.com.br',
    organization: { key: 'quixabrel', role: 'requester' },
    time_zone: 'America/Bahia',
    shown_role: 'solicitante (estoque), Alimentos Quixabrel',
  },
  {
    name: 'Célia Rocha',
    email: 'celia@acrelis.exemplo.com.br',
    organization: { key: 'acrelis', role: 'portal_admin' },
    time_zone: 'America/Rio_Branco',
    shown_role: 'administradora do portal, Empório Acrelis (horário do Acre)',
  },
  {
    name: 'Olga Freire',
    email: 'olga@ipexara.exemplo.com.br',
    organization: { key: 'ipexara', role: 'requester', visibility: 'company' },
    shown_role: 'solicitante (TI), Grupo Ipexara',
  },
  orvalha('Caio Ribas', 'caio', ['agent'], 'analista (fiscal)'),
  orvalha('Sara Lins', 'sara', ['agent'], 'analista (materiais)'),
  orvalha('Renato Dias', 'renato', ['agent'], 'analista (folha)'),
  orvalha('Helena Moura', 'helena', ['lead', 'agent'], 'líder'),
  orvalha('Ivo Bastos', 'ivo', ['setup_specialist'], 'especialista de setup'),
  orvalha('Nina Couto', 'nina', ['editor'], 'editora'),
  orvalha('Otto Braga', 'otto', ['catalog_manager', 'developer'], 'catálogo e issues'),
  orvalha('Vera Dantas', 'vera', ['billing'], 'administrativo e financeiro'),
  orvalha('Taís Queiroz', 'tais', ['privacy_officer'], 'encarregada de dados'),
  orvalha('Ana Souto', 'admin', ['system_admin'], 'administradora do sistema'),
];

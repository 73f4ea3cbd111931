import type { Row } from '../../adapters/search-index/types.ts';
import { searchRow } from './search-rows.ts';

/** Articles, packages and guides of a small house, and requests of two of its customers. */
export const articles: Row[] = [
  searchRow({
    key: 1,
    title: 'Emitir nota fiscal de devolução',
    body: 'Abra o faturamento e escolha devolução.',
    product_id: 'prumo',
    module_id: 'vendas',
  }),
  searchRow({
    key: 2,
    title: 'Configurar a impressora de etiquetas',
    body: 'A impressora precisa do driver novo.',
    product_id: 'lastro',
  }),
  searchRow({
    key: 3,
    title: 'Rejeição 539',
    codes: ['FISA170'],
    body: 'A nota fiscal foi rejeitada pela SEFAZ.',
    type: 'doc',
    product_id: 'prumo',
  }),
  searchRow({
    key: 4,
    title: 'Rotina FISA170',
    body: 'O que a rotina FISA170 faz com a nota fiscal.',
    type: 'doc',
    product_id: 'prumo',
  }),
  searchRow({ key: 5, title: 'Set up the label printer', body: 'Printers need settings.', locale: 'en' }),
  searchRow({
    key: 6,
    title: 'Pacote 12.1',
    body: 'Corrige a impressora.',
    audience: 'entitled',
    product_id: 'lastro',
    type: 'package',
  }),
  searchRow({ key: 7, title: 'Guia interno da impressora', audience: 'staff' }),
];
const requests: Row[] = [
  searchRow({
    key: 10,
    organization_id: 'tubraxel',
    title: 'Impressora zebrada não imprime',
    codes: ['4711'],
    status: 'open',
    queue_id: 'fiscal',
  }),
  searchRow({
    key: 11,
    organization_id: 'tubraxel',
    requester_id: 'otávio',
    title: 'Impressora quixotesca parada',
    queue_id: 'geral',
  }),
  searchRow({
    key: 12,
    organization_id: 'moageira',
    requester_id: 'paula',
    title: 'Impressora lenta',
    queue_id: 'rh',
    assignee_id: 'rafael',
  }),
  searchRow({ key: 13, organization_id: 'tubraxel', title: 'Nota interna: impressora emprestada', internal: true }),
];
/** Everything of it that can be found. */
export const all = [...articles, ...requests];

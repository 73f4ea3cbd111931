import type { Chrome } from '../chrome.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card, CardBody, CardHeader, Row, Rows, Tile, Tiles } from '../parts/card.tsx';
import { Chip } from '../parts/chip.tsx';
import { Definitions } from '../parts/definitions.tsx';
import { Empty } from '../parts/empty.tsx';
import { Filters, Pagination } from '../parts/filters.tsx';
import { Select } from '../parts/select.tsx';
import { Table } from '../parts/table.tsx';
import { Sample } from './sample.tsx';

const sessions = [
  { id: 1, device: 'Chrome no Windows', place: 'São Paulo', seen: 'agora', count: 12 },
  { id: 2, device: 'Firefox no Linux', place: 'Joinville', seen: 'ontem, 18h02', count: 1204 },
  { id: 3, device: 'Safari no iPhone', place: 'São Paulo', seen: '18/11/2026', count: 3 },
];

const endSession = () => <Button size="small">Encerrar</Button>;

/** Cards, rows, tables and what stands around them. */
export function KitLists({ chrome: { t } }: { chrome: Chrome }) {
  return (
    <>
      <Sample name="Cards and rows">
        <div class="columns">
          <Card>
            <CardHeader title="Aguardando você" link={{ href: '#', label: 'Todas as solicitações' }} />
            <Rows>
              <Row
                href="#1"
                title="Nota de saída não calcula DIFAL para consumidor final"
                detail="nº 20.418 · Livros fiscais · PFI170 · Caio propôs uma solução hoje, 14h10"
                aside={<Chip tone="you">Validação Cliente</Chip>}
                note={
                  <>
                    responda até <span class="due">quinta, 3/12</span>
                  </>
                }
              />
              <Row
                href="#2"
                title="Retorno bancário não baixa o título 30771"
                detail="nº 20.377 · Financeiro · PFN430 · falta o arquivo de retorno"
                aside={<Chip tone="you">Aguardando cliente</Chip>}
                note="lembrete na sexta, 27/11"
              />
            </Rows>
            <CardHeader title="Em andamento" />
            <Rows>
              <Row
                href="#3"
                title="Férias consideram falta abonada no período aquisitivo"
                detail="nº 20.203 · Folha · PRH680 · corrigido na issue OFOL-0311, previsto para 26.1 de dezembro"
                aside={<Chip tone="go">Em manutenção</Chip>}
                note="com o desenvolvimento"
              />
            </Rows>
          </Card>
          <Card>
            <CardHeader title="Seus ambientes" link={{ href: '#', label: 'Ver' }} />
            <Rows>
              <Row
                title="Produção · Prumo 25.1"
                detail="Fiscal de 13/11 corrige 2 problemas que você acompanha"
                aside={<Chip tone="you">faltam 4 pacotes</Chip>}
              />
              <Row
                title="Homologação · Prumo 26.1"
                detail="conferido ontem, 18h02"
                aside={<Chip tone="go">em dia</Chip>}
              />
            </Rows>
            <CardBody>
              <LinkButton href="#" look="main" size="small" icon="download">
                Baixar o que falta · 184 MB
              </LinkButton>
            </CardBody>
          </Card>
        </div>
        <Tiles label="Canais">
          <Tile href="#" icon="download" title="Central de download">
            12 arquivos novos para os seus produtos
          </Tile>
          <Tile href="#" icon="book-open" title="Documentação">
            Manuais, documentos técnicos e novidades
          </Tile>
          <Tile href="#" icon="life-buoy" title="Base de conhecimento">
            Perguntas e respostas por módulo e rotina
          </Tile>
        </Tiles>
      </Sample>
      <Sample name="Table, filters, pagination">
        <div>
          <Filters
            t={t}
            action="#"
            active={[
              { label: 'Produto: Prumo', href: '#' },
              { label: 'Com você', href: '#' },
            ]}
            clear_href="#"
          >
            <Select
              name="product"
              label="Produto"
              empty={t.common.choose}
              value="prumo"
              options={[{ value: 'prumo', label: 'Prumo' }]}
            />
            <Select
              name="status"
              label="Situação"
              empty={t.common.choose}
              options={[{ value: 'open', label: 'Abertas' }]}
            />
          </Filters>
          <Table
            caption="Sessões abertas"
            rows={sessions}
            key_of={({ id }) => id}
            columns={[
              { label: 'Aparelho', cell: ({ device }) => device, names: true, sort: { href: '#', now: 'ascending' } },
              { label: 'Lugar', cell: ({ place }) => place, sort: { href: '#', now: null } },
              { label: 'Visto', cell: ({ seen }) => seen },
              { label: 'Páginas', cell: ({ count }) => count, numeric: true },
              { label: 'Ação', cell: endSession },
            ]}
          />
          <Pagination t={t} summary="1–50 de mais de 10 mil" previous="#" next="#" />
        </div>
      </Sample>
      <Sample name="Empty and details">
        <div class="columns">
          <Card>
            <CardHeader title="Solicitações" />
            <Empty
              icon="ticket"
              title="Nenhuma solicitação ainda"
              action={<LinkButton href="#" look="main" children="Abrir solicitação" />}
            >
              Quando você abrir uma, ela aparece aqui com o andamento e a data da próxima resposta.
            </Empty>
          </Card>
          <Card>
            <CardHeader title="Detalhes" level={3} />
            <Definitions
              items={[
                { label: 'Produto', value: 'Prumo · Livros fiscais' },
                { label: 'Ambiente', value: 'Produção · 25.1 · Oracle' },
                { label: 'CNPJ', value: <span class="mono">99.100.001/0001-75</span> },
                { label: 'Issue', value: <a href="#">OFIS-1042</a> },
                { label: 'Sem valor', value: null },
              ]}
            />
          </Card>
        </div>
      </Sample>
    </>
  );
}

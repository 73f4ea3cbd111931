import type { WrittenNews } from '../../../app/news/keep-news.ts';
import type { Category } from '../../../app/news/news.ts';

/** A news item of the demo. Days count from today; modules and releases by their names in the catalogue. */
export type NewsStory = {
  days_ago: number;
  category: Category;
  modules: readonly string[];
  title: string;
  summary: string;
  body: string;
  audience?: 'public' | 'signed_in' | 'entitled';
  pinned?: true;
  effective_in?: number;
  states?: WrittenNews['states'];
  expected_in?: number;
  release?: string;
  ends_in?: number;
  /** Groups it was carried to. */
  posted?: readonly string[];
};

// Everything here is invented, the notes and rules too.
export const news_stories: readonly NewsStory[] = [
  {
    days_ago: 2,
    category: 'legislation',
    modules: ['PRUMO/FIS', 'PRUMO/FAT'],
    title: 'Nota técnica da reforma: grupos de IBS e CBS passam a ser obrigatórios na NF-e',
    summary:
      'A validação dos novos grupos começa em todo o país. Notas sem eles serão rejeitadas. Veja o que conferir na PFI170 antes da data.',
    effective_in: 38,
    posted: ['Comunidade Fiscal'],
    body: `## O que muda

A partir da vigência, a nota eletrônica de saída precisa trazer os grupos de IBS e CBS em cada item. Hoje eles são opcionais.

## O que conferir

1. Regras de cálculo de IBS e CBS na **PFI170** com vigência aberta.
2. NCM e código de classificação tributária no cadastro de produtos (**PES010**).
3. Um pedido de teste em homologação, do pedido (**PFA410**) até o documento de saída (**PFA461**).

## Quem precisa agir

Toda empresa que emite NF-e de mercadoria. Quem emite só NFS-e não é afetado por esta nota.`,
  },
  {
    days_ago: 5,
    category: 'legislation',
    modules: ['PRUMO/FIS'],
    title: 'cBenef: código de benefício exigido por item em oito unidades da federação',
    summary: 'Itens com CST de isenção, redução ou diferimento precisam do código do estado de origem.',
    effective_in: 17,
    states: ['DF', 'ES', 'GO', 'PR', 'RJ', 'RS', 'SC', 'SP'],
    posted: ['Comunidade Fiscal', 'Grupo de contadores'],
    body: `## O que muda

O campo **cBenef** passa a ser validado na autorização. Sem o código, a nota é rejeitada com a mensagem 931.

## Como preparar

1. Importe a tabela do seu estado em **PFI156**.
2. Relacione o código ao perfil do produto na **PFI170**.
3. Simule uma venda isenta e confira o campo no espelho da nota.`,
  },
  {
    days_ago: 9,
    category: 'recurring_setting',
    modules: ['PRUMO/FIS', 'PRUMO/COM', 'PRUMO/FAT'],
    title: 'CNPJ com letras: três parâmetros para revisar em cada filial nova',
    summary: 'Empresas abertas desde julho podem ter letras no CNPJ. Confira máscara, validação e layout de arquivos.',
    body: `Sempre que uma filial nova for cadastrada, revise:

| Onde | O que conferir |
| --- | --- |
| Cadastro de fornecedores | Máscara de 14 posições, letras e números |
| PFA461 | Série e certificado da filial |
| Integrações | Campos de CNPJ como texto, não como número |

Digite as letras em maiúsculas ou minúsculas: o Prumo grava em maiúsculas.`,
  },
  {
    days_ago: 12,
    category: 'planned_delivery',
    modules: ['PRUMO/FIS', 'PRUMO/FIN', 'PRUMO/EST'],
    title: 'Atualização contínua 26.1: próxima data de corte',
    summary: 'O próximo pacote reúne as correções liberadas até a data de corte. Planeje a homologação.',
    expected_in: 21,
    release: 'PRUMO/26.1',
    body: `O pacote **Fiscal, Materiais e Financeiro** sai na data prevista, com tudo o que for liberado até a véspera.

- Reserve um ambiente de homologação para a semana seguinte.
- Pacotes anteriores da 26.1 não precisam ser aplicados antes: o novo é cumulativo.`,
  },
  {
    days_ago: 15,
    category: 'improvement',
    modules: ['PRUMO/COM'],
    title: 'Documento de entrada mostra a divergência com o pedido antes de gravar',
    summary: 'A PCO103 compara preço, quantidade e impostos com o pedido e destaca o que difere, item a item.',
    body: `Ao vincular um pedido, a **PCO103** mostra a coluna **Divergência**. Clique no valor para ver o que veio na nota e o que estava no pedido.

Nada é bloqueado por padrão. Para exigir aprovação, use a alçada do **PCO120**.`,
  },
  {
    days_ago: 18,
    category: 'adjustment',
    modules: ['PRUMO/FIN'],
    audience: 'signed_in',
    title: 'Retorno bancário baixa títulos com desconto parcial',
    summary:
      'A PFN430 deixava em aberto o título pago com desconto menor que o concedido. A diferença agora vira saldo.',
    body: `O ajuste vale para retornos processados depois da atualização. Para títulos anteriores, reprocesse o arquivo com a opção **Só pendentes**.`,
  },
  {
    days_ago: 22,
    category: 'frequent_question',
    modules: ['CLAVE/FOL'],
    audience: 'entitled',
    title: 'Férias coletivas de fim de ano: o que perguntam todo mês de novembro',
    summary: 'Prazo de aviso, abono, faltas e o cálculo de quem tem menos de um ano de casa, na PRH680.',
    body: `**Quem tem menos de um ano entra nas coletivas?** Sim. A PRH680 calcula dias proporcionais e o restante como licença remunerada.

**Falta abonada reduz os dias?** Não. Confira o motivo da falta no espelho do ponto.

**Qual é o prazo do aviso?** Quinze dias. O relatório de coletivas já traz a lista para o sindicato.`,
  },
  {
    days_ago: 1,
    category: 'adjustment',
    modules: [],
    pinned: true,
    ends_in: 10,
    title: 'Manutenção do portal no próximo domingo, das 6h às 8h',
    summary: 'O portal e os downloads ficam fora do ar por até duas horas. Solicitações por e-mail entram na fila.',
    body: `Durante a manutenção:

- o portal e os downloads não abrem;
- mensagens enviadas por e-mail são guardadas e respondidas depois;
- prazos de resposta não correm, porque é domingo.`,
  },
  {
    days_ago: 150,
    category: 'adjustment',
    modules: ['PRUMO/FIS', 'PRUMO/FAT', 'PRUMO/FIN'],
    ends_in: -60,
    title: 'Release 24.1: fim do suporte',
    summary: 'A release 24.1 deixou de receber correções. Veja como atualizar para a 26.1.',
    body: `Correções e adequações legais saem só para a **25.1** e a **26.1**. Para atualizar, siga o roteiro do instalador e valide em homologação.`,
  },
];

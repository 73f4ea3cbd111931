export const search = {
  search: 'Busca',
  label: 'Procurar em tudo',
  placeholder: 'Procure por palavra, código ou mensagem de erro',
  go: 'Procurar',
  results: (count: string) => `${count} resultados`,
  more_than: (count: string) => `mais de ${count} resultados`,
  one: '1 resultado',
  for: (query: string) => `para “${query}”`,
  types: {
    doc: 'Documentação',
    kb: 'Base de conhecimento',
    news: 'Comunicados',
    video: 'Vídeos',
    package: 'Downloads',
    ticket: 'Solicitações',
    known_issue: 'Issues',
  },
  by_type: 'Onde',
  by_product: 'Produto',
  by_module: 'Módulo',
  everything: 'Tudo',
  none: (query: string) => `Nada encontrado para “${query}”`,
  none_hint:
    'Tente menos palavras, ou só o código que aparece na tela. Se preferir, conte o que acontece e o suporte responde.',
  start: 'O que você procura?',
  start_hint:
    'Uma palavra, o código da rotina (PFI170), o número de uma solicitação ou a mensagem que apareceu na tela.',
  see_all: 'Ver todos os resultados',
  did_you_mean: 'Você quis dizer',
  help: {
    search: {
      title: 'Procurar em tudo de uma vez',
      text: 'A busca no alto de cada página olha artigos, documentação e as suas solicitações. A tecla / leva até ela; as setas percorrem os resultados. Códigos podem ser escritos com ou sem hífen.',
    },
  },
};

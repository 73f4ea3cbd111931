import { formatOf } from '../../lib/format.ts';

export type Row = {
  number: number;
  subject: string;
  status: string;
  opened_at: Date;
  last_message_at: Date;
  closes_at: Date | null;
  requester_name: string;
};
export type Who = { name: string; organization_name: string; csrf: string; now: Date; open: number };

const states: Record<string, [string, string, boolean]> = {
  new: ['Novo', 'com o suporte', false],
  in_progress: ['Em análise', 'com o suporte', false],
  waiting_issue: ['Aguardando correção', 'com o desenvolvimento', false],
  waiting_customer: ['Aguardando cliente', 'com você', true],
  customer_validation: ['Validação Cliente', 'com você', true],
};
const format = formatOf('pt-BR', 'America/Sao_Paulo');
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as it stands in HTML. */
export const safe = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (letter) => entities[letter] ?? '') : text;
const icon =
  '<svg class="icon" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true"><path d="M10 12h4"/><path d="M10 8h4"/><path d="M14 21v-3a2 2 0 0 0-4 0v3"/><path d="M6 21V5a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v16"/></svg>';

const moment = (at: Date, now: Date): string =>
  `<time datetime="${at.toISOString()}" title="${format.date_time(at)}">${format.relative(at, now)}</time>`;

/** A request of a list. */
export const line = (row: Row, now: Date): string => {
  const { number, subject, status, opened_at, last_message_at, closes_at, requester_name } = row;
  const [state = '', turn = '', yours = false] = states[status] ?? [];
  return `<li class="row link"><a class="row-title" href="/tickets/${number}" data-turbo-prefetch="false"><span class="row-mark">Nova mensagem </span><bdi>${safe(subject)}</bdi></a><span class="row-aside"><span class="chip ${yours ? 'you' : 'go'}">${state}</span></span><span class="row-detail">nº ${format.number(number, 0)} · <bdi>${safe(requester_name)}</bdi> · aberta <time datetime="${opened_at.toISOString()}" title="${format.date_time(opened_at)}">${format.relative(opened_at, now)}</time>${last_message_at > opened_at ? ` · última mensagem ${moment(last_message_at, now)}` : ''}</span><span class="row-note"><span class="turn${yours ? ' yours' : ''}">${turn}</span>${closes_at ? ` · <time class="due" datetime="${closes_at.toISOString()}" title="${format.date_time(closes_at)}">responda até ${format.day_month(closes_at)}</time>` : ''}</span></li>`;
};

const choice = (label: string, name: string, options: readonly [string, string][], csrf: string): string =>
  `<span aria-hidden="true">${label}</span><form method="post" action="/preferences" class="switch" aria-label="${label}"><input type="hidden" name="csrf" value="${csrf}"/><input type="hidden" name="return_to" value="/"/>${options.map(([value, shown], at) => `<button name="${name}" value="${value}" aria-pressed="${at === 0}">${shown}</button>`).join('')}</form>`;

export type Article = { slug: string; title: string; product_name: string | null; module_name: string | null };

const article = ({ slug, title, product_name, module_name }: Article): string =>
  `<li class="row link"><a class="row-title" href="/kb/${slug}"><bdi>${safe(title)}</bdi></a><span class="row-detail"><bdi>${safe([product_name, module_name].filter(Boolean).join(' · '))}</bdi></span></li>`;

const tile = (href: string, title: string, hint: string): string =>
  `<li class="card tile">${icon}<div><a href="${href}">${title}</a><p>${hint}</p></div></li>`;

/** The home page's information by plain template literals: what the bare baseline answers. */
export function baselinePage(
  rows: readonly Row[],
  articles: readonly Article[],
  { name, organization_name, csrf, now, open }: Who,
): string {
  const yours = rows.filter(({ status }) => states[status]?.[2]);
  const others = rows.filter(({ status }) => !states[status]?.[2]);
  const company = safe(organization_name);
  return `<!doctype html><html lang="pt-BR" data-theme="system"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>Início · Orvalha</title><meta name="color-scheme" content="light dark"/><meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)"/><meta name="theme-color" content="#151e1a" media="(prefers-color-scheme: dark)"/><meta name="turbo-refresh-method" content="morph"/><meta name="turbo-refresh-scroll" content="preserve"/><link rel="preload" href="/assets/font.woff2" as="font" type="font/woff2" crossorigin="anonymous"/><link rel="stylesheet" href="/assets/portal.css" data-turbo-track="reload"/><script type="module" src="/assets/portal.js" data-turbo-track="reload"></script></head><body class="portal" data-theme="system" data-controller="shortcut connection" data-connection-lost-value="Sem conexão. O que você digitou continua aqui; tente de novo quando a internet voltar." data-connection-back-value="A conexão voltou."><a class="skip" href="#content">Ir para o conteúdo</a><aside class="demo-banner" aria-label="Demonstração"><p>Dados fictícios. Nada do que você fizer aqui chega a uma empresa de verdade.</p></aside><header class="site-header"><div class="wrap"><a class="brand" href="/">${icon}<span class="brand-name">Orvalha</span></a><nav class="site-nav" aria-label="Menu principal"><a href="/" aria-current="page">Início</a><a href="/docs">Documentação</a><a href="/kb">Suporte</a><a href="/tickets">Solicitações</a></nav><div class="site-actions"><a href="/tickets/new" class="button main small primary-action">${icon}<span class="button-text">Abrir solicitação</span></a><a class="bell" href="/notices">${icon}<span class="hidden-text">Avisos, 9+ não lidos</span><span class="bell-count" aria-hidden="true">9+</span></a><details class="drop account" name="frame-menu"><summary><span class="hidden-text">Conta: </span><span class="account-who"><strong>${safe(name)}</strong><span>${company}</span></span><span class="avatar" aria-hidden="true">${safe(name.slice(0, 2))}</span></summary><div class="drop-panel"><p class="account-name"><strong>${safe(name)}</strong><span class="soft">${company}</span></p><ul class="drop-list"><li><a href="/organization">${icon} Empresa</a></li><li><a href="/account">${icon} Perfil</a></li><li><a href="/account/sessions">${icon} Sessões abertas</a></li></ul><div class="drop-group">${choice(
    'Idioma',
    'locale',
    [
      ['pt-BR', 'Português'],
      ['en', 'English'],
      ['es', 'Español'],
    ],
    csrf,
  )}${choice(
    'Tema',
    'theme',
    [
      ['system', 'Do sistema'],
      ['light', 'Claro'],
      ['dark', 'Escuro'],
    ],
    csrf,
  )}</div><form method="post" action="/sign-out" class="drop-list"><input type="hidden" name="csrf" value="${csrf}"/><button>${icon} Sair</button></form></div></details><details class="drop site-menu"><summary>${icon}<span class="hidden-text">Menu</span></summary><nav class="drop-panel drop-list" aria-label="Menu principal"><a href="/" aria-current="page">Início</a><a href="/docs">Documentação</a><a href="/kb">Suporte</a><a href="/tickets">Solicitações</a></nav></details></div></div></header><main id="content" tabindex="-1" class="page"><section class="hero"><div class="wrap"><h1>O que está acontecendo?</h1><search class="search-box large"><form action="/search" data-controller="instant" data-action="keydown->instant#key focusout->instant#leave"><label class="hidden-text" for="search-large">Procurar em tudo</label><input id="search-large" type="search" name="q" value="" placeholder="Procure por palavra, código ou mensagem de erro" maxlength="4000" autocomplete="off" spellcheck="false" enterkeyhint="search" data-instant-target="input" data-action="input->instant#typed" data-shortcut="/" aria-autocomplete="list"/><button type="submit" class="button main">${icon}<span class="button-text">Procurar</span></button><div class="instant" data-instant-target="list" role="listbox" aria-label="Busca" hidden></div></form></search><p class="hero-next"><a href="/tickets/new">Não encontrou? Abra uma solicitação</a></p></div></section><div class="wrap stack"><div class="columns"><section class="card" aria-label="Solicitações"><div class="card-header"><h2>Aguardando você</h2><a href="/tickets">Todas as solicitações</a></div><ul class="rows">${yours.map((row) => line(row, now)).join('')}</ul><div class="card-header"><h2>Em andamento</h2></div><ul class="rows">${others.map((row) => line(row, now)).join('')}</ul></section><div class="stack"><section class="card" aria-label="Comunicados"><div class="card-header"><h2>Comunicados</h2></div><div class="card-body"><p class="soft small">Os comunicados dos seus módulos aparecem aqui.</p></div></section><section class="card" aria-label="Mais recentes"><div class="card-header"><h2>Artigos recentes</h2><a href="/kb">Ver</a></div><ul class="rows">${articles.map(article).join('')}</ul></section><section class="card" aria-label="Sua empresa"><div class="card-header"><h2>Sua empresa</h2><a href="/organization">Ver</a></div><div class="card-body"><dl class="definitions"><div><dt>Empresa</dt><dd><bdi>${company}</bdi></dd></div><div><dt>Papel</dt><dd>Solicitante</dd></div><div><dt>Solicitações em andamento</dt><dd>${open > 99 ? 'mais de 99' : open}</dd></div></dl></div></section></div></div><ul class="tiles" aria-label="Atalhos">${tile('/tickets', 'Solicitações', 'O que está em andamento e o que já terminou')}${tile('/kb', 'Base de conhecimento', 'Respostas curtas para dúvidas e erros, por produto e módulo.')}${tile('/docs', 'Documentação', 'Manuais, documentos técnicos e de referência, por produto e módulo.')}${tile('/organization', 'Empresa', 'Dados da empresa e quem tem acesso')}${tile('/account', 'Perfil', 'Nome, idioma, fuso horário e aparência')}</ul></div></main><footer class="site-footer"><div class="wrap"><span>Orvalha · Portal do cliente</span></div></footer><div class="toasts" id="toasts" role="status" aria-live="polite"></div></body></html>`;
}

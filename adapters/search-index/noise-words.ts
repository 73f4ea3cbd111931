import { fold, stem } from './stem.ts';
import type { Locale } from './types.ts';

// What people put around a subject when they write to support: greetings, asking for help, saying that something fails and since
// when, urgency, thanks. Such words are common in subjects of requests and rare in titles of articles.
const surrounding: Record<Locale, string> = {
  'pt-BR': `
    preciso precisa precisamos precisando necessito necessita necessitamos ajuda ajudar ajudem ajude auxilio auxiliar socorro
    consigo consegue conseguimos conseguem conseguindo consegui conseguiram funciona funcionam funcionando funcionou
    funcionar urgente urgencia urgentemente solicito solicitamos peço orientem duvida duvidas problema problemas erro erros
    errada errado falha falhas falhando falhou defeito bug dificuldade dificuldades impossivel impossibilitado incorreto
    incorretamente gostaria gostariamos queria quero queremos saber sabe sabem poderia poderiam podem favor gentileza faço faz fazer
    fazemos posso podemos aparece aparecendo apareceu apresenta apresentando acontece acontecendo aconteceu ocorre ocorrendo ocorreu
    deu dando nenhum nenhuma nada nunca sempre parou parado parada paralisado travado travando trava travou travamento lento lenta
    lentidao instabilidade instavel caindo caiu sumiu sumiram desapareceu demora demorando demorado tentar tentando tentei tentamos
    estranho estranha esquisito sozinho simplesmente corretamente desde ontem hoje agora amanha ainda 
    alguem ninguem ola oi bom boa dia tarde noite prezados prezado prezada caros pessoal obrigado obrigada agradeço
    agradecemos grato grata atenciosamente cordialmente abraço aguardo aguardamos retorno ticket segue seguem 
    impossivel porque qual quais onde fico ficou ficando fica verifiquem analisem esclarecer esclarecimento
    caminho jeito maneira `,
  en: `
    help please need needs needed cannot unable trouble issue issues problem problems error errors failing fails fail failed
    failure broken working works work urgent urgently asap question questions request want would could should like know how why
    what where when hello hey dear thanks thank regards kindly getting get got getting tried trying try wrong stuck slow bug
    always never anymore again still since yesterday today anyone anybody someone something possible way advise assist assistance
    crash crashes crashing keeps stopped happening happens weird strange`,
  es: `
    necesito necesitamos ayuda ayudar ayudenme ayudenos urgente urgentes puedo podemos pueden podria podrian funciona funcionan
    funcionando quisiera quiero queremos error errores fallo fallos falla fallas fallando duda dudas problema problemas 
    favor porfavor gracias saludos hola buenos buenas dias tardes noches estimados estimado aparece lento lenta
    hacer hago saber cordial ayer hoy ahora siempre nunca desde todavia alguien posible logro consigo
    caido cae tarda intento intentando raro extraño equivocado`,
};

// The same words name things too: they count more, but less than others.
const ambiguous: Record<Locale, string> = {
  'pt-BR': `
    possivel chamado anexo sistema tela telas suporte apoio bloqueado bloqueando mensagem mensagens usuario usuarios cliente clientes acesso acessar acessando abrir abrindo abre carregar
    carregando carrega entrar entrando ajuste ajustes verificar consulta consultar solicitação solicitar solicitações informação
    informações pergunta orientação orientações analise analisar atualização atualizações hora depois antes durante empresa maquina
    computador programa alerta aviso usar utilizar permite permitir correto correta diferente`,
  en: 'system screen support message user users customer access open opening load loading update after before check computer',
  es: 'sistema pantalla consulta bloqueado mensaje usuario usuarios cliente acceso acceder abrir abre cargar carga entrar solicitud ajuste verificar despues antes actualizacion equipo',
};

const stemmed: readonly Locale[] = ['pt-BR', 'es'];
const folded = (words: string): string[] => words.trim().split(/\s+/).map(fold);
// English words as they are: their stems are names of products too often (team, work).
const known = (words: Record<Locale, string>): ReadonlySet<string> =>
  new Set([
    ...folded(words.en),
    ...stemmed.flatMap((locale) => folded(words[locale]).map((word) => stem(word, locale))),
  ]);
const surrounding_words = known(surrounding);
const ambiguous_words = known(ambiguous);

/** How much a folded word counts among others: 1, or less for what people put around a subject. */
export function noiseOf(word: string): number {
  const of_word = [word, ...stemmed.map((locale) => stem(word, locale))];
  if (of_word.some((each) => surrounding_words.has(each))) return 0.35;
  return of_word.some((each) => ambiguous_words.has(each)) ? 0.65 : 1;
}

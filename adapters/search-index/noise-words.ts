import { fold } from './stem.ts';

// What people put around a subject when they write to support, in three languages: greetings, asking for help, saying that
// something fails, urgency, thanks. Kept by how such words behave: common in subjects of requests, rare in titles of articles.
const noise_words = new Set(
  `
  preciso precisa precisamos precisando necessito necessita ajuda ajudar ajudem ajude auxilio auxiliar socorro apoio suporte
  consigo consegue conseguimos conseguem conseguindo consegui funciona funcionam funcionando funcionou funcionar
  urgente urgencia urgentemente solicito solicitamos solicitar solicitacao peco pedimos orientacao orientar orientem duvida duvidas
  problema problemas erro erros falha falhas falhando defeito bug dificuldade dificuldades impossivel incorreto incorretamente errado errada
  gostaria gostariamos queria quero queremos saber poderia poderiam podem favor gentileza
  faco faz fazer fazemos posso podemos aparece aparecendo apresenta apresentando acontece acontecendo ocorre ocorrendo ocorreu deu dando
  nenhum nenhuma nada parou parado travado travando trava lento lenta lentidao instabilidade
  ola oi bom boa dia tarde noite prezados prezado prezada caros pessoal obrigado obrigada grato grata atenciosamente
  aguardo aguardamos retorno chamado ticket cliente sistema tela hoje ontem agora porque porquê qual quais onde
  ajuste verificar verifiquem analisar analise consulta pergunta informacao informacoes esclarecimento esclarecer mensagem
  help please need needs needed cannot can't unable trouble issue issues problem problems error errors failing fails fail failed
  failure broken working works work urgent asap question questions request support want would could should like know how why
  hello hi hey dear team thanks thank regards kindly getting get got getting tried trying wrong stuck slow bug
  necesito necesitamos ayuda ayudar ayudenme urgentes puedo podemos pueden podria podrian funciona funcionan quisiera quiero
  error errores fallo fallos falla fallas duda dudas problemas consulta solicitud ayudenos porfavor gracias saludos hola buenos buenas
  dias tardes estimados incidencia aparece sale lento bloqueado hacer hago saber cordial
  `
    .split(/\s+/)
    .filter(Boolean)
    .map(fold),
);

/** How much a word counts that only surrounds a subject. */
export const noise_weight = 0.35;

/** Whether people put this folded word around a subject. */
export const isNoiseWord = (folded: string): boolean => noise_words.has(folded);

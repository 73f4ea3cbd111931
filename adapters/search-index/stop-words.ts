import { fold } from './stem.ts';
import type { Locale } from './types.ts';

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(fold));

// Words that stand everywhere, by language: the lists of Snowball, less what names a thing in software.
const stop_words: Record<Locale, ReadonlySet<string>> = {
  'pt-BR': listed(`
    de que do da em um para com nao uma os no se na por mais as dos como mas ao ele das seu sua ou quando muito
    nos ja eu tambem so pelo pela ate isso ela entre depois sem mesmo aos seus quem nas me esse eles voce essa
    num nem suas meu minha numa pelos elas qual lhe deles essas esses pelas este dele tu te voces vos lhes meus
    minhas teu tua teus tuas nosso nossa nossos nossas dela delas esta estes estas aquele aquela aqueles aquelas
    isto aquilo estou estamos estao estive esteve estivemos estiveram estava estavamos estavam estivera
    estiveramos esteja estejamos estejam estivesse estivessemos estivessem estiver estivermos estiverem hei ha
    havemos hao houve houvemos houveram houvera houveramos haja hajamos hajam houvesse houvessemos houvessem
    houver houvermos houverem houverei houveremos houverao houveria houveriamos houveriam sou somos sao era
    eramos eram fui foi fomos foram fora foramos seja sejamos sejam fosse fossemos fossem for formos forem serei
    sera seremos serao seria seriamos seriam tenho tem temos tinha tinhamos tinham tive teve tivemos tiveram
    tivera tiveramos tenha tenhamos tenham tivesse tivessemos tivessem tiver tivermos tiverem terei tera teremos
    terao teria teriamos teriam pra pro duma dum ser ter
  `),
  en: listed(`
    me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves what which who whom this that these those am is are
    was were be been being have has had having do does did doing an the and but if or because as until while of
    at by for with about against between into through during above below to from in on again further then once
    here there when where why how all any both each few more most other some such no nor not only own same so
    than too very can will just should now doesn isn cannot
  `),
  es: listed(`
    de la que el en los del se las por un para con no una su al lo como mas pero sus le ya este si porque esta
    entre cuando muy sin sobre tambien me hasta hay donde quien desde todo nos durante todos uno les ni contra
    otros ese eso ante ellos esto mi antes algunos unos yo otro otras otra tanto esa estos mucho quienes muchos
    cual poco ella estar estas algunas algo nosotros mis tu te ti tus ellas nosotras os mio mia mios mias tuyo
    tuya tuyos tuyas suyo suya suyos suyas nuestro nuestra nuestros nuestras vuestro vuestra vuestros vuestras
    esos esas estoy estamos estais estan estes estemos esteis esten estare estaras estara estaremos estareis
    estaran estaria estarias estariamos estariais estarian estaba estabas estabamos estabais estaban estuve
    estuviste estuvo estuvimos estuvisteis estuvieron estuviera estuvieras estuvieramos estuvierais estuvieran
    estuviese estuvieses estuviesemos estuvieseis estuviesen he has ha hemos habeis han haya hayas hayamos
    hayais hayan habre habras habra habremos habreis habran habria habrias habriamos habriais habrian habia
    habias habiamos habiais habian hube hubiste hubo hubimos hubisteis hubieron hubiera hubieras hubieramos
    hubierais hubieran hubiese hubieses hubiesemos hubieseis hubiesen soy eres es somos sois son sea seas seamos
    seais sean sere seras sera seremos sereis seran seria serias seriamos seriais serian era eras eramos erais
    eran fui fuiste fue fuimos fuisteis fueron fuera fueras fueramos fuerais fueran fuese fueses fuesemos
    fueseis fuesen tengo tienes tiene tenemos teneis tienen tenga tengas tengamos tengais tengan tendre tendras
    tendra tendremos tendreis tendran tendria tendrias tendriamos tendriais tendrian tenia tenias teniamos
    teniais tenian tuve tuviste tuvo tuvimos tuvisteis tuvieron tuviera tuvieras tuvieramos tuvierais tuvieran
    tuviese tuvieses tuviesemos tuvieseis tuviesen vosotros vosotras ser tener
  `),
};

/** Whether a folded word says nothing in this language; single letters never do. */
export const isStopWord = (folded: string, locale: Locale): boolean =>
  (folded.length === 1 && !/\d/.test(folded)) || stop_words[locale].has(folded);

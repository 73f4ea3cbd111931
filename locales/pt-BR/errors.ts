/** Pages that say something went wrong: what happened, what was kept, what to do. */
export const errors = {
  code: (status: number) => `Código ${status}`,
  id: 'Código deste erro',
  id_hint: 'Informe este código ao suporte para encontrarmos o que aconteceu.',
  to_home: 'Ir para o início',
  try_again: 'Tentar de novo',
  write_to: (address: string) => `Se precisar, escreva para ${address}.`,
  expired_form: {
    title: 'O formulário perdeu a validade',
    happened: 'A página ficou aberta por muito tempo, ou você saiu e entrou de novo em outra aba.',
    todo: 'Nada foi gravado. Volte à página anterior, que guarda o que foi digitado, recarregue e envie outra vez.',
  },
  not_found: {
    title: 'Não encontramos esta página',
    happened: 'O endereço pode ter mudado, ou o conteúdo não está disponível para a sua empresa.',
    todo: 'Confira o endereço ou volte ao início. Nada seu foi perdido.',
  },
  misdirected: {
    title: 'Este endereço não é do portal',
    happened: 'O servidor recebeu um pedido com um nome que não reconhece.',
    todo: 'Entre pelo endereço que a sua empresa recebeu. Quem cuida do servidor pode conferir o endereço público configurado.',
  },
  too_large: {
    title: 'O envio passou do tamanho aceito',
    happened: 'O texto ou os arquivos são maiores do que esta página recebe.',
    todo: 'Nada foi gravado. Volte, que o texto continua na página, e envie menos de cada vez.',
  },
  too_many: {
    title: 'Muitas tentativas em pouco tempo',
    happened: 'Para proteger as contas, fazemos uma pausa depois de várias tentativas seguidas.',
    todo: 'Nada foi bloqueado em definitivo e nada seu foi perdido.',
    wait: (seconds: number) =>
      seconds < 60
        ? `Tente de novo em ${seconds === 1 ? '1 segundo' : `${seconds} segundos`}.`
        : `Tente de novo em ${Math.ceil(seconds / 60) === 1 ? '1 minuto' : `${Math.ceil(seconds / 60)} minutos`}.`,
  },
  broken: {
    title: 'Algo falhou do nosso lado',
    happened: 'O erro ficou registrado. O que já estava gravado continua intacto; este último envio não foi concluído.',
    todo: 'Volte à página anterior, que guarda o que foi digitado, e tente de novo daqui a pouco.',
  },
  preparing: {
    title: 'O portal está sendo preparado',
    happened: 'Quem o administra ainda não terminou a primeira configuração.',
    todo: 'Volte mais tarde, ou fale com quem lhe passou este endereço.',
  },
  maintenance: {
    title: 'O portal não está respondendo agora',
    happened: 'O banco de dados não está ao alcance. O que você já tinha enviado está guardado.',
    todo: 'Tente de novo em alguns minutos.',
  },
  offline: {
    title: 'Sem conexão com a internet',
    happened: 'O portal não pôde ser alcançado a partir deste aparelho.',
    todo: 'Confira a rede e tente de novo. O que você digitou continua na página anterior.',
  },
};

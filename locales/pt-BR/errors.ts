/** Pages that say something went wrong: what happened, what was kept, what to do. */
export const errors = {
  code: (status: number) => `Código ${status}`,
  id: 'Código deste erro',
  id_hint: 'Informe este código ao suporte para encontrarmos o que aconteceu.',
  to_home: 'Ir para o início',
  try_again: 'Tentar de novo',
  write_to: (address: string) => `Se precisar, escreva para ${address}.`,
  forbidden: {
    title: 'Esta página não está liberada para a sua conta',
    happened: 'Você entrou, mas o seu perfil não inclui o que foi pedido.',
    todo: 'Peça acesso a quem administra o portal na sua empresa. Nada foi alterado.',
  },
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
    title: 'O portal está iniciando',
    happened: 'O banco de dados está sendo preparado. Isso costuma levar alguns segundos.',
    todo: 'Nada seu foi perdido. A página volta assim que estiver pronto; se demorar, tente de novo.',
  },
  maintenance: {
    title: 'O portal está em manutenção',
    happened: 'Estamos atualizando o sistema. O que já foi enviado está guardado, e os e-mails continuam chegando.',
    todo: 'Tente de novo em alguns minutos.',
  },
  offline: {
    title: 'Sem conexão com a internet',
    happened: 'O portal não pôde ser alcançado a partir deste aparelho.',
    todo: 'Confira a rede e tente de novo. O que você digitou continua na página anterior.',
  },
};

export const mails = {
  hello: (name: string) => `Olá, ${name}`,
  sign_in: {
    subject: (vendor: string) => `Seu link para entrar no portal ${vendor}`,
    text: (minutes: number) =>
      `Alguém, provavelmente você, pediu um link para entrar. Ele vale por ${minutes} minutos e uma única vez.`,
    action: 'Entrar no portal',
  },
  password_reset: {
    subject: (vendor: string) => `Crie uma senha nova para o portal ${vendor}`,
    text: (minutes: number) =>
      `Alguém, provavelmente você, disse que esqueceu a senha. O link abaixo vale por ${minutes} minutos e uma única vez.`,
    action: 'Criar senha nova',
  },
  not_you: 'Se não foi você, apague esta mensagem: sem o link, nada muda na sua conta.',
  link_footer: (vendor: string) =>
    `Você recebeu esta mensagem porque o seu endereço tem uma conta no portal ${vendor}.`,
};

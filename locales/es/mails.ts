export const mails = {
  hello: (name: string) => `Hola, ${name}`,
  sign_in: {
    subject: (vendor: string) => `Su enlace para entrar en el portal ${vendor}`,
    text: (minutes: number) =>
      `Alguien, probablemente usted, pidió un enlace para entrar. Vale por ${minutes} minutos y una sola vez.`,
    action: 'Entrar en el portal',
  },
  password_reset: {
    subject: (vendor: string) => `Cree una contraseña nueva para el portal ${vendor}`,
    text: (minutes: number) =>
      `Alguien, probablemente usted, dijo que olvidó la contraseña. El enlace de abajo vale por ${minutes} minutos y una sola vez.`,
    action: 'Crear contraseña nueva',
  },
  not_you: 'Si no fue usted, borre este mensaje: sin el enlace nada cambia en su cuenta.',
  link_footer: (vendor: string) => `Recibió este mensaje porque su dirección tiene una cuenta en el portal ${vendor}.`,
};

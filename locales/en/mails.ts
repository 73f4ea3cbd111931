export const mails = {
  hello: (name: string) => `Hello, ${name}`,
  sign_in: {
    subject: (vendor: string) => `Your link to sign in to the ${vendor} portal`,
    text: (minutes: number) =>
      `Someone, probably you, asked for a link to sign in. It works for ${minutes} minutes and only once.`,
    action: 'Sign in to the portal',
  },
  password_reset: {
    subject: (vendor: string) => `Create a new password for the ${vendor} portal`,
    text: (minutes: number) =>
      `Someone, probably you, said the password was forgotten. The link below works for ${minutes} minutes and only once.`,
    action: 'Create a new password',
  },
  not_you: 'If it was not you, delete this message: without the link nothing changes in your account.',
  link_footer: (vendor: string) =>
    `You received this message because your address has an account in the ${vendor} portal.`,
};

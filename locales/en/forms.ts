/** Why a field was refused, and what to do. */
export const forms = {
  required: (_limit: number) => 'Fill in this field',
  too_long: (limit: number) => (limit > 0 ? `Use at most ${limit} characters` : 'The text is too long'),
  too_short: (limit: number) => `Use at least ${limit} characters`,
  control_characters: (_limit: number) =>
    'The text has invisible characters that cannot be kept; delete it and type it again',
  invalid_email: (_limit: number) => 'Enter a complete e-mail address, such as name@company.com',
  invalid_choice: (_limit: number) => 'Choose one of the options',
  invalid_number: (_limit: number) => 'Enter a number within the range shown',
  invalid_time_zone: (_limit: number) => 'Choose a time zone from the list',
  unknown_field: (_limit: number) =>
    'The form brought a field this page does not know; reload the page and send it again',
  mismatch: (_limit: number) => 'The two passwords are not the same',
  common_password: (_limit: number) => 'This password appears in lists of leaked passwords; choose another',
  wrong_password: (_limit: number) => 'The current password does not match',
};

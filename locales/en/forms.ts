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
  invalid_date: (_limit: number) => 'Enter a date that exists, such as 2026-11-24',
  invalid_cnpj: (_limit: number) =>
    'The CNPJ does not check; it has 14 letters or digits, and the last two verify the others',
  invalid_hours: (_limit: number) => 'Write hours like 08:00-12:00, 13:00-18:00, none overlapping another',
  invalid_issue_key: (_limit: number) => 'Write the key as development does, such as OFIS-1042',
  unknown_issue: (_limit: number) => 'This issue is not registered yet; write its title too',
  takes_the_rest: (_limit: number) =>
    'This queue takes what no other takes, so it can be neither confidential nor archived',
  out_of_order: (_limit: number) => 'The end cannot come before the start',
  changed_meanwhile: (_limit: number) =>
    'Somebody else changed this while you were editing; look at what is stored now and send again',
  unknown_field: (_limit: number) =>
    'The form brought a field this page does not know; reload the page and send it again',
  mismatch: (_limit: number) => 'The two passwords are not the same',
  common_password: (_limit: number) => 'This password appears in lists of leaked passwords; choose another',
  wrong_password: (_limit: number) => 'The current password does not match',
  unknown_person: (_limit: number) => 'Not somebody with access in your company; check the address',
  too_many: (limit: number) => `Use at most ${limit}`,
  taken: (_limit: number) => 'Already taken; choose another',
  invalid_code: (_limit: number) => 'Check the format shown above',
  cnpj_taken: (_limit: number) => 'This CNPJ already belongs to another organization or branch',
  overlaps: (_limit: number) => 'The product is already granted for part of that period',
  not_a_customer: (_limit: number) => 'A unit serves customers; choose a customer',
  already_served: (_limit: number) => 'The unit already serves this customer',
  serves_now: (_limit: number) => 'It is part of a unit’s portfolio; end that before changing the kind',
  formula: (_limit: number) => 'Starts like a spreadsheet formula; remove the sign at the start',
  repeated_line: (limit: number) => `Repeats line ${limit}`,
  file_empty: () => 'The file is empty; check that it was saved and attach it again',
  file_too_large: () =>
    'The file is larger than 20 MB. Compress it, split it or cut the video and attach it again; the rest was kept',
  files_too_many: () => 'At most 20 files; put the others into one compressed file or send them with another answer',
  files_too_much: () => 'The files are larger than 64 MB in all; send some now and the rest afterwards',
  unknown_placeholder: (_limit: number) => 'The email does not know this placeholder; use those of the list',
  placeholder_missing: (_limit: number) => 'This placeholder may not be missing',
  message_missing: (_limit: number) => 'This placeholder may not be missing, and is a paragraph of its own',
};

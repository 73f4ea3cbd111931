/** Days that figures look back. */
export const periods_shown = [30, 90, 365] as const;
export type Period = (typeof periods_shown)[number];

import { words as pt_br } from './pt-BR/index.ts';
import { words as en } from './en/index.ts';
import { words as es } from './es/index.ts';

/** The interface languages; pt-BR is the source and gives the type. */
export const locales = ['pt-BR', 'en', 'es'] as const;
export type Locale = (typeof locales)[number];

type Same<T> = T extends (...args: infer A) => string
  ? (...args: A) => string
  : T extends string
    ? string
    : { [K in keyof T]: Same<T[K]> };

/** Every word of the interface: strings, or functions of what they speak about. A missing key does not compile. */
export type Words = Same<typeof pt_br>;

export const words: Record<Locale, Words> = { 'pt-BR': pt_br, en, es };

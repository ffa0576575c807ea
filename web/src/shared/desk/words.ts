import { english } from '../i18n'

/** A text in Chinese and in English. */
export type Pair = readonly [zh: string, en: string]
export type Pairs = Record<string, Pair>

/**
 * The texts of one desk screen, standing beside it: `w.title` is the text in the language shown. One
 * that is missing in either language does not compile.
 */
export function words<T extends Pairs>(pairs: T): { readonly [K in keyof T]: string } {
  return new Proxy(pairs, {
    get: (all, key) => all[key as string]?.[english.value ? 1 : 0] ?? String(key),
  }) as never
}

/** Fills `{name}` in a text. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))

/** The word for a value of an enumeration; the value itself when there is none. */
export const label = (labels: Pairs, value: string | null | undefined): string =>
  value ? (labels[value]?.[english.value ? 1 : 0] ?? value) : ''

export const options = (labels: Pairs, only?: readonly string[]): { value: string; label: string }[] =>
  Object.keys(labels)
    .filter((value) => !only || only.includes(value))
    .map((value) => ({ value, label: label(labels, value) }))
